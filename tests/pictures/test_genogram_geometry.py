"""A genogram of any family is right and legible: held by an independent reading of the SVG."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import HealthCheck, given, settings

from keepsight.pictures import genogram
from keepsight.records.record import Record

from .geometry import faults, joined, lines_on_one_another, look
from .random_families import contradictory, sensible

unhurried = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def out_of_place(record: Record, svg: str) -> list[str]:
    """Siblings of the same recorded mother and father out of order of age, and children who do not stand below, or hang on, a parent."""
    symbols = look(svg).symbols
    people = record.people()
    parents: dict[str, set[str]] = defaultdict(set)
    for row in record.relationship:
        if row.relationship in ("mother", "father") and row.person_id != row.related_person_id:
            parents[row.related_person_id].add(row.person_id)
    found = [f"{child} not below {parent}" for child, known in parents.items() for parent in known if symbols[child][1] <= symbols[parent][1]]
    together = joined(svg)
    found += [f"{child} hangs on nothing of {parent}" for child, known in parents.items() for parent in known if together[child] != together[parent]]
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for child, known in parents.items():
        groups[frozenset(known)].append(child)
    for group in groups.values():
        born = [child for child in group if people[child].expected_date is None]
        born.sort(key=lambda child: str(people[child].birth_from or ""))
        if [symbols[child][0] for child in born] != sorted(symbols[child][0] for child in born):
            found.append(f"{born} not in order of age")
    return found


@unhurried
@given(sensible())
def test_any_family_without_contradictions_is_drawn_in_order_and_no_line_runs_through_anybody(record):
    svg = genogram.draw(record)
    assert faults(svg, [person.person_id for person in record.person]) == []
    assert out_of_place(record, svg) == []
    assert svg == genogram.draw(record)


@unhurried
@given(contradictory())
def test_contradictory_rows_never_stop_a_drawing_and_everyone_is_in_it_once(record):
    assert faults(genogram.draw(record), [person.person_id for person in record.person]) == []
    genogram.rows(record)


@unhurried
@given(sensible())
def test_lines_of_people_who_have_nothing_to_do_with_one_another_never_lie_on_one_another(record):
    for person in record.person:
        person.label = person.person_id
    assert lines_on_one_another(genogram.draw(record)) == []
