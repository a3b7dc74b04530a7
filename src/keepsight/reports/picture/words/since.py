"""What is new, changed or gone since an earlier picture, in entries and in questions (contracts 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from keepsight.records.finding import Finding

from ..told import Told
from .anchors import question_anchor
from .cited import Cited, cited, excerpt
from .dates import day, span

NEW, CHANGED = "new since the earlier picture", "changed since the earlier picture"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A row that an agency corrected: the row now, and what it said before."""

    now: Cited
    was_when: str
    was: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that is not in the agency's later file, as it stood."""

    when: str
    agency: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question beside the earlier picture: its label, where it stands on the page (empty where it is gone), and what changed."""

    label: str
    anchor: str
    what: str


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed; empty parts are said to be empty."""

    added: list[Cited]
    changed: list[Replaced]
    withdrawn: list[Gone]
    questions: list[Asked]


def changes(told: Told) -> Since | None:
    """None where the picture was made without an earlier one beside it."""
    versions = told.assembled.versions
    if versions is None:
        return None
    entries = {entry.entry_id: entry for entry in told.entries}
    return Since(
        added=[cited(entry) for entry in told.entries if entry.entry_id in set(versions.added)],
        changed=[Replaced(cited(entries[i]), _when(old), excerpt(old["text"])) for i, old in versions.changed.items() if i in entries],
        withdrawn=[_gone(old) for old in versions.withdrawn],
        questions=_questions(told.findings, versions.questions),
    )


def mark(told: Told, entry_id: str) -> str:
    """What is written beside an entry that is new or changed; empty beside the others."""
    versions = told.assembled.versions
    if versions is None:
        return ""
    return NEW if entry_id in versions.added else CHANGED if entry_id in versions.changed else ""


def _when(old: dict[str, Any]) -> str:
    return span(date.fromisoformat(old["happened_from"]), date.fromisoformat(old["happened_to"]))


def _gone(old: dict[str, Any]) -> Gone:
    source = old["source"]
    where = ", ".join(part for part in (source["file"], source["sheet"], f"row {source['row']}") if part)
    return Gone(_when(old), old["agency"], excerpt(old["text"]), where)


def _questions(now: list[Finding], before: list[dict[str, Any]]) -> list[Asked]:
    """New questions, then those with more entries or another ending, then those that are asked no more."""
    old = {i: row for row in before for i in (row["finding_id"], *row["merged_ids"])}
    found = [(finding, _earlier(finding, old)) for finding in now]
    standing = {id(row) for _, row in found if row}
    new = [Asked(f.label, question_anchor(f.finding_id), f"new, raised {day(f.raised_on)}") for f, row in found if not row]
    more = [Asked(f.label, question_anchor(f.finding_id), what) for f, row in found if row and (what := _what_changed(f, row))]
    gone = [Asked(row["label"], "", "no longer raised by the files as they now are") for row in before if id(row) not in standing]
    return new + more + gone


def _earlier(finding: Finding, old: dict[str, dict[str, Any]]) -> dict[str, Any] | None:
    return next((old[i] for i in (finding.finding_id, *finding.merged_ids) if i in old), None)


def _what_changed(finding: Finding, old: dict[str, Any]) -> str:
    more = len(set(finding.evidence) - set(old["evidence"]))
    fewer = len(set(old["evidence"]) - set(finding.evidence))
    ended = (finding.resolved_on.isoformat() if finding.resolved_on else None) != old["resolved_on"]
    said = [f"{count} {'entry' if count == 1 else 'entries'} {word}" for count, word in ((more, "more"), (fewer, "fewer")) if count]
    return ", ".join(said + ["another ending"] * ended)
