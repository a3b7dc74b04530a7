"""What became of each thing that was graded: better, less met, held, no better; and two agencies that differ are never made one."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.chronology.care import differing, gradings, strands, turn
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.work import Assessment, Grade

AS_OF = date(2026, 1, 1)
WORDS = {1: "met", 2: "partly met", 3: "not met", None: ""}


def record(*told: tuple[int | None, str]) -> Record:
    """One thing graded each half-year from 2020: (its place, or None where it was not observed; the agency)."""
    made = Record()
    for number, (place, agency) in enumerate(told):
        on, entry_id = date(2020 + number // 2, 1 + 6 * (number % 2), 1), f"E{number}"
        made.entry.append(Entry(entry_id=entry_id, agency=agency, happened_from=on, happened_to=on, text="Graded."))
        made.assessment.append(Assessment(entry_id=entry_id, tool="a tool", looked_at_from=on, looked_at_to=on))
        made.grade.append(Grade(entry_id=entry_id, child_id="C", carer_id="M", area="Food", about="child", item="Hunger", value=WORDS[place], place=place, observed=place is not None))
    return made


TURNS = [  # the places over time; than the time before, whether it held, the first of the last gradings that all gave the same word
    ([2], "", False, None),
    ([3, 2], "better", False, None),
    ([3, 2, 2], "the same", True, 1),
    ([1, 1], "the same", True, 0),
    ([2, 2, 2], "the same", False, 0),
    ([1, 3], "less met", False, None),
    ([3, 1, 3], "less met", False, None),
    ([3, 1, 2], "less met", False, None),
    ([3, 1, 2, 2], "the same", False, 2),
    ([3, 2, 1, 1], "the same", True, 2),
    ([2, None, 2], "the same", False, 0),
]


@pytest.mark.parametrize(("places", "than_before", "held", "since"), TURNS)
def test_each_thing_is_set_beside_the_time_before_and_said_to_have_held_or_come_no_better(places, than_before, held, since):
    (strand,) = strands(gradings(record(*((place, "School") for place in places)), AS_OF))
    found = turn(strand)
    assert (found.than_before, found.held, found.since and int(found.since.grading.entry.entry_id[1:])) == (than_before, held, since)


def test_what_was_not_observed_the_last_time_is_said_and_the_last_word_stands():
    (strand,) = strands(gradings(record((2, "School"), (None, "School")), AS_OF))
    found = turn(strand)
    assert found.last.grade.value == "partly met" and found.unobserved.grading.entry.entry_id == "E1"
    assert turn(strands(gradings(record((None, "School")), AS_OF))[0]) is None


def test_two_agencies_have_a_strand_each_and_where_they_differ_both_words_stand():
    given = gradings(record((1, "School"), (3, "Health visiting")), AS_OF)
    assert [strand.what.agency for strand in strands(given)] == ["School", "Health visiting"]
    assert [(point.grading.entry.agency, point.grade.value) for point in differing(given)[("Food", "Hunger")]] == [("School", "met"), ("Health visiting", "not met")]
    assert differing(gradings(record((1, "School"), (1, "Health visiting")), AS_OF)) == {}


def test_a_grade_whose_entry_was_withdrawn_or_known_later_counts_for_nothing():
    withdrawn, later = record((1, "School")), record((1, "School"))
    withdrawn.entry[0].known_until = date(2021, 1, 1)
    later.entry[0].after_as_of = True
    assert gradings(withdrawn, AS_OF) == [] and gradings(later, AS_OF) == []
