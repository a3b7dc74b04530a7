"""The words of statements about plans, meetings, actions, workers and closures. Their subject is what services recorded (safe practice 2.3)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from keepsight.procedures import Timescale, in_force

from .statement import day, listed, number
from .stretch import Noted, Stretch

SERVICES = {
    "social-care": "the social worker",
    "health-visiting": "the health visitor",
    "early-help": "the early help worker",
    "school-nursing": "the school nurse",
    "midwifery": "the midwife",
    "": "the worker",
}


def plan_age(stretch: Stretch) -> str:
    """'4 March 2016; by 5 May 2017 it was in its 15th month. It has passed the ages of 9 and 12 months.'"""
    opened = min(entry.happened_to for entry in stretch.entries)
    until = stretch.resolved_on or stretch.as_of
    passed = sorted({int(one.what) for one in stretch.noted})
    return f"{day(opened)}; by {day(until)} it had run for {number(_months(opened, until), 'month')}. It passed the age of {listed(str(months) for months in passed)} months."


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def last_day(stretch: Stretch) -> str:
    """'4 March 2016, 62 days by 5 May 2016': from the last entry that the finding opened with, to its end or the as-at day."""
    last = max(entry.happened_to for entry in stretch.entries)
    until = stretch.resolved_on or stretch.as_of
    return f"{day(last)}, {number((until - last).days, 'day')} by {day(until)}"


def worker_changes(stretch: Stretch) -> str:
    """'A change of the social worker is recorded on 1 May 2020, 3 June 2020 and 2 July 2020', for each service."""
    found: dict[str, set[date]] = defaultdict(set)
    for one in stretch.noted:
        service, _, when = one.what.partition("|")
        found[service].add(date.fromisoformat(when))
    said = [f"changes of {SERVICES.get(service, SERVICES[''])} on {listed(day(when) for when in sorted(days))}" for service, days in sorted(found.items())]
    return f"Services recorded {listed(said)}"


def undecided(stretch: Stretch) -> str:
    """Which meetings stand without a decision, and which put one off."""
    kinds = {one.what for one in stretch.noted}
    met = listed(f"{entry.agency} on {day(entry.happened_to)}" for entry in stretch.entries)
    said = "a question is recorded as put off, and put off again" if kinds == {"put off"} else "there is no entry in the records supplied of what was decided"
    return f"Of meetings recorded by {met}, {said}"


def carried_over(stretch: Stretch) -> str:
    """Which actions are overdue, stand a third time, or are said to be carried over."""
    said = []
    for what in sorted({one.what for one in stretch.noted}):
        how, due, action = what.split("|", 2)
        if how == "due":
            said.append(f"“{action}” was due on {day(date.fromisoformat(due))} and no entry in the records supplied shows it done.")
        elif how == "carried":
            said.append(f"“{action}” stands in three entries or more, and no entry in the records supplied shows it done.")
        else:
            said.append(f"Actions are recorded as carried over or outstanding in {number(len(stretch.entries), 'entry', 'entries')}.")
    return " ".join(said)


def closed_with(stretch: Stretch) -> str:
    """Who closed work on which day, and how many entries of concern stood in the months before."""
    ids = {kind: {one.what.partition("|")[2] for one in stretch.noted if one.what.startswith(kind)} for kind in ("closure", "concern")}
    closed = listed(f"{entry.agency} on {day(entry.happened_to)}" for entry in stretch.entries if entry.entry_id in ids["closure"])
    concerns = [entry for entry in stretch.entries if entry.entry_id in ids["concern"]]
    return f"Work is recorded as closed, help not having been taken up, by {closed}. In the months before stand {number(len(concerns), 'entry', 'entries')} of concern"


SHOWN = 5


def timescales_passed(stretch: Stretch) -> str:
    """The latest five timescales that passed, each with its children, its days and its reason; and how many stand before them."""
    passed = sorted((_passed(stretch, one) for one in stretch.noted), reverse=True)
    said = [sentence for _, sentence in passed[:SHOWN]]
    if len(passed) > SHOWN:
        said.append(f"Before these stand {number(len(passed) - SHOWN, 'earlier one', 'earlier ones')}.")
    reasons = [f"{entry.agency} on {day(entry.happened_to)}" for entry in stretch.contrary]
    if reasons:
        said.append(f"A reason for a delay is recorded by {listed(reasons)}.")
    return " ".join(said)


def _passed(stretch: Stretch, noted: Noted) -> tuple[str, str]:
    name, since, due, reason = noted.what.split("|", 3)
    last = date.fromisoformat(due).toordinal() - 1
    timescale = in_force(stretch.timescales, name, date.fromisoformat(since))
    until = noted.until or stretch.as_of
    late = f"{number(until.toordinal() - last, 'day')} later"
    stands = f"there is no entry of it in the records supplied by {day(until)}, {late}" if noted.until is None else f"it stood open until {day(until)}, {late}"
    within = f"{timescale.value} {timescale.unit.removesuffix('s') if timescale.value == 1 else timescale.unit} after {timescale.trigger}; {basis_words(timescale)}"
    said = f"For {listed(noted.people)}, {timescale.what} was due by {day(date.fromordinal(last))} ({within}); {stands}."
    return due, f"{said} Reason recorded: “{reason}”." if reason else said


def basis_words(timescale: Timescale) -> str:
    """'published', 'local' or 'our default', whose own it is where a partnership set it, and whether it is to be confirmed."""
    said = f"this partnership's own, in place of {timescale.ours}" if timescale.ours else timescale.basis
    return f"{said}, to be confirmed" if timescale.confirm else said
