"""The typed row beside an entry, as a beat's `MORE` has it: an assessment, a decision, an action, a session, a step, a disagreement; and involvements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from keepsight.records.record import Record
from keepsight.records.work import Action, Assessment, Decision, Disagreement, Grade, Involvement, Session, Step

from .columns import agencies
from .draw import Draw
from .households import Home, day
from .rates import data

YEAR = 365


@dataclass(slots=True)
class Told:
    """One event as it is being told: its entry, day, people, and what its beat adds."""

    record: Record
    home: Home
    entry_id: str
    on: int
    people: list[tuple[str, str]]
    more: dict[str, str]
    agency: str
    draw: Draw
    as_at: int
    known: int = 0

    def given(self) -> dict[str, object]:
        """What every typed row carries."""
        return {"source_id": f"simulated|{agencies()[self.home.agencies[self.agency]][0]}|1", "known_on": day(self.known), "entry_id": self.entry_id}

    def later(self, name: str) -> object:
        """The date that a number of days in `more` gives, None where there is none."""
        return day(self.on + int(self.more[name])) if name in self.more else None


def _involved(told: Told) -> None:
    more, name = told.more, agencies()[told.home.agencies[told.agency]][0]
    ended = told.on + int(more["days"]) if "days" in more else None
    worker = data("names.toml")["workers"][(int(more.get("worker", "1")) + int(told.home.family_id[1:])) % len(data("names.toml")["workers"])]
    for letter, _ in told.people:
        told.record.involvement.append(Involvement(
            source_id=f"simulated|{name}|1", known_on=day(told.on), person_id=told.home.people[letter].person_id, family_id=told.home.family_id, agency=name,
            tier=more.get("tier", ""), practitioner=worker, role="lead practitioner", start=day(told.on), end_=day(ended) if ended and ended <= told.as_at else None,
            change_reason=more.get("because", ""), contact_every_days=int(more["contact"]) if "contact" in more else None,
        ))  # fmt: skip


def _assessed(told: Told) -> None:
    again = told.later("again")
    told.record.assessment.append(Assessment(
        **told.given(), tool=told.more.get("tool", "child and family assessment"), factors=told.more.get("factors", "").split(), cites=_cited(told), again_by=again,
        looked_at_from=day(told.on - 45), looked_at_to=day(told.on),
    ))  # fmt: skip


def _cited(told: Told) -> list[str]:
    """Entries that an assessment says it read: `old` ones of more than a year before, `recent` ones, `all`, or `none`."""
    which = told.more.get("cites", "none")
    old = [entry for on, entry in told.home.entries if on < told.on - YEAR]
    recent = [entry for on, entry in told.home.entries if told.on - YEAR <= on < told.on]
    return {"none": [], "old": old[-3:], "recent": recent[-3:], "all": old[-2:] + recent[-2:]}[which]


def _graded(told: Told) -> None:
    """`grades=A:food:3, A:safety:2`: child, area, place on the tool's own scale, 1 the best."""
    words = ("", "met", "mostly met", "partly met", "not met", "not met at all")
    for one in told.more["grades"].split(","):
        letter, area, place = (part.strip() for part in one.split(":"))
        if letter in told.home.people:
            child = told.home.people[letter].person_id
            told.record.grade.append(Grade(**told.given(), child_id=child, area=area, value=words[int(place)], place=int(place), observed=True))


def _decided(told: Told) -> None:
    told.record.decision.append(Decision(**told.given(), decided=told.more["decide"], question=told.more.get("undecided", ""), by_when=told.later("by"), decided_by="team manager"))


def _undecided(told: Told) -> None:
    if "decide" not in told.more:
        told.record.decision.append(Decision(**told.given(), deferred=True, question=told.more["undecided"], by_when=told.later("by")))


def _to_do(told: Told) -> None:
    """`action=ID: words`, `due` in days from the entry, `done=yes` where this entry shows it done."""
    name, _, words = told.more["action"].partition(":")
    told.record.action.append(Action(
        **told.given(), action_id=f"{told.home.family_id}-{name.strip()}", action=words.strip() or "as agreed", owner="lead practitioner",
        owner_agency=agencies()[told.home.agencies[told.agency]][0], due_on=told.later("due"), done_entry_id=told.entry_id if told.more.get("done") == "yes" else "",
    ))  # fmt: skip


def _met(told: Told) -> None:
    told.record.session.append(Session(**told.given(), session_kind=told.more["session"], forum="joint supervision", next_on=told.later("again")))


def _timed(told: Told) -> None:
    done = told.more.get("done", "")
    told.record.step.append(Step(**told.given(), step=told.more["step"], due_on=told.later("due"), done_on=told.later("done") if done.lstrip("-").isdigit() else None))


def _differed(told: Told) -> None:
    other = agencies()[told.home.agencies[told.more["with"]]][0] if "with" in told.more else ""
    settled = told.later("settled")
    told.record.disagreement.append(Disagreement(
        **told.given(), about=told.more["differs"], other_agency=other, stage="first", settled_on=settled, settled_how="between managers" if settled else "",
    ))  # fmt: skip


TYPERS: dict[str, Callable[[Told], None]] = {
    "involved": _involved,
    "factors": _assessed,
    "grades": _graded,
    "decide": _decided,
    "undecided": _undecided,
    "action": _to_do,
    "session": _met,
    "step": _timed,
    "differs": _differed,
}
