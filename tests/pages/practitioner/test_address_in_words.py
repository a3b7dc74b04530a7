"""Once an address is kept apart, it stands in nobody's words on what shows a whole family; whoever may open the entry reads it whole on its own page, and nothing is changed."""

from __future__ import annotations

from django.urls import reverse
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.commands.write_order import OrderDraft, write_order
from keepsight.intake.dates import read_date
from keepsight.reports.picture.json_files import entries_json
from keepsight.reports.picture.words_apart import MARK
from keepsight.store.models import Entry as StoredEntry
from pages.practitioner.test_fathers import with_homes

pytestmark = on_sqlite
PLANTED = ("Jory opened the door at 5 FOUNDRY LANE.", "He gave 5, Foundry\nLn as his new address.")


def planted(service) -> list[str]:
    """Entries that hold his address in odd writing, an order that keeps it apart, and the ids of the entries."""
    with_homes(service)
    ids = [record_entry(Draft(read_date("3 May 2024"), words, (("F3", "mentioned"), ("C3", "subject"))), by=service.scope("joined")) for words in PLANTED]
    write_order(OrderDraft("court order", "He may not come to the house.", ("F3",), ("M", "C3"), read_date("12 May 2024")), by=service.scope("joined"))
    return ids


def test_no_page_of_the_whole_family_holds_it_and_each_entrys_own_page_does(service):
    ids, client, family = planted(service), service.client("joined"), service.family.pk
    for name in ("family", "chronology", "pictures", "who-is-who"):
        page = client.get(reverse(name, args=[family])).content.decode()
        assert "foundry" not in page.lower(), name
    chronology = client.get(reverse("chronology", args=[family])).content.decode()
    assert chronology.count(MARK) >= 2 and "He gave " in chronology
    earlier = client.get(reverse("pictures", args=[family]), {"true_on": "2024-05-10", "known_on": "2024-05-10"}).content.decode()
    assert "foundry" not in earlier.lower()
    for entry_id, words in zip(ids, PLANTED, strict=True):
        assert words.split("\n")[0] in client.get(reverse("entry", args=[family, entry_id])).content.decode()
    form = client.get(reverse("correct-entry", args=[family, ids[0]])).content.decode()
    assert PLANTED[0] in form and MARK not in form


def test_the_record_is_unchanged_and_a_system_reads_what_was_recorded(service):
    planted(service)
    told = as_seen(service.scope("joined"))
    assert any(MARK in entry.text for entry in told.entries) and not any(MARK in entry.text for entry in told.assembled.record.entry)
    assert not StoredEntry.objects.filter(text__contains=MARK).exists()
    assert {row["text"] for row in entries_json(told)} >= set(PLANTED)


def test_where_nothing_keeps_it_apart_every_word_stands(service):
    with_homes(service)
    record_entry(Draft(read_date("3 May 2024"), PLANTED[0], (("F3", "mentioned"), ("C3", "subject"))), by=service.scope("joined"))
    assert PLANTED[0] in service.client("joined").get(reverse("chronology", args=[service.family.pk])).content.decode()
