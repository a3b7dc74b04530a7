"""What a day of drinking or drug use means by age, and the published ranges of an adult's screen: data in words, and never a count."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.records.person import Person
from keepsight.store.substances import AREAS, SCREENS
from keepsight.web.substances.by_age import NO_RANGE, age_on, ages, range_of, source_of

DAY = date(2024, 5, 20)


def born(first: str = "", last: str = "", expected: str = "") -> Person:
    day = lambda text: date.fromisoformat(text) if text else None  # noqa: E731
    return Person(person_id="C", label="Ivy", kind="child", birth_from=day(first), birth_to=day(last or first), expected_date=day(expected))


@pytest.mark.parametrize(
    ("child", "when", "code"),
    [
        (born(expected="2024-08-14"), DAY, "unborn"),
        (born("2024-05-21"), DAY, "unborn"),
        (born("2024-05-20"), DAY, "baby"),
        (born("2023-05-21"), DAY, "baby"),
        (born("2023-05-20"), DAY, "toddler"),
        (born("2019-05-21"), DAY, "toddler"),
        (born("2019-05-20"), DAY, "school"),
        (born("2012-05-20"), DAY, "young person"),
        (born("2006-05-20"), DAY, ""),
        (born("2019-01-01", "2019-12-31"), DAY, "toddler"),
        (born("2019-05-20"), date(2020, 5, 19), "baby"),
        (born("2020-02-29"), date(2025, 2, 28), "toddler"),
        (born(expected="2024-05-01"), DAY, ""),
        (born(), DAY, ""),
    ],
)
def test_the_age_is_that_of_the_day_of_the_account_and_the_youngest_it_may_have_been(child, when, code):
    assert age_on(child, when).code == code


def test_every_age_puts_first_what_it_names_and_leaves_no_respect_out():
    for one in ages():
        assert set(one.respects) <= set(AREAS) and sorted(one.order) == sorted(AREAS)
        assert list(one.order[: len(one.respects)]) == list(one.respects)
        assert all(words.endswith("?") for words in one.respects.values()), "a question to services"
    assert [one.code for one in ages()] == ["unborn", "baby", "toddler", "school", "young person"]
    assert next(iter(next(one for one in ages() if one.code == "baby").respects)) == "sleep"


@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize("tool", SCREENS)
def test_each_result_lies_in_one_published_range_with_its_source_and_no_range_is_called_a_risk(tool, sex):
    words = [range_of(tool, result, sex) for result in range(SCREENS[tool] + 1)]
    assert NO_RANGE not in words and source_of(tool).startswith(tool)
    assert len(set(words)) == sum(one != other for one, other in zip(words, ["", *words], strict=False)), "a range is left once and not come back to"
    assert not any(word in " ".join(words).lower() for word in ("risk", "harmful", "hazardous", "score", "positive"))


def test_a_range_that_differs_for_women_and_men_is_not_told_of_somebody_of_whom_neither_is_recorded():
    assert range_of("DUDIT", 4, "male") != range_of("DUDIT", 4, "female")
    assert range_of("DUDIT", 4, "") == NO_RANGE and "dependence" in range_of("DUDIT", 25, "")
