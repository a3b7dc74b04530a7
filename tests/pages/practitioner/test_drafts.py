"""What is being written is kept: by a press, before a save, and when the session ended; and it is seen by its writer alone."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from lxml import html
from service.fixtures import on_sqlite

from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.keep_draft import list_drafts
from keepsight.store.models import Entry

WRITTEN = {"who": ["C3"], "when": "27 November 2024", "what": "Otis weighed at the clinic, gaining well."}


@pytest.fixture
def form(service) -> str:
    return f"/families/{service.family.pk}/entries/write/"


def seal(page: bytes) -> str:
    return re.search(r'name="seal" value="([^"]+)"', page.decode())[1]


def standing(page: bytes) -> tuple[str, list[str]]:
    """What stands in the form: the text, and whom it concerns."""
    tree = html.fromstring(page.decode())
    return tree.xpath("//textarea[@name='what']")[0].text_content().strip(), tree.xpath("//input[@name='who'][@checked]/@value")


def entries(service, username="practitioner") -> list[str]:
    return [entry.text for entry in as_seen(service.scope(username)).entries]


def test_a_draft_is_kept_by_a_press_is_no_entry_and_is_offered_on_return(service, form):
    client, before = service.client("practitioner"), Entry.objects.count()
    kept = client.post(form, WRITTEN | {"do": "keep", "seal": seal(client.get(form).content)}, follow=True)
    assert "It is not in the record yet" in kept.content.decode()
    assert standing(kept.content) == (WRITTEN["what"], ["C3"])
    assert Entry.objects.count() == before
    again = client.get(form).content.decode()
    assert "You wrote something here before that is not in the record." in again and WRITTEN["what"] in again


def test_a_draft_is_seen_by_its_writer_alone_and_is_in_no_event_of_the_log(service, form):
    service.client("practitioner").post(form, WRITTEN | {"do": "keep"})
    for other in ("joined", "supervisor", "chair"):
        assert WRITTEN["what"] not in service.client(other).get(form).content.decode()
        assert list_drafts(by=service.scope(other)) == []
    assert not Event.objects.filter(sentence__contains="draft").exists()
    assert not Event.objects.filter(sentence__contains="weighed").exists()


def test_once_saved_the_draft_is_gone_and_a_second_press_of_the_same_form_saves_nothing_twice(service, form):
    client = service.client("practitioner")
    sent = WRITTEN | {"do": "save", "seal": seal(client.get(form).content)}
    assert client.post(form, sent).status_code == 302
    assert list_drafts(by=service.scope("practitioner")) == []
    second = client.post(form, sent | {"what": WRITTEN["what"] + " Dana slept."})
    assert second.status_code == 422 and "is in the record once" in second.content.decode()
    assert entries(service).count(WRITTEN["what"]) == 1
    assert client.post(form, sent | {"what": "Another thing.", "seal": seal(second.content)}).status_code == 302
    assert "Another thing." in entries(service)


def test_what_the_script_still_sends_after_the_save_brings_no_draft_back(service, form):
    client = service.client("practitioner")
    sent = WRITTEN | {"seal": seal(client.get(form).content)}
    client.post(form, sent | {"do": "save"})
    assert client.post(form, sent | {"do": "keep-quietly"}).status_code == 200
    assert list_drafts(by=service.scope("practitioner")) == []


def test_a_session_that_ended_in_the_middle_of_a_form_loses_no_word(service, form):
    client = service.client("practitioner")
    sent = WRITTEN | {"do": "save", "seal": seal(client.get(form).content)}
    client.logout()
    answer = client.post(form, sent)
    assert answer.status_code == 302 and answer["Location"].startswith("/account/login/")
    told = client.get(answer["Location"]).content.decode()
    assert "no word is lost" in told and WRITTEN["what"] not in told
    assert WRITTEN["what"] not in entries(service)
    signed_in = client.post(answer["Location"], {"login": "practitioner", "password": "a password of tests"}, follow=True)
    assert standing(signed_in.content) == (WRITTEN["what"], ["C3"])


@on_sqlite
def test_what_one_wrote_is_not_given_to_another_who_signs_in_on_the_same_machine(service, form):
    client = service.client("practitioner")
    sent = WRITTEN | {"do": "save", "seal": seal(client.get(form).content)}
    client.logout()
    at = client.post(form, sent)["Location"]
    other = client.post(at, {"login": "joined", "password": "a password of tests"}, follow=True).content.decode()
    assert WRITTEN["what"] not in other and "That draft does not lie here" in other
    assert [draft.fields["what"] for draft in list_drafts(by=service.scope("practitioner"))] == [[WRITTEN["what"]]]


@on_sqlite
def test_a_form_opened_by_one_and_sent_while_another_is_signed_in_is_kept_for_the_one_who_opened_it(service, form):
    sent = WRITTEN | {"do": "save", "seal": seal(service.client("practitioner").get(form).content)}
    answer = service.client("joined").post(form, sent, follow=True).content.decode()
    assert "opened by somebody else" in answer and WRITTEN["what"] not in answer
    assert WRITTEN["what"] not in entries(service, "joined")
    assert list_drafts(by=service.scope("joined")) == [] != list_drafts(by=service.scope("practitioner"))


@on_sqlite
def test_a_form_whose_sign_is_too_old_is_kept_too_and_the_page_says_where(service, form):
    client = Client(enforce_csrf_checks=True)
    client.force_login(service.people["practitioner"], backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post(form, WRITTEN | {"do": "save", "seal": seal(client.get(form).content)})
    assert answer.status_code == 403 and "kept as a draft" in answer.content.decode()
    opened = client.get(html.fromstring(answer.content.decode()).xpath("//main//a/@href")[0])
    assert standing(opened.content) == (WRITTEN["what"], ["C3"])


@on_sqlite
def test_a_seal_that_is_not_ours_keeps_nothing(service, form):
    assert Client().post(form, WRITTEN | {"seal": "made:up:seal"})["Location"] == f"/account/login/?next={form}"
    assert list_drafts(by=service.scope("practitioner")) == []


@on_sqlite
def test_a_draft_is_thrown_away_by_its_writer(service, form):
    client = service.client("practitioner")
    client.post(form, WRITTEN | {"do": "keep"})
    draft = list_drafts(by=service.scope("practitioner"))[0]
    assert WRITTEN["what"] in client.get(f"/families/{service.family.pk}/drafts/").content.decode()
    assert client.post(f"/families/{service.family.pk}/drafts/{draft.pk}/throw-away/").status_code == 302
    assert list_drafts(by=service.scope("practitioner")) == []
