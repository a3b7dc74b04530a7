"""What reading only suggested is asked in the browser after files were added: an answer closes the suggestion and keeps it; what is left open stays asked."""

from __future__ import annotations

import pytest
from service.fixtures import on_sqlite
from service.sent_files import receive

from keepsight.audit.models import Event
from keepsight.chronology.confirm import EVENT, OPEN, PART, WHO
from keepsight.commands.as_seen import as_seen
from keepsight.commands.confirm_asks import list_asks
from keepsight.commands.undo_files import undo_files
from keepsight.store import models

pytestmark = on_sqlite
LOG = """Date,Child,What happened
04/03/2024,Ivy Whitlock,Grandmother hit Ivy on the arm. Nan said she fell.
11/03/2024,Ivy Whitlock,Dana came to the gate and shouted at the auntie.
"""


@pytest.fixture
def at(service) -> str:
    receive(service, ("School log.csv", LOG.encode()))
    return f"/families/{service.family.pk}/files/to-confirm/"


def asked(service, about: str, words: str = "", username: str = "supervisor") -> list:
    return [ask for ask in list_asks(by=service.scope(username)).asks if ask.about == about and words.lower() in ask.words.lower() and "2024-03" in ask.when]


def concerned(service, begins: str) -> set[tuple]:
    """Who stands in the entry whose words begin so: the person, the part, and whether it is only suggested."""
    record = as_seen(service.scope("supervisor")).assembled.record
    entry = next(one for one in record.entry if one.text.startswith(begins) and one.known_until is None)
    return {(row.person_id, row.part, row.suggested) for row in record.concerned if row.entry_id == entry.entry_id and row.known_until is None}


def answered(service, at, given: dict) -> object:
    return service.client("supervisor").post(at, {f"asked-{ask.ask_id}": answer for ask, answer in given.items()}, follow=True)


def test_whoever_was_meant_is_confirmed_nobody_of_the_family_is_taken_out_and_what_is_left_open_stays_asked(service, at):
    page = service.client("supervisor").get(at).content.decode()
    assert "<q>Dana came to the gate and shouted at the auntie.</q>" in page and "Dana Whitlock, as suggested" in page and "(M)" not in page
    answer = answered(service, at, {asked(service, WHO, "Dana")[0]: "yes", asked(service, OPEN, "auntie")[0]: "no", asked(service, OPEN, "Nan")[0]: ""})
    assert "Your answers are in the record." in answer.content.decode()
    assert concerned(service, "Dana came") == {("C2", "subject", False), ("M", "mentioned", False)}
    assert asked(service, WHO, "Dana") == [] == asked(service, OPEN, "auntie") and len(asked(service, OPEN, "Nan")) == 1
    closed = models.Concerned.objects.filter(family=service.family, closing__how="confirmed")
    assert {(row.as_written, row.suggested) for row in closed} == {("Dana", True), ("auntie", True)}
    assert Event.objects.get(kind="asks answered").sentence.endswith(": 2 answers.")


def test_who_it_is_comes_first_and_a_part_is_laid_on_nobody_until_it_is_said_of_them(service, at):
    answered(service, at, {asked(service, OPEN, "Grandmother")[0]: "G"})
    assert {("G", "mentioned", False), ("G", "said to have harmed", True)} <= concerned(service, "Grandmother hit")
    parts = {ask.suggested.partition(":")[0]: ask for ask in asked(service, PART)}
    assert set(parts) == {"said to have harmed", "said to have been harmed"}
    answered(service, at, {parts["said to have harmed"]: "yes", parts["said to have been harmed"]: "no"})
    assert {("G", "said to have harmed", False), ("C2", "subject", False)} <= concerned(service, "Grandmother hit")
    assert asked(service, PART) == [] and not {"said to have been harmed"} & {part for _, part, _ in concerned(service, "Grandmother hit")}


@pytest.mark.long
def test_what_was_suggested_wrongly_is_somebody_else_or_open_again(service, at):
    answered(service, at, {asked(service, WHO, "Dana")[0]: "no"})
    assert (None, "mentioned", True) in concerned(service, "Dana came") and not {"M"} & {who for who, _, _ in concerned(service, "Dana came")}
    answered(service, at, {asked(service, OPEN, "Dana")[0]: "G"})
    assert ("G", "mentioned", False) in concerned(service, "Dana came")


@pytest.mark.parametrize(("answer", "tied"), [("yes", {False}), pytest.param("no", set(), marks=pytest.mark.long)])
def test_entries_believed_to_tell_one_event_are_tied_for_good_or_parted(service, at, answer, tied):
    receive(service, ("Police log.csv", LOG.replace("Nan said she fell.", "Nan said Ivy fell.").encode()))
    events = asked(service, EVENT)
    assert events
    answered(service, at, dict.fromkeys(events, answer))
    told = {entry for ask in events for entry in ask.entry_ids}
    rows = [row for row in as_seen(service.scope("supervisor")).assembled.record.account if row.entry_id in told and row.known_until is None]
    assert {row.suggested for row in rows} == tied and asked(service, EVENT) == []


@pytest.mark.long
def test_an_answer_to_what_is_asked_no_more_is_said_and_changes_nothing(service, at):
    ask = asked(service, WHO, "Dana")[0]
    answered(service, at, {ask: "yes"})
    before = concerned(service, "Dana came")
    again = answered(service, at, {ask: "no"})
    assert again.status_code == 422 and "somebody answered" in again.content.decode() and concerned(service, "Dana came") == before
    assert "Answer at least one" in answered(service, at, {}).content.decode()


@pytest.mark.long
def test_what_was_confirmed_closes_with_the_addition_that_is_undone(service, at):
    addition = models.Writing.objects.filter(how="added").latest("pk")
    answered(service, at, {asked(service, WHO, "Dana")[0]: "yes"})
    undo_files(str(addition.pk), "The wrong family.", by=service.scope("supervisor"))
    entries = models.Entry.objects.filter(writing=addition).values("entry_id")
    assert not models.Concerned.objects.filter(family=service.family, entry_id__in=entries, known_until__isnull=True).exists()
    assert [ask for ask in list_asks(by=service.scope("supervisor")).asks if "2024-03" in ask.when] == []
