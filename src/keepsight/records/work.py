"""What services do: who is involved, and the typed row beside an entry that is a step, an assessment, a decision, an action or a session.

Such a thing is an entry first. Its typed row carries the same `entry_id` and adds what the entry's columns cannot hold (contracts 8).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .codes import ANSWERS, CARE_ABOUT, CHANGE_REASONS, ORDER_KINDS, SESSION_KINDS, STEPS, TIERS
from .columns import Known, column


@dataclass(slots=True, kw_only=True)
class Involvement(Known):
    """A service's work with one person for a time, under one lead practitioner. A change of either is a new row."""

    person_id: str = column("with whom the service works")
    family_id: str = column("the family in whose record it stands", default="family")
    agency: str = column("the agency that works with them")
    tier: str = column("a key of codes.TIERS, empty where not recorded", codes=TIERS, default="")
    practitioner: str = column("the lead practitioner, as the agency names them", default="")
    role: str = column("the practitioner's role, as the agency names it", default="")
    start: date = column("first day")
    end_: date | None = column("last day; empty while it is open", default=None)
    change_reason: str = column("why the one before ended, a key of codes.CHANGE_REASONS", codes=CHANGE_REASONS, term="SSD involvements", default="")
    contact_every_days: int | None = column("how often the service said it would be in touch, in days; empty where it did not", default=None)


@dataclass(slots=True, kw_only=True)
class Step(Known):
    """Timed statutory or local work: what its clock started from, when it was due, when it was done."""

    entry_id: str = column("the entry that this row types")
    step: str = column("a key of codes.STEPS", codes=STEPS)
    opened_by: str = column("the entry that started its clock; empty where the entry itself did", default="")
    due_on: date | None = column("the day it was due, where the agency recorded one", default=None)
    done_on: date | None = column("the day it was done; empty while it is not", default=None)
    reason: str = column("why it was late or not done, in the agency's words", default="")


@dataclass(slots=True, kw_only=True)
class Assessment(Known):
    """An assessment of children's needs or care: its tool, its window, what it read and what it found."""

    entry_id: str = column("the entry that this row types")
    tool: str = column("the tool or kind of assessment, as the agency names it", default="")
    tool_version: str = column("the version of the tool", default="")
    graded_by: str = column("who graded, by name and role; empty where not recorded", default="")
    trained: bool | None = column("whether who graded was trained in the tool; empty where not recorded", default=None)
    looked_at_from: date | None = column("first day of the time looked at", default=None)
    looked_at_to: date | None = column("last day of the time looked at", default=None)
    factors: list[str] = column("factors found, as census codes (16A neglect, 1B a parent's alcohol, 2B a parent's drugs ...)", term="CIN census", default_factory=list)
    cites: list[str] = column("entry_ids that it says it read", default_factory=list)
    carers_view: str = column("the carer's view, in their words", default="")
    childs_view: str = column("the child's view, in their words", default="")
    again_by: date | None = column("the day by which it is to be done again", default=None)


@dataclass(slots=True, kw_only=True)
class Grade(Known):
    """One child's care by one carer in one area of a tool, in the tool's words. Never added up across areas (safe practice 2.6)."""

    entry_id: str = column("the assessment's entry")
    child_id: str = column("whose care")
    carer_id: str | None = column("by whom; empty where the tool does not part carers", default=None)
    area: str = column("the area of the tool")
    sub_area: str = column("the sub-area, where the tool has any", default="")
    about: str = column("what is looked at, a key of codes.CARE_ABOUT; empty where the tool does not part them", codes=CARE_ABOUT, term="practice 3.1 (Glaser)", default="")
    item: str = column("the item or sub-area; empty where the area as a whole is graded", default="")
    value: str = column("the grade in the tool's words; empty where not observed", default="")
    place: int | None = column("the place of that word on the tool's own scale, 1 the best; orders grades of one item and is never shown or added", default=None)
    observed: bool = column("false where it was not observed", default=True)
    cites: list[str] = column("entry_ids that the grade rests on", default_factory=list)
    words: str = column("what whoever graded wrote beside it", default="")


@dataclass(slots=True, kw_only=True)
class Decision(Known):
    """What was decided, by whom, on what; or that there was no decision, which is said and counted."""

    entry_id: str = column("the entry that this row types")
    decided: str = column("what was decided, in words; empty where there was no decision", default="")
    deferred: bool = column("the question was put and left open", default=False)
    decided_by: str = column("who decided", default="")
    question: str = column("what was to be decided: the same words for the same question put again", default="")
    evidence: list[str] = column("entry_ids it was taken on", default_factory=list)
    considered: str = column("what else was considered", default="")
    different_for_child: str = column("what must be different for the child", default="")
    by_when: date | None = column("by when it must be", default=None)
    otherwise: str = column("what happens if it is not", default="")
    again_of: str = column("the entry of the same decision taken before; empty the first time", default="")


@dataclass(slots=True, kw_only=True)
class Action(Known):
    """Something that somebody is to do, by a day, done only with the entry that shows it. (An *action* is the field's noun.)"""

    entry_id: str = column("the entry in which it was set or carried over")
    action_id: str = column("the action: the same id each time it is carried over")
    action: str = column("what is to be done, in words")
    owner: str = column("who is to do it", default="")
    owner_agency: str = column("the owner's agency", default="")
    due_on: date | None = column("the day it is due", default=None)
    done_entry_id: str = column("the entry that shows it was done; empty while none does", default="")
    decision_entry_id: str = column("the decision it carries out; empty where none", default="")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What might be so, kept as that: entries that speak for it and against it, and the day on which it is looked at again (practice 1.4)."""

    says: str = column("the hypothesis, in words")
    speaks_for: list[str] = column("entry_ids that speak for it", default_factory=list)
    speaks_against: list[str] = column("entry_ids that speak against it", default_factory=list)
    review_on: date | None = column("the day on which it is looked at again", default=None)

    def __post_init__(self) -> None:
        if isinstance(self.review_on, str):  # as JSON holds a day
            object.__setattr__(self, "review_on", date.fromisoformat(self.review_on))


@dataclass(frozen=True, slots=True)
class Carried:
    """A question that a session carries to a forum which may decide: the only thing that leaves a reflective one (practice 1.4)."""

    question: str = column("the question, in words")
    to_forum: str = column("the forum, as the partnership names it")


@dataclass(slots=True, kw_only=True)
class Session(Known):
    """Agencies meeting round the record: reflective (no facts, tasks or decisions) or case management (practice 1.4)."""

    entry_id: str = column("the entry that this row types")
    session_kind: str = column("a key of codes.SESSION_KINDS", codes=SESSION_KINDS)
    forum: str = column("the forum, as the partnership names it", default="")
    facilitator: str = column("who facilitated", default="")
    next_on: date | None = column("the day of the next one, where set", default=None)
    themes: list[str] = column("what came up, in words; of a reflective one", default_factory=list)
    hypotheses: list[Hypothesis] = column("what might be so; of a reflective one", default_factory=list)
    carried: list[Carried] = column("questions carried to a forum", default_factory=list)
    recorded: list[str] = column("entry_ids of the decisions and actions recorded in it; never of a reflective one", default_factory=list)


@dataclass(slots=True, kw_only=True)
class Disagreement(Known):
    """Agencies or people who differ, both views kept, with the local steps and how it was settled."""

    entry_id: str = column("the entry in which it was raised")
    about: str = column("what they differ on")
    one_view: str = column("the view of who raised it", default="")
    other_view: str = column("the other view", default="")
    other_agency: str = column("whose the other view is", default="")
    one_evidence: list[str] = column("entry_ids that the one view rests on", default_factory=list)
    other_evidence: list[str] = column("entry_ids that the other view rests on", default_factory=list)
    stage: str = column("the step of the local policy that it has reached", default="")
    settled_on: date | None = column("the day it was settled; empty while it is open", default=None)
    settled_how: str = column("how it was settled", default="")


@dataclass(slots=True, kw_only=True)
class Order(Known):
    """A court order, bail, written agreement, contact arrangement, hazard or safe way of contact: whom it binds and whom it protects."""

    order_id: str = column("identifies it within the record")
    family_id: str = column("the family in whose record it stands", default="family")
    order_kind: str = column("a key of codes.ORDER_KINDS", codes=ORDER_KINDS)
    says: str = column("what it says, in words")
    binds: list[str] = column("person_ids whom it binds", default_factory=list)
    protects: list[str] = column("person_ids whom it protects", default_factory=list)
    start: date | None = column("first day", default=None)
    end_: date | None = column("last day, where known", default=None)
    restricted: str = column("why it may not be seen by all, empty where it may", default="")


@dataclass(slots=True, kw_only=True)
class Answer(Known):
    """A named person's answer to a question from the record. It stays with the finding's identity (contracts 3)."""

    finding_id: str = column("the finding that was answered, by its id or one of its merged_ids")
    family_id: str = column("the family in whose record it stands", default="family")
    answered_on: date = column("the day of the answer")
    answered_by: str = column("who answered")
    answer: str = column("a key of codes.ANSWERS", codes=ANSWERS)
    reason: str = column("why, in their words", default="")
    last_entry_on: date | None = column("latest day of the entries the finding then rested on", default=None)
    evidence: list[str] = column("entry_ids that the finding then rested on", default_factory=list)
