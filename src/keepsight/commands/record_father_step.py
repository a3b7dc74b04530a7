"""Writing down what was done with a father or male carer, as an entry with its typed row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from keepsight.access.arrival import CRIMINAL_MATTERS, THIRD_PARTY_HEALTH
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.dates import When
from keepsight.records.record import Record
from keepsight.records.work import Assessment, Decision
from keepsight.reports.picture.told import Told
from keepsight.store.fathers import ANSWERS, CHECKS, STEPS
from keepsight.store.models import FatherStep
from keepsight.store.rows import add

from .as_seen import as_recorded
from .command import command, told
from .open_fathers import look_for
from .record_entry import CannotRecord, Draft, put_in

AS_AN_ENTRY = {  # the kind of entry, and the man's part in it, of each step and answer; where an answer has none of its own, its step's
    "identified": ("other", "mentioned"),
    "contacted": ("contact", "spoke"),
    ("contacted", "written"): ("contact", "mentioned"),
    ("contacted", "tried"): ("other", "mentioned"),
    "seen": ("visit", "seen"),
    "assessed": ("assessment", "subject"),
    ("assessed", "declined"): ("other", "mentioned"),
    "checks": ("other", "mentioned"),
    "invited": ("meeting", "invited"),
    ("invited", "came"): ("meeting", "present"),
    ("invited", "not asked"): ("other", "mentioned"),
    "view": ("contact", "spoke"),
    ("view", "another"): ("other", "mentioned"),
    "told": ("contact", "mentioned"),
    ("told", "not told"): ("other", "mentioned"),
    "care": ("observation", "cared for the child"),
    "warned": ("concern", "reported"),
    "strength": ("observation", "subject"),
    "worry": ("concern", "subject"),
    "settled": ("other", "mentioned"),
    "safety": ("decision", "subject"),
}
HELD_OF = {"health": THIRD_PARTY_HEALTH, "substances": THIRD_PARTY_HEALTH, "domestic abuse": CRIMINAL_MATTERS, "offending": CRIMINAL_MATTERS}
SAFETY = {"not in touch": "Safety decision", "in this way": "A manager’s decision on how he may be involved"}


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step before it is recorded: of which child and man, when, in words; and what only some steps have."""

    child_id: str
    man_id: str
    step: str
    happened: When
    text: str
    answer: str = ""
    which: str = ""
    whose_word: str = ""
    source_type: str = ""
    rests_on: tuple[str, ...] = ()
    decided_by: str = ""
    review_on: date | None = None
    restricted: str = ""


@command(May.RECORD_ENTRY)
def record_father_step(draft: StepDraft, *, by: Scope) -> str:
    """Record the step, and return its entry's reference. Raises CannotRecord, and NotYours where no such man is in sight."""
    seen = as_recorded(by)
    look_for(draft.child_id, draft.man_id, seen)
    _check(draft, seen)
    entry, writing = put_in(_entry(draft, seen), by)
    typed = Record()
    if draft.step == "safety":
        question = f"whether and how {seen.people[draft.man_id].label} is to be involved"
        typed.decision = [Decision(entry_id=entry.entry_id, known_on=entry.known_on, decided=draft.text, decided_by=draft.decided_by, question=question, by_when=draft.review_on)]
    if draft.step == "assessed" and draft.answer != "declined":
        typed.assessment = [Assessment(entry_id=entry.entry_id, known_on=entry.known_on, tool="his own assessment")]
    add(typed, writing)
    FatherStep.objects.create(
        family=by.family, writing=writing, entry_id=entry.entry_id, child_id=draft.child_id, man_id=draft.man_id, step=draft.step, answer=draft.answer,
        which=draft.which, rests_on=list(draft.rests_on), decided_by=draft.decided_by, review_on=draft.review_on,
    )  # fmt: skip
    told("step with a father recorded", by, rows=[entry.entry_id])
    return entry.entry_id


def _check(draft: StepDraft, seen: Told) -> None:
    if draft.step not in STEPS:
        raise CannotRecord("Choose what was done.", "step")
    if draft.step in ANSWERS and draft.answer not in ANSWERS[draft.step]:
        raise CannotRecord("Choose one of the answers.", "answer")
    if draft.step == "checks" and draft.which not in CHECKS:
        raise CannotRecord("Choose which check it was.", "which")
    if draft.step == "identified" and not draft.whose_word.strip():
        raise CannotRecord("Say on whose word this rests.", "whose_word")
    if draft.step == "safety" and not draft.decided_by.strip():
        raise CannotRecord("Name the manager who decided. Nobody decides this alone.", "decided_by")
    if draft.step == "safety" and (draft.review_on is None or draft.review_on <= timezone.localdate()):
        raise CannotRecord("Give the day on which it is looked at again, after today.", "review_on")
    if unknown := set(draft.rests_on) - {entry.entry_id for entry in seen.entries}:
        raise CannotRecord(f"{len(unknown)} of the entries chosen are not in your sight. Choose again.", "rests_on")


def _entry(draft: StepDraft, seen: Told) -> Draft:
    kind, part = AS_AN_ENTRY.get((draft.step, draft.answer), AS_AN_ENTRY[draft.step])
    held = HELD_OF[draft.which] if draft.step == "checks" and draft.answer == "held" else ""
    whose = draft.whose_word or (seen.people[draft.man_id].label if draft.step == "warned" or (draft.step, draft.answer) == ("view", "himself") else "")
    return Draft(
        draft.happened, _said(draft), ((draft.man_id, part), (draft.child_id, "mentioned")), restricted=draft.restricted or held, kind=kind, source_type=draft.source_type, account_of=whose,
    )  # fmt: skip


def _said(draft: StepDraft) -> str:
    """The entry's words: what was chosen, in a line, so that it is read wherever the entry is; then what was written."""
    if draft.step == "safety":
        return f"{SAFETY[draft.answer]}, by {draft.decided_by}, to be looked at again on {draft.review_on:%d.%m.%Y}. {draft.text}"
    chosen = ", ".join(part for part in (CHECKS.get(draft.which, ""), ANSWERS.get(draft.step, {}).get(draft.answer, "")) if part)
    return f"{STEPS[draft.step]}{': ' + chosen if chosen else ''}. {draft.text}"
