"""The roles: what each is, who may hold it, which families it reaches, and what it may do. Nothing is permitted that is not listed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .permissions import May


class Reach(Enum):
    """Which families a role reaches at all. Reaching a family opens no other agency's entries (safe practice 1.6)."""

    ALLOCATED = "families allocated to them, and those of a joint record that names them"
    AGENCY = "families that their agency works with or holds entries of, and those of a joint record that names them"
    JOINT = "families of a joint record that names them"
    LOG = "no family's record; only who has looked at it"
    NONE = "no family"


@dataclass(frozen=True, slots=True)
class Role:
    """A title, who may hold it, and what it may do; `code` is how it is stored."""

    code: str
    title: str
    who: str
    reach: Reach
    may: frozenset[May]


WORKS_WITH_FAMILIES = frozenset({
    May.SEE_HOME, May.SEE_FAMILY, May.SEE_CHRONOLOGY, May.SEARCH_PEOPLE, May.RECORD_ENTRY, May.ANSWER_QUESTION, May.MAKE_REPORT,
    May.KEEP_REPRESENTATION,
    May.ASK_FOR_SESSION, May.SEE_SESSION, May.HOLD_SESSION, May.SEND_VIEW, May.RECORD_DECISION, May.DISAGREE,
})

PRACTITIONER = Role(
    "practitioner", "Practitioner",
    "A social worker, health visitor, school safeguarding lead, police officer, midwife or other worker with families. Held through one agency. "
    "Sees their agency's own entries and those that another agency shared for this purpose.",
    Reach.ALLOCATED, WORKS_WITH_FAMILIES | {May.OPEN_IN_EMERGENCY},
)
SUPERVISOR = Role(
    "supervisor", "Supervisor",
    "Whoever supervises practitioners of one agency. Reaches the families that the agency works with, sees of each what the agency's own practitioners "
    "may see, and may open a joint record for the agency, answer one that asks it, and share one of its entries. Adds files of the agencies whose entries "
    "they see. Sees what stands unanswered for those families. Writes down that somebody goes to another family that they reach, or was adopted; "
    "makes one record of two that turn out to be one family, or two of one, which opens nothing to anybody.",
    Reach.AGENCY,
    WORKS_WITH_FAMILIES
    | {
        May.ADD_FILES, May.ALLOCATE, May.KEEP_OUT, May.CHANGE_FAMILIES, May.JOIN_RECORDS, May.OPEN_JOINT_RECORD, May.JOIN_JOINT_RECORD, May.SHARE_ENTRY, May.SEE_WHO_LOOKED, May.WITHDRAW_ENTRY,
        May.OPEN_IN_EMERGENCY, May.REVIEW_EMERGENCY,
        May.SEE_TEAM,
    },
)
CHAIR = Role(
    "chair", "Conference chair",
    "An independent chair of child protection conferences. Sees a family only through a joint record opened for a conference. Adds files of the agencies in it.",
    Reach.JOINT, WORKS_WITH_FAMILIES | {May.ADD_FILES, May.SEE_WHO_LOOKED, May.SEE_LEFT_OUT},
)
FACILITATOR = Role(
    "facilitator", "Joint-supervision facilitator",
    "From a pool, never of the case. Sees a family only through a joint record opened for joint supervision, holds its reflective sessions, and writes no "
    "entry of fact, no decision and no action.",
    Reach.JOINT, frozenset({May.SEE_HOME, May.SEE_FAMILY, May.SEE_CHRONOLOGY, May.SEARCH_PEOPLE, May.SEE_SESSION, May.HOLD_SESSION, May.MAKE_REPORT}),
)
REVIEWER = Role(
    "reviewer", "Reviewer",
    "Carries out a rapid review or a practice review. Sees a family only through a joint record opened for that review; reads, and receives agencies' records.",
    Reach.JOINT, frozenset({May.SEE_HOME, May.SEE_FAMILY, May.SEE_CHRONOLOGY, May.SEARCH_PEOPLE, May.RECEIVE_RECORD, May.ADD_FILES, May.MAKE_REPORT, May.SEE_LEFT_OUT, May.KEEP_REVIEW, May.SEE_RECOMMENDATIONS, May.KEEP_RECOMMENDATION}),
)
ANALYST = Role(
    "analyst", "Partnership analyst",
    "Works for the partnership on numbers over many families. Sees no family's record.",
    Reach.NONE, frozenset({May.SEE_HOME, May.SEE_AGGREGATES, May.SEE_RECOMMENDATIONS, May.KEEP_RECOMMENDATION}),
)
BOARD = Role(
    "board", "Partnership board",
    "A member of the safeguarding partnership's board. Sees what became of recommendations, and numbers; no family's record.",
    Reach.NONE, frozenset({May.SEE_HOME, May.SEE_AGGREGATES, May.SEE_RECOMMENDATIONS}),
)
GOVERNANCE = Role(
    "governance", "Information-governance officer",
    "Answers for who looks at records and why. Sees the log of every family, and no entry.",
    Reach.LOG, frozenset({May.SEE_HOME, May.SEE_WHO_LOOKED, May.REVIEW_EMERGENCY}),
)
ADMINISTRATOR = Role(
    "administrator", "System administrator",
    "Keeps accounts, agencies and the machine. Sees no case: neither entries nor the names of families.",
    Reach.NONE, frozenset({May.SEE_HOME, May.MANAGE_ACCOUNTS}),
)

ROLES = {role.code: role for role in (PRACTITIONER, SUPERVISOR, CHAIR, FACILITATOR, REVIEWER, ANALYST, BOARD, GOVERNANCE, ADMINISTRATOR)}

TERMINAL = Role(
    "terminal", "Terminal",
    "Whoever runs a command on the server itself. Nobody signs in as this; it reaches no page, and makes accounts, allocations and received records.",
    Reach.NONE, frozenset({May.RECEIVE_RECORD, May.MANAGE_ACCOUNTS, May.ALLOCATE, May.KEEP_OUT, May.SEND_NOTICES}),
)

SYSTEM = Role(
    "system", "System of an agency",
    "An agency’s own case system, by a token that an administrator made. Nobody signs in as this. It reads the families that the agency works with, of each "
    "what the agency’s own practitioners may see, and writes entries for the agency; no joint record names it, and it answers no question.",
    Reach.AGENCY, frozenset({May.SEE_FAMILY, May.SEE_CHRONOLOGY, May.RECORD_ENTRY, May.USE_API}),
)
