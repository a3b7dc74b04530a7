"""A worker reads a family's chronology, looks for words in it, and asks who knew what, when; nothing out of sight leaves a trace."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from lxml import html
from service.fixtures import HEALTH, on_sqlite

from keepsight.access.models import Agency, Share
from keepsight.commands.as_seen import as_seen
from keepsight.commands.read_chronology import Wanted, read_chronology
from keepsight.commands.write import begin
from keepsight.records.record import Record
from keepsight.reports.picture.words.dates import day
from keepsight.store.rows import add, load
from keepsight.web.chronology.leading import ON_A_PAGE


def looked_for(service, who: str, **given: str) -> html.HtmlElement:
    page = service.client(who).post(f"/families/{service.family.pk}/chronology/", given).content.decode()
    return html.fromstring(re.sub(r'value="[^"]*"', "", page))  # the words come back in the form


def ids(service, who: str, **wanted) -> list[str]:
    return [entry.entry_id for entry in read_chronology(Wanted(**wanted), by=service.scope(who)).entries]


@pytest.mark.parametrize("who", ["practitioner", "joined"])
def test_searching_for_a_word_that_only_hidden_entries_hold_says_what_searching_for_nonsense_says(service, who):
    scope, whole = service.scope(who), load(service.family)
    seen = {word.lower() for entry in as_seen(service.scope(who)).entries for word in re.findall(r"\w+", f"{entry.text} {entry.childs_words}")}
    hidden = {word for entry in whole.entry if not scope.sees(entry) for word in re.findall(r"\w{4,}", f"{entry.text} {entry.childs_words}")}
    only_hidden = sorted(word for word in hidden if not any(one.startswith(word.lower()[:4]) for one in seen))
    assert only_hidden
    nonsense = looked_for(service, who, words="xqzzy").text_content()
    for word in [*only_hidden[:6], *(word[:5] for word in only_hidden[:6])]:
        assert ids(service, who, words=word) == []
        assert looked_for(service, who, words=word).text_content() == nonsense


def test_words_find_what_is_in_sight(service):
    assert ids(service, "joined", words="toast") == ["E07"]
    found = looked_for(service, "joined", words="drinking")
    assert found.xpath("//li[contains(@class, 'entry')]/@id") == ["entry-E18", "entry-E20"] or found.xpath("//li[contains(@class, 'entry')]/@id") == ["entry-E20"]


@on_sqlite
@pytest.mark.parametrize(
    "wanted, found",
    [
        ({"person": "C2", "agency": "School"}, []),
        ({"agency": HEALTH}, ["E02", "E20"]),
        ({"kind": "disclosure"}, ["E07"]),
        ({"first": date(2018, 4, 9), "last": date(2018, 5, 14)}, ["E06", "E07"]),
        ({"theme": "improvement", "agency": "School"}, ["E16"]),
        ({"seen": "seen", "person": "M"}, ["E20"]),
    ],
)
def test_each_way_of_narrowing_keeps_what_fits(service, wanted, found):
    assert ids(service, "joined", **wanted) == found


@on_sqlite
def test_key_events_are_those_marked_and_those_proposed(service):
    keys = ids(service, "joined", key=True)
    assert {"E13", "E17"} <= set(keys) and "E06" not in keys


@on_sqlite
def test_who_knew_what_when_rests_on_supplied_days_alone_and_says_where_there_are_none(service):
    told = as_seen(service.scope("joined"))
    without = {entry.entry_id for entry in told.entries if not entry.recorded_on and not entry.shared_on}
    found = read_chronology(Wanted(known_by=date(2018, 12, 31)), by=service.scope("joined"))
    assert {entry.entry_id for entry in found.entries} == {entry.entry_id for entry in told.entries if entry.recorded_on and entry.recorded_on <= date(2018, 12, 31)}
    assert sum(found.cannot_tell.values()) == len(without) > 0
    page = looked_for(service, "joined", known_by="2018").text_content()
    assert "It cannot be told what was known of the entries of" in page


@on_sqlite
def test_another_agency_knew_of_an_entry_from_the_day_it_was_shared_and_not_before(service):
    like = replace(next(entry for entry in load(service.family).entry if entry.agency == "School" and entry.recorded_on), entry_id="S1", recorded_on=date(2019, 1, 7), shared_on=date(2019, 3, 1))
    add(Record(entry=[like]), begin("recorded", service.scope("joined"), keeps_up=False))
    known = lambda day, to: "S1" in ids(service, "joined", known_by=day, known_to=to)  # noqa: E731
    assert known(date(2019, 1, 7), "School") and not known(date(2019, 2, 28), HEALTH) and known(date(2019, 3, 1), HEALTH)
    assert not known(date(2019, 1, 6), "")


@on_sqlite
def test_what_was_shared_here_says_with_whom_and_when_to_those_who_shared_it_or_whom_it_reached_and_to_nobody_else(service):
    scope = service.scope("practitioner")
    own = next(entry for entry in as_seen(scope).entries if entry.agency == HEALTH and not entry.restricted)
    other = Share.objects.create(family=service.family, entry_id=own.entry_id, to_agency=Agency.objects.get(name="School"), shared_by="A worker", purpose="For the visit", until=date(2090, 1, 2))
    said = f"shared with School on {day(timezone.localtime(other.at).date())} until 2 January 2090"
    assert said in looked_for(service, "practitioner", words=own.text.split()[0]).text_content()
    assert said not in service.client("joined").get(f"/families/{service.family.pk}/chronology/").content.decode()
    today = timezone.localdate()
    known = lambda to: own.entry_id in [one.entry_id for one in read_chronology(Wanted(known_by=today, known_to=to), by=scope).entries]  # noqa: E731
    assert known("School") and not known("Police")


@on_sqlite
def test_a_day_that_cannot_be_read_is_said_beside_its_field_and_nothing_else_is_lost(service):
    answer = service.client("joined").post(f"/families/{service.family.pk}/chronology/", {"words": "kettle", "first": "the other day"})
    assert answer.status_code == 422 and 'value="kettle"' in answer.content.decode() and "There is a problem" in answer.content.decode()


@on_sqlite
def test_what_is_looked_for_stands_in_no_address_and_in_no_log(service):
    from keepsight.audit.models import Event

    looked_for(service, "joined", words="kettle")
    event = Event.objects.order_by("-pk").first()
    assert event.kind == "chronology searched" and "kettle" not in event.sentence
    assert service.client("joined").get(f"/families/{service.family.pk}/chronology/?words=kettle").content.decode().count('class="entry"') > 3


@on_sqlite
def test_a_long_chronology_stands_page_by_page_and_each_link_leads_to_the_page_its_entry_is_on(service):
    like = next(entry for entry in load(service.family).entry if entry.entry_id == "E02")
    rows = [replace(like, entry_id=f"N{number:04d}", restricted="", how_many=1) for number in range(ON_A_PAGE)]
    add(Record(entry=rows), begin("recorded", service.scope("joined"), keeps_up=False))
    client, base = service.client("joined"), f"/families/{service.family.pk}/"
    links = set(re.findall(r'href="([^"]*chronology/\?page=(\d+)#(entry-[^"]+))"', client.get(base).content.decode()))
    assert {number for _, number, _ in links} >= {"2"}
    for address, _, anchor in links:
        assert f'id="{anchor}"' in client.get(address.split("#")[0]).content.decode()
    whole = client.get(base + "chronology/?page=all").content.decode()
    assert whole.count('class="entry"') == len(as_seen(service.scope("joined")).entries)


def lists(page: str) -> list[tuple[str, str]]:
    """The links of a family's page to a list's entries, with what each says."""
    return [(unescape(address), words) for address, words in re.findall(r'<p class="all"><a href="([^"]+)">([^<]+)</a>', page)]


@on_sqlite
def test_a_long_list_of_a_question_leads_to_just_its_entries_in_the_chronology(service):
    like = [entry for entry in load(service.family).entry if entry.agency in ("School", HEALTH) and not entry.restricted]
    rows = [replace(entry, entry_id=f"{entry.entry_id}-{number}", happened_from=date(2024, 1, number + 1), happened_to=date(2024, 1, number + 1)) for number in range(9) for entry in like]
    add(Record(entry=rows, concerned=[replace(row, entry_id=f"{row.entry_id}-{number}") for number in range(9) for row in load(service.family).concerned if row.entry_id in {e.entry_id for e in like}]), begin("recorded", service.scope("joined"), keeps_up=False))
    client = service.client("joined")
    found = lists(client.get(f"/families/{service.family.pk}/").content.decode())
    findings = {finding.finding_id: finding for finding in as_seen(service.scope("joined")).findings}
    of_questions = [(address, words, parse_qs(urlsplit(address).query)) for address, words in found if "question=" in address]
    assert of_questions
    for address, words, query in of_questions:
        shown = html.fromstring(client.get(address).content.decode()).xpath("//li[contains(@class, 'entry')]/@id")
        if query["side"][0] in ("evidence", "contrary"):
            assert {one.removeprefix("entry-") for one in shown} == set(getattr(findings[query["question"][0]], query["side"][0]))
        assert words == f"All {len(shown):,}, in the chronology"


@on_sqlite
def test_a_question_that_is_not_the_readers_gives_the_chronology_of_no_entry_and_says_nothing_of_it(service):
    hidden = {finding.finding_id for finding in as_seen(service.scope("joined")).findings} - {finding.finding_id for finding in as_seen(service.scope("practitioner")).findings}
    ask = lambda one: re.sub(r'value="[^"]*"', "", service.client("practitioner").get(f"/families/{service.family.pk}/chronology/?side=evidence&question={one}").content.decode())  # noqa: E731
    assert hidden and ask(min(hidden)) == ask("0" * 16)


@on_sqlite
def test_a_press_on_a_person_in_who_is_who_shows_their_own_chronology_and_names_them_in_no_address(service):
    page = html.fromstring(service.client("joined").get(f"/families/{service.family.pk}/").content.decode())
    form = page.xpath("//section[@id='who']//form[input[@name='person' and @value='C1']]")[0]
    assert "C1" not in form.get("action")
    shown = html.fromstring(service.client("joined").post(form.get("action"), {"person": "C1"}).content.decode()).xpath("//li[contains(@class, 'entry')]/@id")
    assert [one.removeprefix("entry-") for one in shown] == [entry.entry_id for entry in as_seen(service.scope("joined")).own["C1"]]
