"""The SQL of each pattern agrees with a slow, obvious reading of it, stretch for stretch, over generated families and every standpoint."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from keepsight.patterns.definition import catalogue
from keepsight.patterns.engine import find, tables_of
from keepsight.procedures import load

from .families import family, known_days, together
from .reference.patterns import SLOW
from .reference.world import World

ONCE = (Phase.reuse, Phase.generate)  # a failure names the seed of its family
SEEDS = st.integers(0, 2**40)
AFTER = (8, 15, 22, 29, 36, 43, 91, 200)


def stretches(record, as_at, standpoints):
    """What the engine finds, by family, standpoint and pattern."""
    tables = tables_of(record)
    rows, _ = find(tables, as_at, standpoints, catalogue(), load())
    found = defaultdict(list)
    for row in rows:
        found[row["family_id"], row["standpoint"], row["pattern"]].append(row)
    return found


def days_to_look_at(record, rows, as_of, draw):
    days = set(draw.sample(known_days(record), min(12, len(known_days(record)))))
    days |= {day + timedelta(days=draw.choice(AFTER)) for day in list(days)}
    for row in rows:
        days |= {row["raised_on"], row["raised_on"] - timedelta(days=1), row["resolved_on"] or as_of, (row["resolved_on"] or as_of) - timedelta(days=1)}
    return sorted(day for day in days if day <= as_of)


def agree(record, standpoint, as_of, found, draw):
    """Hold every pattern's stretches to the slow reading on many days; return what disagrees, in words."""
    wrong = []
    name = record.entry[0].family_id
    rows = {slug: found.get((name, standpoint, slug), []) for slug in SLOW}
    for day in days_to_look_at(record, [row for several in rows.values() for row in several], as_of, draw):
        world = World(record, standpoint, day)
        for slug, slow in SLOW.items():
            held = slow(world)
            covering = [row for row in rows[slug] if row["raised_on"] <= day and (row["resolved_on"] is None or day < row["resolved_on"])]
            if bool(held) != bool(covering):
                wrong.append(f"{slug} {standpoint} {day}: slowly {held}, in SQL {[(str(r['raised_on']), str(r['resolved_on'])) for r in rows[slug]]}")
            elif held:
                wrong += _compare(slug, standpoint, day, held, covering[0])
    return wrong


def _compare(slug, standpoint, day, held, row):
    cited = set().union(*held.values())
    wrong = []
    if day == row["raised_on"] and cited != set(row["raised_by"]):
        wrong.append(f"{slug} {standpoint} {day}: raised slowly by {sorted(cited)}, in SQL by {row['raised_by']}")
    if not cited <= set(row["evidence"]) or not set(held) <= set(row["about"]):
        wrong.append(f"{slug} {standpoint} {day}: slowly {held}, in SQL about {row['about']} on {row['evidence']}")
    return wrong


def check(seeds):
    records = [family(seed, number) for number, seed in enumerate(seeds)]
    as_at = {record.entry[0].family_id: max(entry.known_on for entry in record.entry) + timedelta(days=60) for record in records}
    found = stretches(together(records), as_at, ("together", "open"))
    wrong = []
    for record, seed in zip(records, seeds, strict=True):
        draw = random.Random(seed)
        name = record.entry[0].family_id
        for standpoint in ("together", draw.choice(("open", draw.choice(record.entry).agency))):
            if standpoint != "other":
                wrong += [f"seed {seed} {line}" for line in agree(record, standpoint, as_at[name], found, draw)]
    assert not wrong, f"{len(wrong)} disagreements, the first of them:\n" + "\n".join(wrong[:10])
    return found


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(st.lists(SEEDS, min_size=40, max_size=40, unique=True))
def test_the_engine_and_the_slow_reading_agree(seeds):
    check(seeds)


@pytest.mark.long
def test_the_engine_and_the_slow_reading_agree_on_two_thousand_families_and_each_pattern_is_raised_often():
    raised = defaultdict(int)
    for batch in range(10):
        for (_, _, slug), rows in check([batch * 1000 + n for n in range(200)]).items():
            raised[slug] += len(rows)
    assert all(raised[slug] >= 10 for slug in SLOW), dict(raised)  # the rarest of the forty-two came up 15 times


def test_a_review_that_began_something_thinks_again_of_every_child_before_a_birth():
    """The engine took it for a review alone: found by the two thousand families, at this one."""
    check([4029])


def test_where_a_file_can_tell_only_later_what_had_left_the_window_by_then_raised_nothing():
    """The engine cited the whole run: found by the two thousand families, at these two."""
    check([7174, 8015])


def test_every_pattern_of_the_catalogue_has_its_slow_reading():
    assert set(SLOW) == {definition.slug for definition in catalogue()}


def test_a_family_that_is_raised_about_is_not_rare_among_the_generated_ones():
    records = [family(seed, number) for number, seed in enumerate(range(150))]
    found = stretches(together(records), {r.entry[0].family_id: date(2026, 1, 1) for r in records}, ("together",))
    assert {slug for (_, standpoint, slug), rows in found.items() if standpoint == "together" and rows} == set(SLOW)
