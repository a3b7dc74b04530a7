"""Typed rows beside the entries of a generated family: involvements, steps, assessments with grades, decisions, actions, sessions, disagreements."""

from __future__ import annotations

import random
from datetime import timedelta

from keepsight.records.codes import CHANGE_REASONS, SESSION_KINDS, STEPS, TIERS
from keepsight.records.record import Record
from keepsight.records.work import Action, Assessment, Decision, Disagreement, Grade, Involvement, Session, Step

FACTORS = ("16A", "16A", "1B", "2B", "3B", "4B")
AREAS = ("food", "safety")


def typed_rows(record: Record, draw: random.Random, name: str) -> None:
    """Add typed rows to some of the record's entries; each is known when its entry is, an involvement from its first day or later."""
    _involvements(record, draw, name)
    earlier: list[str] = []
    for entry in record.entry:
        kind = entry.kind.value if entry.kind else ""
        given = {"entry_id": entry.entry_id, "known_on": entry.known_on}
        if kind == "assessment" and draw.random() < 0.6:
            recent = earlier[-3:] if draw.random() < 0.8 else earlier
            cites = draw.sample(recent, min(len(recent), draw.randrange(3)))
            record.assessment.append(Assessment(**given, tool=draw.choice(("", "one", "another")), factors=draw.sample(FACTORS, draw.randrange(3)), cites=cites))
            if draw.random() < 0.4:
                _grades(record, draw, given)
        elif kind in ("decision", "conference", "review", "meeting") and draw.random() < 0.6:
            _decided(record, draw, given, name, entry.happened_to)
        elif kind in ("meeting", "supervision") and draw.random() < 0.5:
            record.session.append(Session(**given, session_kind=draw.choice(tuple(SESSION_KINDS))))
        elif draw.random() < 0.1:
            done = entry.happened_to + timedelta(days=draw.choice((0, 20, 80))) if draw.random() < 0.6 else None
            due = entry.happened_to + timedelta(days=draw.choice((5, 30))) if draw.random() < 0.5 else None
            record.step.append(Step(**given, step=draw.choice(tuple(STEPS)), due_on=due, done_on=done, reason=draw.choice(("", "", "school holidays"))))
        elif draw.random() < 0.08:
            settled = entry.happened_to + timedelta(days=draw.choice((3, 40))) if draw.random() < 0.5 else None
            record.disagreement.append(Disagreement(**given, about="threshold", settled_on=settled))
        earlier.append(entry.entry_id)


def _involvements(record: Record, draw: random.Random, name: str) -> None:
    for child in (person for person in record.person if person.kind == "child"):
        day = record.entry[0].happened_from - timedelta(days=draw.randrange(100))
        served = draw.choice(((f"Children's social care {name}",), (f"Children's social care {name}", f"Health visiting {name}")))
        for number in range(draw.choice((0, 0, 1, 4, 8))):
            length = draw.choice((30, 60, 90, 200))
            open_ended = draw.random() < 0.2
            record.involvement.append(Involvement(
                person_id=child.person_id, family_id=name, agency=draw.choice(served), tier=draw.choice(("", *TIERS)),
                practitioner=f"worker {number % 3}", start=day, end_=None if open_ended else day + timedelta(days=length), change_reason=draw.choice(("", *CHANGE_REASONS)),
                contact_every_days=draw.choice((None, None, 14, 42)), known_on=day + timedelta(days=draw.choice((0, 0, 5, 60))),
            ))  # fmt: skip
            day += timedelta(days=length)


def _grades(record: Record, draw: random.Random, given: dict) -> None:
    children = [person.person_id for person in record.person if person.kind == "child"]
    for child in draw.sample(children, draw.randrange(len(children) + 1)):
        for area in AREAS:
            if draw.random() < 0.7:
                observed = draw.random() < 0.9
                record.grade.append(Grade(**given, child_id=child, area=area, place=draw.randrange(1, 4) if observed else None, observed=observed))


def _decided(record: Record, draw: random.Random, given: dict, name: str, day) -> None:
    deferred = draw.random() < 0.4
    record.decision.append(Decision(**given, decided="" if deferred else "a plan", deferred=deferred, question=draw.choice(("", "where they live", "threshold"))))
    for action in draw.sample(range(3), draw.choice((0, 1, 2))):
        done = draw.choice(record.entry).entry_id if draw.random() < 0.4 else ""
        due = day + timedelta(days=draw.choice((0, 14, 40))) if draw.random() < 0.7 else None
        record.action.append(Action(**given, action_id=f"{name}-action-{action}", action="to ring", due_on=due, done_entry_id=done))
