"""A finding: what a pattern saw in the record. On every page and document it is called a question from the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class AgencyCoverage:
    """What one agency had sent for a finding: the entries held of it and their first and last day."""

    agency: str
    entries: int
    first: date | None
    last: date | None
    kind_of_file: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A threshold that was used: `basis` is 'published', 'local' or 'our default'."""

    value: int
    unit: str
    basis: str
    source: str


@dataclass(slots=True, kw_only=True)
class Finding:
    """One unbroken stretch of one pattern in one family, with all it rests on (contracts 1, 3, 4)."""

    finding_id: str
    merged_ids: list[str] = field(default_factory=list)
    pattern: str
    label: str
    family_id: str = "family"
    standpoint: str = "together"
    about: list[str]
    raised_on: date
    raised_on_earliest: date
    resolved_on: date | None
    live: bool
    first_on: date
    last_on: date
    measure: int | None
    statement: str
    question: str
    raised_by: list[str]
    evidence: list[str]
    contrary: list[str] = field(default_factory=list)
    rests_on_suggestions: list[str] = field(default_factory=list)
    coverage: list[AgencyCoverage] = field(default_factory=list)
    together: dict[str, date | None] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    version: str
