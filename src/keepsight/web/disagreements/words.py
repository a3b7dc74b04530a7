"""What the pages of disagreements say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.disagree import Disagreements
from keepsight.commands.write_work import agency_of
from keepsight.reports.picture.words.dates import day
from keepsight.reports.session.differing import Difference
from keepsight.web.layout.citing import cite
from keepsight.web.layout.doing import Doing

DOING = {
    "raise": ("Raise a disagreement", "Raise it", "The disagreement is in the record. The other agency sees it.", ("Anyone who works with the family may. It is about what is to be done for the child, and about nobody’s worth.",)),
    "other": ("Write your side of a disagreement", "Save your side", "Your side stands beside the other.", ()),
    "step": ("Take a disagreement a step on", "Take it on", "It is taken on. The clock of that step starts today.", ("Keepsight tells nobody: ring whoever is to settle it.",)),
    "settle": ("How a disagreement was settled", "Save", "It is settled. Both views stay.", ()),
}


def doing_words(which: str, by: Scope, found: Difference | None = None) -> Doing:
    """Put one of the forms into words."""
    heading, button, said, means = DOING[which]
    return Doing(f"{heading}: {by.family.label}", button, said, reverse("disagreements", args=[by.family.pk]), f"Back to the disagreements about {by.family.label}", means, found.row.about if found else "")


@dataclass(frozen=True, slots=True)
class View:
    """One side: whose, in their words (empty where not written yet), and what it rests on."""

    whose: str
    words: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """One disagreement: on what, since when, at which step, both sides, how it was settled, and what may be done as (words, address)."""

    about: str
    raised: str
    step: str
    sides: tuple[View, View]
    settled: str
    doing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DisagreementsWords:
    """The page's words. `steps` are the local steps, each in a line; `source` says where they come from."""

    found: tuple[DifferenceWords, ...]
    steps: tuple[str, ...]
    source: str
    may_raise: bool


def disagreements_words(seen: Disagreements) -> DisagreementsWords:
    """Put the page into words."""
    steps = tuple(f"{name[0].upper()}{name[1:]}{f': within {days} working days' if days else ''}" for name, days in seen.steps.steps)
    return DisagreementsWords(tuple(_difference(one, seen) for one in seen.found), steps, f"{seen.steps.name}. Source: {seen.steps.source}.", seen.by.may(May.DISAGREE))


def _difference(one: Difference, seen: Disagreements) -> DifferenceWords:
    row, entries, by = one.row, {entry.entry_id: entry for entry in seen.told.entries}, seen.by
    own, other = (tuple(cite(entries[i], by) for i in ids if i in entries) for ids in (row.one_evidence, row.other_evidence))
    due = f", to be settled there by {day(one.due_on)}{', which has passed' if one.due_on < seen.told.as_of else ''}" if one.due_on else ""
    step = f"At the step: {row.stage}, since {day(one.since)}{due}." if row.stage and not row.settled_on else ""
    settled = f"Settled {day(row.settled_on)}: {row.settled_how}" if row.settled_on else ""
    sides = (View(one.entry.agency, row.one_view, (cite(one.entry, by), *own)), View(row.other_agency or "The other side", row.other_view, other))
    return DifferenceWords(row.about, f"Raised {day(one.entry.happened_from)} by {one.entry.agency}.", step, sides, settled, _doing(one, by))


def _doing(one: Difference, by: Scope) -> tuple[tuple[str, str], ...]:
    if one.row.settled_on or not by.may(May.DISAGREE):
        return ()
    offered = [("Write your side", "other-view")] if one.row.other_agency == agency_of(by) else []
    offered += [("Take it a step on", "take-on"), ("Write how it was settled", "settle-disagreement")]
    return tuple((words, reverse(name, args=[by.family.pk, one.row.entry_id])) for words, name in offered)
