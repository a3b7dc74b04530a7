"""A date as it can honestly be known: an earliest day, a latest day, and how precise the words were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

PRECISIONS = {
    "day": "one day",
    "about": "written with doubt, such as '?22 May 2016' (given three days either side) or 'c. 2015' (given a year either side)",
    "week": "a week, such as 'w/c 3 April'",
    "month": "a month",
    "season": "a season: spring March to May, summer June to August, autumn September to November, winter December to February",
    "year": "a calendar year",
    "school-year": "a school or financial year written as two years, such as '2014-15' (April 2014 to August 2015 where not said which)",
    "range": "a stated span, such as 'between March and June 2012'",
    "age": "worked out from an age, such as 'aged 4 months'",
}


@dataclass(frozen=True, slots=True)
class When:
    """Something happened on one day between `earliest` and `latest`, both included.

    `precision` is a key of PRECISIONS; `time_from` is 'HH:MM' or empty; `as_written` is what the sheet says.
    """

    earliest: date
    latest: date
    precision: str = "day"
    time_from: str = ""
    as_written: str = ""

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"the earliest day {self.earliest} is after the latest day {self.latest}")
        if self.precision not in PRECISIONS:
            raise ValueError(f"{self.precision!r} is not a precision: {', '.join(PRECISIONS)}")
