"""What holds for every pattern: as-of, evidence, identity and visibility (design 4.4; contracts 1, 2, 3), over generated families."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from keepsight.patterns.definition import catalogue
from keepsight.patterns.engine import find, tables_of
from keepsight.patterns.identity import identity
from keepsight.patterns.run import run
from keepsight.procedures import load

from .families import cut, family, known_days, renamed, together

SEEDS = st.integers(0, 2**40)
FAR = date(2026, 1, 1)
ONCE = (Phase.reuse, Phase.generate)  # a failure names the seed of its family; making the list of seeds smaller would tell no more


def found_in(records, as_at, standpoints=("together", "open")):
    record = together(records)
    return find(tables_of(record), as_at, standpoints, catalogue(), load())[0]


def standing_on(rows, day):
    """The stretches that stand on a day, as far as a run on that day can know them."""
    open_then = [row for row in rows if row["raised_on"] <= day and (row["resolved_on"] is None or day < row["resolved_on"])]
    return sorted((r["pattern"], r["standpoint"], str(r["raised_on"]), str(r["raised_on_earliest"]), r["opened"][0]["entry"], tuple(r["raised_by"])) for r in open_then)


def plain(row):
    """A row of a renamed family under its first names."""
    def bare(value):
        return value.split("@")[0] if isinstance(value, str) else value

    return row | {
        "standpoint": bare(row["standpoint"]), "raised_by": sorted(map(bare, row["raised_by"])), "evidence": [bare(e) for e in row["evidence"]],
        "about": [bare(p) for p in row["about"] or ()], "opened": [opening | {"entry": bare(opening["entry"])} for opening in row["opened"]],
    }  # fmt: skip


def check_as_of(seeds):
    records = [family(seed, number) for number, seed in enumerate(seeds)]
    whole = found_in(records, {record.entry[0].family_id: FAR for record in records})
    cuts, as_at, asked = [], {}, []
    for record in records:
        name = record.entry[0].family_id
        for day in known_days(record):
            then = cut(record, day)
            if then.entry:
                cuts.append(renamed(then, str(day)))
                as_at[f"{name}@{day}"] = day
                asked.append((name, day))
    by_name = {}
    for row in found_in(cuts, as_at):
        by_name.setdefault(row["family_id"], []).append(plain(row))
    for name, day in asked:
        then = standing_on(by_name.get(f"{name}@{day}", []), day)
        since = standing_on([row for row in whole if row["family_id"] == name], day)
        assert then == since, f"seed {seeds[int(name.split('-')[1])]} on {day}: run then {set(then) - set(since)}, run since {set(since) - set(then)}"
    return len(asked)


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=12, max_size=12, unique=True))
def test_a_run_on_the_record_as_it_stood_gives_the_stretches_that_stand_on_that_day(seeds):
    check_as_of(seeds)


def exact(record):
    """The same family with every event dated to its day."""
    for entry in record.entry:
        entry.happened_from, entry.precision = entry.happened_to, "day"
    return record


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=12, max_size=12, unique=True))
def test_where_every_entry_is_dated_to_its_day_the_earliest_day_is_the_day_itself(seeds):
    records = [exact(family(seed, number)) for number, seed in enumerate(seeds)]
    rows = found_in(records, {record.entry[0].family_id: FAR for record in records})
    assert [(row["pattern"], row["raised_by"]) for row in rows if row["raised_on"] != row["raised_on_earliest"]] == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(20))
def test_as_of_holds_for_two_thousand_families(part):
    check_as_of([7_000_000 + part * 100 + n for n in range(100)])


def check_evidence(seeds):
    records = [family(seed, number) for number, seed in enumerate(seeds)]
    record = together(records)
    known = {entry.entry_id: entry for entry in record.entry}
    people = {person.person_id for person in record.person}
    agencies = sorted({entry.agency for entry in record.entry} - {"other"})
    for finding in run(record, FAR, standpoints=("together", "open", *agencies)):
        assert finding.raised_by and set(finding.raised_by) <= set(finding.evidence)
        assert not set(finding.contrary) & set(finding.evidence)
        assert all(known[entry].known_on <= finding.raised_on for entry in finding.raised_by)
        assert all(known[entry].known_on <= (finding.resolved_on or FAR) for entry in finding.evidence)
        assert finding.raised_on_earliest <= finding.raised_on < (finding.resolved_on or FAR)
        assert set(finding.rests_on_suggestions) <= set(finding.evidence) and set(finding.about) <= people
        assert finding.finding_id not in finding.merged_ids and finding.measure >= 0
        for entry in (known[e] for e in finding.evidence + finding.contrary):
            assert entry.family_id == finding.family_id
            assert finding.standpoint == "together" or finding.standpoint == entry.agency or (finding.standpoint == "open" and not entry.restricted)


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=40, max_size=40, unique=True))
def test_every_finding_cites_what_was_known_when_it_was_raised_and_only_what_its_reader_may_see(seeds):
    check_evidence(seeds)


@pytest.mark.long
def test_evidence_holds_for_two_thousand_families():
    for batch in range(50):
        check_evidence([8_000_000 + batch * 40 + n for n in range(40)])


def check_identity(seeds):
    """Take one entry away from each record and look for every identity that an answer could have had without it."""
    records = [family(seed, number) for number, seed in enumerate(seeds)]
    fewer, kept_names = [], {}
    for record, seed in zip(records, seeds, strict=True):
        gone = random.Random(seed).choice(record.entry).entry_id
        rest = {table: [row for row in getattr(record, table) if getattr(row, "entry_id", None) != gone] for table in ("entry", "concerned", "account")}
        if rest["entry"]:
            fewer.append(replace(record, **rest))
            kept_names[rest["entry"][0].family_id] = seed
    before, after = run(together(fewer), FAR), run(together(records), FAR)
    for old in before:
        now = [f for f in after if f.family_id == old.family_id and f.pattern == old.pattern]
        stands = any(set(old.raised_by) <= set(f.evidence) and f.raised_on < (old.resolved_on or FAR) and old.raised_on < (f.resolved_on or FAR) for f in now)
        reached = any(old.finding_id in {f.finding_id, *f.merged_ids} for f in now)
        assert reached or not stands, f"seed {kept_names[old.family_id]}: {old.pattern} raised {old.raised_on} is orphaned"
    assert len({(f.family_id, f.finding_id) for f in after}) == len(after)


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=40, max_size=40, unique=True))
def test_an_entry_added_to_a_record_orphans_no_answer(seeds):
    check_identity(seeds)


@pytest.mark.long
def test_no_answer_is_orphaned_in_two_thousand_families():
    for batch in range(50):
        check_identity([9_000_000 + batch * 40 + n for n in range(40)])


def test_an_identity_does_not_depend_on_the_order_of_the_people():
    assert identity("father-gap", ["P2", "P1"], "E1") == identity("father-gap", ["P1", "P2"], "E1") != identity("father-gap", ["P1"], "E1")


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=20, max_size=20, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seeds, shuffler):
    record = together(family(seed, number) for number, seed in enumerate(seeds))
    mixed = replace(record, **{name: shuffler.sample(getattr(record, name), len(getattr(record, name))) for name in ("entry", "concerned", "relationship", "person", "account")})
    assert run(record, FAR) == run(mixed, FAR)


def test_stretches_of_one_family_are_never_two_on_one_day():
    records = [family(seed, number) for number, seed in enumerate(range(60))]
    rows = found_in(records, {record.entry[0].family_id: FAR for record in records})
    last = {}
    for row in rows:
        place = (row["pattern"], row["standpoint"], row["family_id"])
        assert row["raised_on"] > last.get(place, date.min)
        last[place] = row["resolved_on"] or FAR + timedelta(days=1)


@pytest.mark.long
def test_series_of_two_families_whose_names_hash_alike_are_told_apart():
    """DuckDB's hash of text gives one value for many such names: found by the as-of property on seed 7000846."""
    check_as_of([7_000_840 + n for n in range(40)])
