"""The family's own network: who is in it, whether a meeting was offered, met, and its plan; opened, and written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.patterns.views_of import Told as Bearing
from keepsight.patterns.views_of import network
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import Told
from keepsight.store.fathers import NETWORK_ANSWERS, NETWORK_STEPS
from keepsight.store.models import NetworkStep

from .as_seen import as_recorded, as_seen, sight_of
from .command import command
from .command import told as write_down
from .kept import Kept
from .open_fathers import beside
from .record_entry import CannotRecord, Draft, put_beside

NetworkRow = tuple[NetworkStep, Entry]  # a step as it was written, with its entry
SAID = {"member": "Someone in touch with the family", "offered": "Family network meeting", "met": "Family network meeting", "plan": "Plan of the family network"}
_bearing = Kept(24)


@dataclass(frozen=True, slots=True)
class Network:
    """The record as the reader sees it; each step with its entry, the latest first; and entries that speak of the network anyhow."""

    told: Told
    rows: tuple[NetworkRow, ...]
    bearing: tuple[Bearing, ...]


@command(May.SEE_FAMILY)
def open_network(*, by: Scope) -> Network:
    """What is recorded of the family's own network."""
    told = as_seen(by)
    write_down("network seen", by)
    return Network(told, tuple(beside(NetworkStep, told, by)), tuple(_bearing.get(sight_of(by), lambda: network(told.assembled.record, told.as_of))))


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step before it is recorded. `people` are who is in it, was asked or came."""

    step: str
    happened: When
    text: str
    people: tuple[str, ...]
    answer: str = ""
    review_on: date | None = None
    whose_word: str = ""
    source_type: str = ""
    restricted: str = ""


@command(May.RECORD_ENTRY)
def record_network_step(draft: StepDraft, *, by: Scope) -> str:
    """Record the step, and return its entry's reference. Raises CannotRecord."""
    people = as_recorded(by).people
    if draft.step not in NETWORK_STEPS:
        raise CannotRecord("Choose what was done.", "step")
    if draft.step in NETWORK_ANSWERS and draft.answer not in NETWORK_ANSWERS[draft.step]:
        raise CannotRecord("Choose one of these.", "answer")
    if not draft.people or set(draft.people) - set(people):
        raise CannotRecord("Choose at least one of the people in this record.", "people")
    part = {"met": "present", "offered": "invited"}.get(draft.step, "mentioned") if draft.answer not in ("not safe", "called off") else "mentioned"
    parts = tuple((one, "mentioned" if people[one].kind == "child" else part) for one in draft.people)
    chosen = NETWORK_ANSWERS.get(draft.step, {}).get(draft.answer, "")
    kind = "meeting" if (draft.step, draft.answer) == ("met", "met") else "other"
    said = f"{SAID[draft.step]}{': ' + chosen if chosen else ''}. {draft.text}"
    written = Draft(draft.happened, said, parts, restricted=draft.restricted, kind=kind, source_type=draft.source_type, account_of=draft.whose_word)
    entry = put_beside(written, [NetworkStep(step=draft.step, answer=draft.answer, people=list(draft.people), review_on=draft.review_on)], by)
    write_down("step with the network recorded", by, rows=[entry.entry_id])
    return entry.entry_id
