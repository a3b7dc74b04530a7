"""Every form in which somebody writes: a session that ended loses no word of it, shows it to nobody else, and saves nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html
from reports.pretend_family import AS_OF
from service.fixtures import CARE, HEALTH, on_sqlite

from keepsight.commands.keep_draft import keep_draft
from keepsight.commands.write import begin
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.models import KeptDraft, Writing
from keepsight.store.rows import close
from pages.test_permission_table import TABLE, address, addresses, entry_of

WRITES = sorted(pattern.name for pattern in addresses() if getattr(pattern.callback, "writes", False))
IN_EVERY_RUN = {  # one form of each way in which a view makes its form; that every form has its seal is held of every page in every run (test_every_page.py)
    "write-entry", "split-note", "add-fact", "write-arrangement", "record-decision", "raise-disagreement", "enter-representation", "answer-question", "open-joint-record", "share-report",
    "change-report", "undo-files", "emergency", "add-recommendation", "save-minutes", "grade-care",
}  # fmt: skip
FORMS = [pytest.param(name, marks=[] if name in IN_EVERY_RUN else [pytest.mark.long]) for name in WRITES]
OF_ITS_OWN_AGENCY = {"withdraw-entry", "share-entry"}  # nobody of the table may open them on the entry that it uses


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page as a browser would send it, and which of its fields hold words."""

    address: str
    fields: dict[str, list[str]]
    written: tuple[str, ...]

    def with_words(self) -> dict[str, list[str]]:
        """Sent with words of our own in each field that takes any, and the first of each choice chosen."""
        return self.fields | {name: [f"Words of field {number}"] for number, name in enumerate(self.written)}


def forms(page: bytes, at: str) -> list[Form]:
    """The forms of a page that are sent, each with its own address."""
    found = []
    for tree in html.fromstring(page.decode()).xpath("//form[@method='post']"):
        fields: dict[str, list[str]] = {}
        for one in tree.xpath(".//input[@name and not(@type='submit')]"):
            if one.get("type") in ("hidden", "text", None):
                fields[one.get("name")] = [one.get("value", "")]
            elif one.get("type") in ("radio", "checkbox"):
                fields.setdefault(one.get("name"), [one.get("value", "on")])
        fields |= {one.get("name"): [one.text_content().removeprefix("\n")] for one in tree.xpath(".//textarea")}
        written = tuple(one.get("name") for one in tree.xpath(".//input[@type='text'] | .//textarea"))
        found.append(Form(tree.get("action") or at, fields, written))
    return found


def opened(name: str, service) -> tuple[str, str]:
    """Who opens the form of an address, and the address."""
    if name == "change-report":
        return "chair", f"{address(name, service)}?entry={entry_of(service, HEALTH)}"
    if name in OF_ITS_OWN_AGENCY:
        return "supervisor", address("family", service) + f"entries/{entry_of(service, CARE)}/{name.split('-')[0]}/"
    those = TABLE[name][1]
    return "supervisor" if "supervisor" in those else sorted(those)[0], address(name, service)


def of_this_address(page: bytes, at: str) -> Form:
    """The form on a page that is sent to where the page is."""
    return next(form for form in forms(page, at) if urlsplit(form.address).path == urlsplit(at).path)


@dataclass(frozen=True, slots=True)
class Ended:
    """A form that was sent after its session had ended: who wrote in it, what they sent, where it was sent, and where signing in leads to."""

    who: str
    sent: dict[str, list[str]]
    at: str
    then: str


def a_session_that_ended(name: str, service) -> Ended:
    """Open the form, write in it, lose the session, send it."""
    who, at = opened(name, service)
    client = service.client(who)
    sent = of_this_address(client.get(at).content, at).with_words()
    client.logout()
    return Ended(who, sent, at, parse_qs(urlsplit(client.post(at, sent)["Location"]).query)["next"][0])


@on_sqlite
@pytest.mark.parametrize("name", FORMS)
def test_a_session_that_ends_in_any_form_saves_nothing_and_loses_no_word(service, name):
    ended = a_session_that_ended(name, service)
    before = Writing.objects.count()
    again = of_this_address(service.client(ended.who).get(ended.then).content, ended.at)
    assert {name: again.fields[name] for name in again.written} == {name: ended.sent[name] for name in again.written}
    assert KeptDraft.objects.filter(by_id=str(service.people[ended.who].pk)).count() == 1
    assert Writing.objects.count() == before


@pytest.mark.long
@on_sqlite
@pytest.mark.parametrize("name", WRITES)
def test_what_one_wrote_in_any_form_is_shown_to_nobody_else_and_two_presses_save_it_once(service, name):
    ended = a_session_that_ended(name, service)
    other = service.client("joined" if ended.who != "joined" else "supervisor").get(ended.then).content.decode()
    assert "Words of field" not in other
    client = service.client(ended.who)
    again = of_this_address(client.get(ended.then).content, ended.at)
    client.post(ended.at, again.fields | {"do": "save"})
    saved = Writing.objects.count()
    client.post(ended.at, again.fields | {"do": "save"})
    assert Writing.objects.count() == saved


@on_sqlite
def test_an_answer_written_under_a_question_on_the_familys_page_is_in_its_form_after_signing_in_again(service):
    client, at = service.client("joined"), f"/families/{service.family.pk}/"
    answering = [form for form in forms(client.get(at).content, at) if "/questions/" in form.address][:2]
    client.logout()
    for number, form in enumerate(answering):
        then = parse_qs(urlsplit(client.post(form.address, form.fields | {"reason": [f"We are on it, {number}."]})["Location"]).query)["next"][0]
        assert f"We are on it, {number}." in service.client("joined").get(then).content.decode()


@on_sqlite
def test_words_whose_form_is_gone_are_kept_and_offered_to_be_copied_and_to_nobody_else(service):
    client, family = service.client("practitioner"), service.family.pk
    at = f"/families/{family}/entries/{entry_of(service, HEALTH)}/correct/"
    form = of_this_address(client.get(at).content, at)
    sent = form.fields | {"text": ["She said\nthat it hurts."], "reason": ["A word was wrong."]}
    kept = client.post(at, sent | {"do": ["keep"]})["Location"]
    close(StoredEntry.objects.filter(family=family, entry_id=entry_of(service, HEALTH), known_until__isnull=True), AS_OF, begin("withdrawn", service.scope("practitioner"), keeps_up=False))
    led = client.get(kept)["Location"]
    page = html.fromstring(client.get(led).content.decode())
    [words] = page.xpath("//textarea/text()")
    assert "She said\nthat it hurts." in words and "A word was wrong." in words
    assert service.client("joined").get(led).status_code == 404
    answer = client.post(at, sent | {"text": ["She said that it hurts at night."]}, follow=True)
    assert "She said that it hurts at night." in answer.content.decode() and "was not saved" in answer.content.decode()
    assert client.post(at, {"text": "no seal of ours"}).status_code == 404 and client.get(at).status_code == 404


@on_sqlite
def test_of_words_that_are_of_no_family_the_same_holds(service):
    keep_draft("abcdef012345", "/emergency/1234/", {"words": ["What I found out by looking."]}, by=service.scope("supervisor").reader)
    assert "What I found out by looking." in service.client("supervisor").get("/drafts/abcdef012345/words/").content.decode()
    assert service.client("chair").get("/drafts/abcdef012345/words/").status_code == 404


def test_the_forms_of_every_run_are_forms_of_the_service():
    assert set(WRITES) >= IN_EVERY_RUN


@on_sqlite
def test_a_form_without_a_place_for_words_keeps_nothing(service):
    answer = Client().post("/people/", {"name": "Dana Whitlock"})
    assert answer["Location"] == "/account/login/?next=/people/" and not KeptDraft.objects.exists()
