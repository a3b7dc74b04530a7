"""Searching for a person, within what the searcher may see; nothing is hinted about what is not theirs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from service.fixtures import on_sqlite

from keepsight.audit.models import Event
from keepsight.commands.search_people import AS_WRITTEN, SOUNDS, SPELT, likeness
from keepsight.commands.write import begin
from keepsight.records.person import Identifier, Name
from keepsight.records.record import Record
from keepsight.store.rows import add, load


def searched(service, who: str, **given: str) -> list[tuple[str, str]]:
    """The names found, and what is said beside each."""
    page = html.fromstring(service.client(who).post("/people/", given).content.decode())
    return [(line.xpath("string(a)"), line.xpath("string(small)")) for line in page.xpath("//ul[@class='families']/li")]


@pytest.mark.parametrize(
    "sought, name, how",
    [
        ("rowan", "Rowan Whitlock", AS_WRITTEN), ("whit", "Rowan Whitlock", AS_WRITTEN), ("Whitlock Rowan", "Rowan Whitlock", AS_WRITTEN), ("o'brien", "Sean O’Brien", AS_WRITTEN),
        ("steven", "Stephen Ash", SOUNDS), ("Kathryn", "Catherine Dunn", SOUNDS), ("Schmidt", "Ann Smith", SOUNDS), ("Zoe", "Zoë Ash", AS_WRITTEN),
        ("Penhalow", "Otis Penhallow", SOUNDS), ("Osel", "Marek Osei", SPELT),
        ("Rowan Pellow", "Rowan Whitlock", ""), ("Ada", "Otis Penhallow", ""), ("...", "Otis Penhallow", ""),
    ],
)  # fmt: skip
def test_a_name_is_found_as_written_by_its_sound_and_nearly_spelt(sought, name, how):
    assert likeness(sought, name) == how


def test_a_person_is_found_by_name_day_of_birth_and_number_and_leads_to_their_place_on_the_page(service):
    add(Record(identifier=[Identifier(person_id="C1", scheme="nhs", value="943 476 5919")], name=[Name(person_id="M", name="Dana Freitas-Moor")]), begin("recorded", service.scope("joined"), keeps_up=False))
    assert searched(service, "joined", name="rowan whitlok") == [("Rowan Whitlock", "Whitlock family; born 9 March 2012; found by a name that sounds like it")]
    assert [name for name, _ in searched(service, "joined", born="9 March 2012")] == ["Rowan Whitlock"]
    assert [name for name, _ in searched(service, "joined", born="2016")] == ["Ivy Whitlock"]
    assert [name for name, _ in searched(service, "joined", number="9434765919")] == ["Rowan Whitlock"]
    assert searched(service, "joined", name="Freitas-Moor")[0][0] == "Dana Whitlock"
    assert searched(service, "joined", name="ivy", born="2012") == []
    page = service.client("joined").post("/people/", {"name": "rowan"}).content.decode()
    address, anchor = re.search(r'href="([^"#]+)#(person-[^"]+)"', page).groups()
    assert f'id="{anchor}"' in service.client("joined").get(address).content.decode()


@on_sqlite
@pytest.mark.parametrize("who", ["elsewhere", "other-supervisor", "related"])
def test_who_reaches_no_family_is_told_of_a_person_there_what_they_are_told_of_nobody(service, who):
    there, nobody = (re.sub(r'value="[^"]*"', "", service.client(who).post("/people/", {"name": name}).content.decode()) for name in ("Rowan Whitlock", "Xqzzy"))
    assert there == nobody and "as far as you may see" in there


@on_sqlite
def test_a_person_whom_only_another_agencys_file_names_is_not_found(service):
    whole = load(service.family)
    police = next(entry for entry in whole.entry if entry.entry_id == "E04")
    stranger = replace(whole.person[-1], person_id="X", label="Barnaby Quill", source_id=police.source_id)
    add(Record(person=[stranger], concerned=[replace(whole.concerned[0], entry_id="E04", person_id="X")]), begin("recorded", service.scope("joined"), keeps_up=False))
    assert searched(service, "practitioner", name="Quill") == [] and [name for name, _ in searched(service, "joined", name="Quill")] == ["Barnaby Quill"]


@on_sqlite
def test_a_search_is_in_the_log_and_what_was_searched_for_is_not(service):
    searched(service, "joined", name="Rowan", born="9 March 2012")
    event = Event.objects.order_by("-pk").first()
    assert event.kind == "people searched" and not event.rows and "Rowan" not in event.sentence and "2012" not in event.sentence


@on_sqlite
def test_an_empty_search_and_a_day_that_cannot_be_read_are_said_beside_the_field(service):
    client = service.client("joined")
    assert "Write a name, a date of birth or a number." in client.post("/people/", {}).content.decode()
    wrong = client.post("/people/", {"name": "Rowan", "born": "some time"})
    assert wrong.status_code == 422 and 'value="Rowan"' in wrong.content.decode()
