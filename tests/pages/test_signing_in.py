"""A real browser signs in: what it sends of itself (Origin, Referer, cookies) is not what a test client sends."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from service.fixtures import PASSWORD, on_sqlite

from keepsight.audit.models import Event
from keepsight.audit.seal import seal, verify
from keepsight.web import settings


def test_pages_let_a_browser_say_where_its_form_came_from():
    assert settings.SECURE_REFERRER_POLICY == "same-origin", 'under "no-referrer" browsers send "Origin: null", and every form is turned away'


@pytest.mark.django_db
def test_a_form_without_its_sign_is_answered_in_plain_words(client):
    strict = type(client)(enforce_csrf_checks=True)
    answer = strict.post("/account/login/", {"login": "nobody", "password": "nothing"})
    assert answer.status_code == 403 and "Nothing was sent" in answer.content.decode()


def test_signing_in_and_out_and_a_wrong_password_are_events_and_what_was_typed_is_in_none(service):
    browser = Client()
    for username, password in (("practitioner", "hunter2 hunter2"), ("hunter2 hunter2", "practitioner"), ("practitioner", PASSWORD)):
        browser.post("/account/login/", {"login": username, "password": password})
    browser.post("/account/logout/")
    seal()
    assert [event.sentence for event in Event.objects.filter(kind__in=["signed in", "signed out", "wrong password"]).order_by("pk")] == [
        "Somebody gave a wrong password for the account of Practitioner.",
        "Somebody gave a wrong password for a name that no account has.",
        "Practitioner (practitioner, Health visiting) signed in.",
        "Practitioner (practitioner, Health visiting) signed out.",
    ]
    assert not Event.objects.filter(sentence__contains="hunter2").exists()
    assert verify().bad is None


@on_sqlite
def test_a_wrong_code_of_the_second_factor_is_an_event_and_the_code_is_in_none(service):
    TOTP.activate(service.people["practitioner"], "JBSWY3DPEHPK3PXP")
    browser = Client()
    asked = browser.post("/account/login/", {"login": "practitioner", "password": PASSWORD})
    assert asked["Location"].startswith("/account/second-factor/authenticate/")
    assert browser.post(asked["Location"], {"code": "424242x"}).status_code == 200
    assert [event.sentence for event in Event.objects.filter(kind__in=["signed in", "wrong code"])] == ["Somebody gave a wrong code of the second factor for the account of Practitioner."]
    assert not Event.objects.filter(sentence__contains="424242").exists()
