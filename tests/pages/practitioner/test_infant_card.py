"""A health visitor keeps a baby's card: what is not recorded is not ‘no’, the talk is had with each carer, and it ends at twelve months."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.infant_card import ends_on
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.intake.dates import read_date
from keepsight.patterns.views_of import sleep_items
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.store.infants import CARD, SAID

DAY = date(2024, 5, 1)


def text(node) -> str:
    return " ".join(node.text_content().split())


def card(service, username: str = "joined", child: str = "C4") -> html.HtmlElement:
    return html.fromstring(service.client(username).get(reverse("infant-card", args=[service.family.pk, child])).content.decode())


def write(service, line: str, when: str = "6 May 2024", **given):
    return service.client("joined").post(reverse("write-infant-line", args=[service.family.pk, "C4", line]), {"when": when, "what": "As written.", **given})


@on_sqlite
def test_every_line_that_is_blank_says_that_it_is_not_recorded_and_that_this_is_not_no(service):
    page = card(service)
    lines = {code: text(page.xpath(f"//div[@id='line-{code.replace(' ', '-')}']")[0]) for code in CARD}
    assert [code for code, words in lines.items() if "That is not ‘no’." not in words] == ["alcohol"]
    assert "Smell of drink." in lines["alcohol"]
    assert "Dana Whitlock: Not written on this card." in lines["talk"] and "Beryl Whitlock: Not written on this card." in lines["talk"]
    assert not page.xpath("//main//*[contains(text(), ' of 14') or contains(text(), '%')]")


@on_sqlite
def test_a_card_is_a_babys_and_a_line_the_cards(service):
    client, family = service.client("joined"), service.family.pk
    for at in (reverse("infant-card", args=[family, "C3"]), reverse("infant-card", args=[family, "M"]), reverse("write-infant-line", args=[family, "C4", "no-such-line"])):
        assert client.get(at).status_code == 404


@on_sqlite
def test_the_place_seen_says_by_whom_and_when_and_a_change_of_routine_opens_it_again(service):
    assert write(service, "place-seen", answer="seen", what="Moses basket beside the bed, clear.").status_code == 302
    assert write(service, "talk", answer="had", carer_id="G", what="She says back to sleep.").status_code == 302
    page = card(service)
    assert "6 May 2024, Children’s social care" in text(page.xpath("//div[@id='line-place-seen']")[0]) and "asked again" not in text(page)
    assert "Beryl Whitlock: had, 6 May 2024, Children’s social care" in text(page.xpath("//div[@id='line-talk']")[0])
    assert "Dana Whitlock: Not written on this card." in text(page.xpath("//div[@id='line-talk']")[0])
    write(service, "change", "12 May 2024", answer="visitor", what="His brother stays for a fortnight.")
    page = card(service)
    for line in ("place-seen", "talk"):
        assert "To be asked again: last recorded before the change of 12 May 2024." in text(page.xpath(f"//div[@id='line-{line}']")[0])


@on_sqlite
def test_what_other_entries_say_of_safer_sleep_stands_under_the_talk_and_a_night_on_the_sofa_after_drinking_under_alcohol_too(service):
    for words in ("Safe sleep gone through with his grandmother.", "He slept on the sofa with Nia on his chest; he had been drinking, smell of alcohol."):
        record_entry(Draft(read_date("7 May 2024"), words, (("C4", "subject"),)), by=service.scope("joined"))
    page = card(service)
    talk, shared, alcohol = (text(page.xpath(f"//div[@id='line-{line}']")[0]) for line in ("talk", "shared", "alcohol"))
    assert "Safe sleep gone through" in talk and "with whom it was had, a person says" in talk
    assert "on the sofa with Nia" in shared and "on the sofa with Nia" in alcohol


NOES = [("tobacco", "no"), ("sedating", "no"), ("shared", "no"), ("weight", "not small"), ("gestation", "not early"), ("talk", "not yet"), ("place seen", "not shown"), ("home", "neither")]


def test_a_no_is_never_read_as_what_it_denies():
    record = Record(person=[Person(person_id="B", label="Osian", kind="child", birth_from=DAY, birth_to=DAY)])
    for line, answer in [*NOES, ("tobacco", "yes")]:
        entry_id = f"{line} {answer}"
        record.entry.append(Entry(entry_id=entry_id, agency="Health visiting", happened_from=DAY, happened_to=DAY, known_on=DAY, text=f"{SAID[line][answer]}. As written."))
        record.concerned.append(Concerned(entry_id=entry_id, person_id="B", as_written="Osian", part="subject"))
    assert {one.entry_id for one in sleep_items(record, DAY)} == {"tobacco yes"}


def test_it_ends_at_twelve_months_also_for_a_child_of_the_29th_of_february():
    assert ends_on(Person(person_id="A", label="A", kind="child", birth_to=date(2024, 2, 29))) == date(2025, 2, 28)
    assert ends_on(Person(person_id="A", label="A", kind="child", birth_to=date(2023, 11, 2))) == date(2024, 11, 2)
    assert ends_on(Person(person_id="A", label="A", kind="child", expected_date=date(2024, 11, 2))) is None
