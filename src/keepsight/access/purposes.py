"""Why a record is looked at, and on what lawful basis: the choices when a joint record is opened (practice 8)."""

from __future__ import annotations

DIRECT_WORK = "direct work with the family"
EMERGENCY = "emergency access: a child may be in danger now"

PURPOSES = {
    "conference": "a child protection conference",
    "core group": "a core group or team around the child",
    "joint supervision": "joint supervision of agencies that are stuck",
    "strategy discussion": "a strategy discussion",
    "rapid review": "a rapid review",
    "practice review": "a practice review",
}

LAWFUL_BASES = {
    "public task": "public task (UK GDPR Article 6(1)(e)), safeguarding of children (DPA 2018 Schedule 1 paragraph 18)",
    "legal obligation": "legal obligation (UK GDPR Article 6(1)(c)), safeguarding of children (DPA 2018 Schedule 1 paragraph 18)",
    "health or social care": "health or social care (UK GDPR Article 9(2)(h), DPA 2018 Schedule 1 paragraph 2)",
    "law enforcement": "law enforcement (DPA 2018 Part 3), for the police",
}

ANSWERS_OF_AGENCIES = {"asked": "asked, not answered yet", "joined": "joined", "declined": "declined"}

TOLD = {"yes": "the family was told", "no": "the family was not told"}
