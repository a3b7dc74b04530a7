"""The family's own network in words: who is in it, whether a meeting was offered, met, and its plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.network import Network, NetworkRow
from keepsight.linkage.kin import COUPLE, FATHERS, MOTHERS
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import standing
from keepsight.reports.picture.words.dates import day
from keepsight.store.fathers import NETWORK_ANSWERS, NETWORK_STEPS
from keepsight.web.layout.lines import Item, Line, item, line
from keepsight.web.questions.words import questions_here

PATTERNS = ("network-not-convened",)
THE_LAW = (
    "Before an authority applies for a care or supervision order it must offer a family group decision-making meeting to the parents and whoever else has parental responsibility, "
    "in the letter before proceedings, unless that is not in the child’s best interests (Children Act 1989 section 31ZA, put there by the Children’s Wellbeing and Schools Act 2026 section 1; "
    "Royal Assent on 29 April 2026; in force from a day that regulations set: look up whether they are made). Where any meeting could be unsafe, a named manager decides first."
)
NOT_READ = "No entry in the records supplied is read as this. Others speak of the network, on this page: a person says what they are."
NEAREST = (*MOTHERS, *FATHERS, *COUPLE, "parent", "step-parent", "stepmother", "stepfather", "adoptive mother", "adoptive father")


@dataclass(frozen=True, slots=True)
class NetworkWords:
    """The page: what the law asks and since when, the lines, and the questions."""

    law: str
    lines: tuple[Line, ...]
    questions: SafeString


def network_words(found: Network, by: Scope, signs: str) -> NetworkWords:
    """Put the page into words."""
    back = reverse("network", args=[by.family.pk])
    lines = tuple(_line(found, by, step, heading) for step, heading in NETWORK_STEPS.items())
    return NetworkWords(THE_LAW, lines, questions_here(found.told, by, signs, PATTERNS, (), back))


def _line(found: Network, by: Scope, step: str, heading: str) -> Line:
    items = [_item(found, one, by) for one in found.rows if one[0].step == step]
    anyhow = _anyhow(found, by, met=step == "met") if step in ("offered", "met") else []
    items += anyhow
    facts = _relatives(found) if step == "member" else _looked_at_again(found) if step == "plan" else ()
    address = reverse("record-network-step", args=[by.family.pk, step]) if by.may(May.RECORD_ENTRY) and by.reader.agency else ""
    made = line(step, heading, items, facts=facts, record=address, shown=6)
    return replace(made, none=NOT_READ) if made.none and found.bearing else made


def _item(found: Network, written: NetworkRow, by: Scope) -> Item:
    row, entry = written
    who = ", ".join(found.told.people[one].label for one in row.people if one in found.told.people)
    chosen = ": ".join(part for part in (NETWORK_ANSWERS.get(row.step, {}).get(row.answer, ""), who) if part)
    return item(entry, by, chosen[:1].upper() + chosen[1:])


def _anyhow(found: Network, by: Scope, met: bool) -> list[Item]:
    """Entries that speak of a meeting of the network, which nobody wrote down here as a step: those that are of a meeting, or those that are not."""
    ids = {one.entry_id for one in found.bearing} - {entry.entry_id for _, entry in found.rows}
    return [item(entry, by, suggested=True) for entry in reversed(found.told.entries) if entry.entry_id in ids and _of_a_meeting(entry) is met]


def _of_a_meeting(entry: Entry) -> bool:
    return entry.kind is not None and entry.kind.value in ("meeting", "conference") and entry.outcome_code not in ("cancelled-by-service", "not-attended")


def _relatives(found: Network) -> tuple[str, ...]:
    """Relatives and friends of whom the record says how they stand to somebody, and who no step says is in the network."""
    people = found.told.people
    within = {one for row, _ in found.rows if row.step == "member" for one in row.people}
    parents = {row.person_id for row in standing(found.told.assembled.record.relationship, found.told.as_of) if row.relationship in NEAREST and row.related_person_id in people and people[row.related_person_id].kind == "child"}
    named: dict[str, str] = {}
    for row in standing(found.told.assembled.record.relationship, found.told.as_of):
        if row.person_id in people and row.related_person_id in people and people[row.person_id].kind == "adult" and row.person_id not in within | parents:
            named.setdefault(row.person_id, f"{people[row.person_id].label}, {row.relationship} of {people[row.related_person_id].label}: not written down here whether they are in it.")
    return tuple(named.values())


def _looked_at_again(found: Network) -> tuple[str, ...]:
    return tuple(f"To be looked at again on {day(row.review_on)}." for row, _ in found.rows if row.step == "plan" and row.review_on)[:1]
