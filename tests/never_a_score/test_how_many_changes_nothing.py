"""However many questions one person has, nothing moves and nothing takes a colour: lists stand by name, date or team (issue 4, statement 12)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html
from patterns.families import family as generated
from patterns.families import together
from reports.pretend_family import AS_OF, PEOPLE, family, question
from service.fixtures import CARE

from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.receive_record import LEDGER, receive_record
from keepsight.patterns import catalogue
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import sweep
from keepsight.procedures import load
from keepsight.records.folder import open_folder, write_folder
from keepsight.reports.find import row
from keepsight.reports.picture import contents
from keepsight.reports.picture.json_files import as_bytes, ledger_json
from keepsight.reports.picture.told import tell

ONCE = (Phase.reuse, Phase.generate)
ABOUT_QUESTIONS = ("index.html", "findings.json")
OTHERS = [question(finding_id=f"other{n}", label=f"another question {n}", about=[about], raised_on=date(2020, 1 + n, 5)) for n, about in enumerate(("C1", "C3"))]
ASKED = [definition for definition in catalogue() if definition.theme in ("accumulation", "seen")]  # rows of all patterns are put in order alike
MORE = st.lists(st.tuples(st.sampled_from(["live", "history"]), st.integers(0, 1500)), min_size=1, max_size=12)


def written(findings):
    """The picture's files, and of its page what stands outside the questions, and each question by its id in the order in which they stand."""
    made = contents(tell(family(), findings))
    root = html.fromstring(made["index.html"].decode())
    articles = {one.get("id"): html.tostring(one) for one in root.xpath("//section[@id='questions']//article | //section[@id='held']//article")}
    for section in root.xpath("//section[@id='questions'] | //section[@id='held']"):
        section.drop_tree()
    return {name: content for name, content in made.items() if name not in ABOUT_QUESTIONS}, html.tostring(root), articles


@pytest.fixture(scope="module")
def without():
    return written(OTHERS)


@settings(phases=ONCE, max_examples=6, deadline=None)
@given(who=st.sampled_from([person.person_id for person in PEOPLE]), more=MORE)
def test_a_persons_many_questions_leave_the_picture_as_it_was(without, who, more):
    theirs = [question(finding_id=f"more{n}", label=f"told {n} times", about=[who], live=state == "live", raised_on=date(2018, 1, 1) + timedelta(days=days)) for n, (state, days) in enumerate(more)]
    files, rest, articles = written([*OTHERS, *theirs])
    assert files == without[0], "a drawing, sheet or document follows the number of questions"
    assert rest == without[1], "the page outside the questions follows their number"
    assert [(name, told) for name, told in articles.items() if name in without[2]] == list(without[2].items()), "others' questions moved or changed"
    assert len(articles) == len(OTHERS) + len(theirs)


def found_in(families, folder):
    """The rows that `find` writes of some families, in the order in which it writes them."""
    write_folder(together(families), folder, date(2026, 1, 1))
    asked = Asked(date(2026, 1, 1), ["together"], ASKED, load())
    return [row(finding, state) for one in sweep(open_folder(folder), asked) for finding, state in one.found]


def test_a_familys_many_questions_leave_the_rows_of_other_families_where_they_were(tmp_path):
    seeds = random.sample(range(2**40), 12)
    families = [generated(seed, number) for number, seed in enumerate(seeds)]
    name, told_otherwise = families[3].entry[0].family_id, generated(2**41 + seeds[3], 3)
    told_otherwise = replace(told_otherwise, coverage=families[3].coverage)  # what was sent is said of agencies, not of families
    before = found_in(families, tmp_path / "before")
    after = found_in([*families[:3], told_otherwise, *families[4:]], tmp_path / "after")
    assert [one for one in before if one["family_id"] != name] == [one for one in after if one["family_id"] != name], f"seeds {seeds}"
    for told in (before, after):
        order = [(one["family_id"], one["pattern"]) for one in told]
        assert order == sorted(order) and len({family for family, _ in order}) > 6


@pytest.mark.parametrize("many, none", [("Abbot family", "Zennor family"), ("Zennor family", "Abbot family")])
def test_families_on_the_first_page_stand_by_name_and_look_alike_however_many_questions_they_have(service, tmp_path, many, none):
    received = {label: received_as(label, told, tmp_path) for label, told in ((many, family(200)), (none, only_one_entry()))}
    listed = html.fromstring(service.client("supervisor").get(reverse("home")).content.decode()).xpath("//ul[@class='families']/li")
    assert [item.xpath("string(a)") for item in listed] == ["Abbot family", "Whitlock family", "Zennor family"]
    looks = {label: html.tostring(item).replace(label.encode(), b"").replace(record.pk.encode(), b"") for item in listed for label, record in received.items() if label in item.text_content()}
    assert looks[many].replace(b"\n", b"") == looks[none].replace(b"\n", b"")


def received_as(label, assembled, tmp_path):
    folder = tmp_path / label
    write_folder(assembled.record, folder, AS_OF)
    (folder / LEDGER).write_bytes(as_bytes(ledger_json(assembled)))
    return receive_record(folder, label, by=TERMINAL_READER)


def only_one_entry():
    """The family with one entry of children's social care, about which nothing can be asked."""
    told = family()
    told.record.entry = [entry for entry in told.record.entry if entry.agency == CARE][:1]
    kept = {entry.entry_id for entry in told.record.entry}
    told.record.concerned = [one for one in told.record.concerned if one.entry_id in kept]
    told.record.account = []
    return told
