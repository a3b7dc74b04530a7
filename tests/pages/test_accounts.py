"""Accounts as the administrator keeps them: made, given roles, closed; a first password opens nothing but the page to choose one's own."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse
from service.fixtures import CARE, PASSWORD, on_sqlite

from keepsight.access.models import User
from keepsight.audit.models import Event

NEW = {"name": "Ottoline Vane", "username": "ottoline", "role": "practitioner", "agency": CARE}


def made(service, **more) -> tuple[int, str]:
    """The answer's status when the administrator adds an account, and the page."""
    answer = service.client("administrator").post(reverse("add-account"), NEW | more)
    return answer.status_code, answer.content.decode()


def first_password(page: str) -> str:
    """The password that stands on the page."""
    return re.search(r"<code>([^<]+)</code>", page)[1]


@on_sqlite
def test_a_new_account_signs_in_with_its_first_password_and_is_shown_nothing_before_it_chose_its_own(service):
    status, page = made(service)
    assert status == 200 and "shown this once" in page
    browser, first = Client(), first_password(page)
    assert browser.post(reverse("account_login"), {"login": "ottoline", "password": first}).status_code == 302
    assert browser.get(reverse("home"))["Location"] == reverse("account_change_password")
    chosen = {"oldpassword": first, "password1": "a sentence of my own", "password2": "a sentence of my own"}
    assert browser.post(reverse("account_change_password"), chosen).status_code == 302
    assert browser.get(reverse("home")).status_code == 200
    assert not User.objects.get(username="ottoline").first_password


@on_sqlite
def test_a_first_password_is_in_no_event_and_in_no_second_page(service):
    _, page = made(service)
    first = first_password(page)
    assert all(first not in event.sentence for event in Event.objects.all())
    account = User.objects.get(username="ottoline")
    assert first not in service.client("administrator").get(reverse("account-of", args=[account.pk])).content.decode()


@on_sqlite
def test_what_cannot_be_made_is_told_beside_its_field_with_every_word_kept(service):
    status, page = made(service, role="chair")
    assert status == 422 and "Leave the agency empty" in page and "Ottoline Vane" in page
    assert "Write its name as it stands" in made(service, agency="")[1]
    assert "Choose another name" in made(service, username="CHAIR")[1]
    assert not User.objects.filter(username="ottoline").exists()


def test_a_role_ends_now_and_the_account_reaches_nothing(service):
    admin, person = service.client("administrator"), service.people["joined"]
    admin.post(reverse("end-role", args=[person.pk, person.memberships.get().pk]))
    assert service.client("joined").get(reverse("family", args=[service.family.pk])).status_code == 404
    admin.post(reverse("give-role", args=[person.pk]), {"role": "practitioner", "agency": CARE})
    assert service.client("joined").get(reverse("family", args=[service.family.pk])).status_code == 200


def test_a_closed_account_is_signed_out_and_signs_in_no_more(service):
    signed_in, person = service.client("joined"), service.people["joined"]
    service.client("administrator").post(reverse("close-account", args=[person.pk]))
    assert signed_in.get(reverse("home"))["Location"].startswith(reverse("account_login"))
    browser = Client()
    browser.post(reverse("account_login"), {"login": "joined", "password": PASSWORD})
    assert browser.get(reverse("home")).status_code == 302


@on_sqlite
def test_an_administrator_does_not_close_their_own_account(service):
    own = service.people["administrator"]
    service.client("administrator").post(reverse("close-account", args=[own.pk]))
    assert User.objects.get(pk=own.pk).is_active


@on_sqlite
def test_a_new_password_is_shown_to_the_administrator_alone(service):
    address = reverse("new-password", args=[service.people["joined"].pk])
    assert service.client("supervisor").post(address).status_code == 404
    page = service.client("administrator").post(address).content.decode()
    assert User.objects.get(username="joined").check_password(first_password(page))


@on_sqlite
def test_no_familys_name_is_on_the_pages_of_accounts(service):
    for name in ("accounts", "add-account"):
        assert service.family.label not in service.client("administrator").get(reverse(name)).content.decode()
