"""What is new, changed or gone since an earlier picture, in entries and in questions (contracts 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from os.path import commonprefix
from typing import TYPE_CHECKING, Any

from keepsight.records.entry import Entry
from keepsight.records.finding import Finding

from ..told import Told
from .anchors import question_anchor
from .cited import Cited, cited, excerpt
from .dates import day, span

if TYPE_CHECKING:
    from keepsight.chronology.versions import Versions
    from keepsight.intake.file_versions import Replaced

NEW, CHANGED = "new since the earlier picture", "changed since the earlier picture"
CORRECTED = "corrected by a later version of the file"


@dataclass(frozen=True, slots=True)
class Changed:
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
class Corrected:
    """A later file and the earlier one that it replaces: which, how many rows of each sort, and the rows."""

    which: str
    sums: str
    added: list[Cited]
    changed: list[Changed]
    withdrawn: list[Gone]


@dataclass(frozen=True, slots=True)
class Since:
    """All that changed; empty parts are said to be empty."""

    added: list[Cited]
    changed: list[Changed]
    withdrawn: list[Gone]
    questions: list[Asked]


def changes(told: Told) -> Since | None:
    """None where the picture was made without an earlier one beside it."""
    versions = told.assembled.versions
    if versions is None:
        return None
    return Since(*_rows(told, versions), questions=_questions(told.findings, versions.questions))


def corrected_files(told: Told) -> list[Corrected]:
    """Every earlier file among those given that a later one replaces."""
    return [
        Corrected(
            f"‘{one.later}’ replaces ‘{one.earlier}’ ({one.agency}): taken as the later by {one.why}.",
            f"{_number(one.same, 'row')} the same, {_number(len(one.added), 'row')} added, {len(one.changed):,} changed, {len(one.withdrawn):,} withdrawn.",
            *_rows(told, one),
        )
        for one in told.assembled.replaced
    ]


def _number(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"


def _rows(told: Told, versions: Versions | Replaced) -> tuple[list[Cited], list[Changed], list[Gone]]:
    entries = {entry.entry_id: entry for entry in told.entries}
    added = set(versions.added)
    return (
        [cited(entry) for entry in told.entries if entry.entry_id in added],
        [Changed(cited(entries[i]), _when(old), _was(entries[i], old)) for i, old in versions.changed.items() if i in entries],
        [_gone(old) for old in versions.withdrawn],
    )


def _was(now: Entry, old: dict[str, Any]) -> str:
    """The old words where they differ; long ones from where they begin to."""
    same = len(commonprefix([" ".join(now.text.split()), before := " ".join(old["text"].split())]))
    return excerpt(before, before[max(same - 1, 0) : same + 20])


def marks(told: Told) -> dict[str, str]:
    """What is written beside each entry that is new or changed, by entry_id."""
    found = {entry_id: CORRECTED for one in told.assembled.replaced for entry_id in one.changed}
    versions = told.assembled.versions
    if versions is not None:
        found |= dict.fromkeys(versions.changed, CHANGED) | dict.fromkeys(versions.added, NEW)
    return found


def _when(old: dict[str, Any]) -> str:
    return span(date.fromisoformat(old["happened_from"]), date.fromisoformat(old["happened_to"]))


def _gone(old: dict[str, Any]) -> Gone:
    source = old["source"]
    where = ", ".join(part for part in (source["file"], source["sheet"], f"row {source['row']}", "restricted" if old["restricted"] else "") if part)
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
