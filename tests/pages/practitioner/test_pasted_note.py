"""A pasted case note is parted into drafts, each to be checked; nothing is saved as an entry until a person confirms it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.keep_draft import list_drafts
from keepsight.commands.split_note import parted, split_note
from keepsight.store.models import Entry

NOTE = """Health visitor: J. Marsh
12/05/2024 14:30 Home visit. Otis seen, gaining well. Dana tired.
Dad not there.
20 May 2024: Rang Dana. She said the scan went well.
- 3 children at home this week.
21/5 - Clinic. Otis weighed.
"""


@pytest.mark.parametrize(("note", "parts"), [
    (NOTE, [("", "Health visitor: J. Marsh"), ("12/05/2024 14:30", "Home visit. Otis seen, gaining well. Dana tired.\nDad not there."), ("20 May 2024", "Rang Dana. She said the scan went well.\n- 3 children at home this week."), ("21/5", "Clinic. Otis weighed.")]),
    ("Otis seen today, all well.", [("", "Otis seen today, all well.")]),
    ("2 May 2024\nVisit.\n\nDate: 3 May 2024\nCall.", [("2 May 2024", "Visit."), ("3 May 2024", "Call.")]),
    ("6.4 kg on the scales.\n10.5 is the next clinic", [("", "6.4 kg on the scales.\n10.5 is the next clinic")]),
    ("1 May 2047 review due.", [("", "1 May 2047 review due.")]),
    ("", []),
])  # fmt: skip
def test_a_note_is_parted_where_a_line_begins_with_a_day(note, parts):
    assert [(part.when, part.text) for part in parted(note)] == parts


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["3 May 2024 Visit.", "04/05/24: Call", "- 5 May", "Dad rang.", "", "2024"]), st.text(alphabet="ab 1/.:-\t", max_size=12)), max_size=12))
def test_no_word_of_a_note_is_left_out(lines):
    note = "\n".join(lines)
    kept = " ".join(f"{part.when} {part.text}" for part in parted(note))
    letters = [letter for letter in note if letter.isalnum()]
    assert [letter for letter in kept if letter.isalnum()] == letters


def test_each_part_is_a_draft_with_its_day_and_whom_it_names_and_no_entry(service):
    address, before = f"/families/{service.family.pk}/drafts/from-a-note/", Entry.objects.count()
    client = service.client("practitioner")
    answer = client.post(address, {"note": NOTE, "do": "save"}, follow=True).content.decode()
    assert "parted into 4 drafts" in answer and Entry.objects.count() == before
    drafts = list_drafts(by=service.scope("practitioner"))
    assert [draft.fields["when"] for draft in drafts] == [[""], ["12/05/2024 14:30"], ["20 May 2024"], ["21 May 2024"]]
    page = client.get(html.fromstring(answer).xpath("//ul[@class='families']//a/@href")[1]).content.decode()
    ticked = html.fromstring(page).xpath("//input[@name='who'][@checked]/@value")
    assert ticked == ["C3", "M", "F3"], "Otis, Dana, and Dad, who beside Otis is Jory Penhallow"
    assert "look at each before you save" in page


@on_sqlite
def test_who_fits_two_people_is_left_open(service):
    part = split_note("3 May 2024 Dad came to the school with Rowan and Ivy.", by=service.scope("joined"))[0]
    assert {person for person, _ in part.people} == {"C1", "C2"}
    assert part.unsettled == ["Dad"]
    client = service.client("joined")
    client.post(f"/families/{service.family.pk}/drafts/from-a-note/", {"note": "3 May 2024 Dad came to the school with Rowan and Ivy.", "do": "save"})
    assert "so not ticked: ‘Dad’" in client.get(list_drafts(by=service.scope("joined"))[0].form + f"?draft={list_drafts(by=service.scope('joined'))[0].pk}").content.decode()


@on_sqlite
def test_a_draft_of_a_note_becomes_an_entry_by_its_own_press(service):
    client = service.client("practitioner")
    client.post(f"/families/{service.family.pk}/drafts/from-a-note/", {"note": "20 May 2024: Otis laughed with Dana.", "do": "save"})
    draft = list_drafts(by=service.scope("practitioner"))[0]
    opened = html.fromstring(client.get(f"{draft.form}?draft={draft.pk}").content.decode()).xpath("//form[@class='narrow-page']")[0]
    answer = client.post(draft.form, dict(opened.form_values()) | {"who": ["C3", "M"], "do": "save"})
    assert answer.status_code == 302
    assert Entry.objects.filter(text="Otis laughed with Dana.", known_until__isnull=True).count() == 1
    assert list_drafts(by=service.scope("practitioner")) == []
