"""A reader who may not see an entry learns nothing of it (contracts 2.3): whatever is hidden, from whomever, every finding, count, date and silence is
that of a record in which the hidden entries never were."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from keepsight.access.roles import PRACTITIONER
from keepsight.access.scope import Reader, Scope
from keepsight.access.sight import cut
from keepsight.chronology.accounts import without
from keepsight.linkage.known import fill_known
from keepsight.patterns.run import run
from keepsight.records.person import Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source

from .families import TABLES, family, together

ONCE = (Phase.reuse, Phase.generate)  # a failure names the seed of its family
SEEDS = st.integers(0, 2**40)
FAR = date(2026, 1, 1)


def marked(record: Record, draw: random.Random) -> Record:
    """The record with restricted marks on some of its entries at random: none, few, half or nearly all."""
    share = draw.choice((0.0, 0.1, 0.3, 0.6, 0.9))
    return replace(record, entry=[replace(entry, restricted="third party" if draw.random() < share else "") for entry in record.entry])


def never_been(record: Record, standpoint: str) -> Record:
    """The record, had the entries that a standpoint does not see never been: no row of theirs, whoever only they named is not known, and everybody
    else is known from what is left (contracts 1.3); an agency by itself has not asked the others for anything."""
    hidden = {e.entry_id for e in record.entry if (e.restricted if standpoint == "open" else e.agency != standpoint)}
    left = Record(**{table: [row for row in getattr(record, table) if getattr(row, "entry_id", "") not in hidden] for table in TABLES})
    strangers = {row.person_id for row in record.concerned} - {row.person_id for row in left.concerned}
    left.person = [replace(row, known_on=None) for row in left.person if row.person_id not in strangers]
    left.family = [row for row in left.family if row.person_id not in strangers]
    left.relationship = [_undated(row, record) for row in left.relationship if not {row.person_id, row.related_person_id} & strangers]
    left.coverage = [row for row in left.coverage if standpoint in ("open", row.agency)]
    fill_known(left)
    return left


def _undated(row: Relationship, record: Record) -> Relationship:
    """A relationship without the day that it has from the two people."""
    people = record.people()
    taken = row.known_on == max(people[row.person_id].known_on, people[row.related_person_id].known_on)
    return replace(row, known_on=None if taken else row.known_on)


def told(findings):
    """All of a finding but whose it is, and its question, which the safety of a family decides whoever reads it (safe practice 1.1). What other families'
    agencies were asked for is no part of it: it stands in one list of the record, and families share one record here."""
    own = [replace(f, question="", standpoint="", coverage=[row for row in f.coverage if row.agency.endswith(f" {f.family_id}")]) for f in findings]
    return sorted(own, key=lambda f: (f.pattern, f.raised_on, f.finding_id))


def check(seeds):
    records, chosen = [], []
    for number, seed in enumerate(seeds):
        draw = random.Random(f"{seed} restricted")
        record = marked(family(seed, number), draw)
        records.append(record)
        chosen.append(draw.choice(("open", "open", draw.choice(record.entry).agency)))
    asked = [(record, point, seed) for record, point, seed in zip(records, chosen, seeds, strict=True) if point != "other"]
    whole = run(together(record for record, _, _ in asked), FAR, standpoints=tuple({point for _, point, _ in asked}))
    never = [never_been(record, point) for record, point, _ in asked]
    alone = run(together(never), FAR)
    for record, point, seed in asked:
        name = record.entry[0].family_id
        with_hidden = told(f for f in whole if f.family_id == name and f.standpoint == point)
        assert with_hidden == told(f for f in alone if f.family_id == name), f"seed {seed} {name} from {point}"
    return len(whole)


@settings(phases=ONCE, max_examples=2, deadline=None)
@given(st.lists(SEEDS, min_size=40, max_size=40, unique=True))
def test_whatever_is_hidden_from_whomever_leaves_no_trace(seeds):
    check(seeds)


@pytest.mark.long
def test_whatever_is_hidden_leaves_no_trace_in_two_thousand_families():
    assert sum(check([9_000_000 + batch * 100 + n for n in range(100)]) for batch in range(20)) > 2000


def listed_in_a_file_of_its_own(record: Record) -> Record:
    """The record with who is who in a file that holds no entries, as a partnership's list of people is."""
    listing = Source("who.csv|1", "who.csv", "", 1)
    told = {table: [replace(row, source_id=listing.source_id) for row in getattr(record, table)] for table in ("person", "relationship", "family")}
    return replace(record, **told, source=[listing])


def as_assembled(record: Record, hidden: set[str] = frozenset()) -> Record:
    """The record as it is assembled without some entries: people and relationships have their days from the rest."""
    people = record.people()
    left = Record(**{table: [replace(row) for row in getattr(record, table) if getattr(row, "entry_id", "") not in hidden] for table in (*TABLES, "source")})
    for person in left.person:
        person.known_on = None
    for row in left.relationship:
        row.known_on = None if row.known_on == max(people[row.person_id].known_on, people[row.related_person_id].known_on) else row.known_on
    fill_known(left)
    left.account = without(record, hidden)
    return left


def check_cuts(seeds):
    hidden_in_all = 0
    for seed in seeds:
        draw = random.Random(f"{seed} cut")
        record = listed_in_a_file_of_its_own(marked(family(seed), draw))
        agencies = sorted({entry.agency for entry in record.entry})
        joined, shared = draw.sample(agencies, draw.randrange(len(agencies))), draw.sample(record.entry, draw.randrange(2))
        reader = Reader(1, "a reader", PRACTITIONER, draw.choice(["", *agencies]))
        scope = Scope(reader, None, "", frozenset(joined) - {reader.agency}, frozenset(entry.entry_id for entry in shared))
        hidden = {entry.entry_id for entry in record.entry if not scope.sees(entry)}
        hidden_in_all += len(hidden)
        assert cut(as_assembled(record), scope) == cut(as_assembled(record, hidden), scope), f"seed {seed}"
    assert hidden_in_all > len(seeds)


def test_a_record_cut_for_a_reader_of_the_service_is_the_one_in_which_the_hidden_entries_never_were():
    check_cuts(range(150))


@pytest.mark.long
def test_a_record_cut_for_a_reader_is_the_one_in_which_the_hidden_entries_never_were_in_five_thousand_families():
    check_cuts(range(1_000, 6_000))
