"""A later version of an agency's file: which rows were added, changed and withdrawn since an earlier picture (contracts 3.1).

A row with one cell changed, or with its words edited, is a correction of the old row and keeps the old row's identity, so that
what a person confirmed about it stays with it. The old row itself is kept in the earlier picture, and shown beside the new.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from keepsight.intake.corrections import Old, Stated, corrections, differing
from keepsight.records.record import Record


@dataclass(slots=True)
class Versions:
    """What changed in the rows since the picture in `--since`. `changed` leads from an entry to the old row as it stood.

    `questions` are the findings of that picture as it wrote them, to be held beside the new ones, and `before` all its rows by entry_id.
    `renamed` leads from the id that a corrected row would have had to the one it keeps.
    """

    added: list[str] = field(default_factory=list)
    changed: dict[str, Old] = field(default_factory=dict)
    withdrawn: list[Old] = field(default_factory=list)
    questions: list[Old] = field(default_factory=list)
    before: dict[str, Old] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)


def since(record: Record, folder: Path) -> Versions:
    """What changed since the picture in `folder`. Raises ValueError, saying what to give instead, where there is none."""
    versions = follow(record, _written(folder, "entries.json"))
    versions.questions = _written(folder, "findings.json")
    return versions


def _written(folder: Path, name: str) -> list[Old]:
    try:
        return json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ValueError(f"There is no earlier picture in '{folder.name}': it has no readable {name}. Give --since the folder of an earlier --out.") from None


def follow(record: Record, before: list[Old]) -> Versions:
    """Finds what changed since `before` and gives each corrected row its old identity, in place.

    Only agencies that sent a file this time have withdrawn rows: of an agency whose file was not given again nothing is said.
    """
    old = {row["entry_id"]: row for row in before}
    concerned = record.concerned_in()
    now = {entry.entry_id: Stated.by(entry, concerned[entry.entry_id]) for entry in record.entry}
    sent = {entry.agency for entry in record.entry}
    gone = {i: row for i, row in old.items() if i not in now and row["agency"] in sent}
    fresh = {i: row for i, row in now.items() if i not in old}
    versions = Versions(before=old)
    for new_id, old_id in corrections(fresh, {i: Stated.before(row) for i, row in gone.items()}):
        versions.renamed[new_id] = old_id
        versions.changed[old_id] = gone.pop(old_id)
        fresh.pop(new_id)
    versions.changed.update({i: old[i] for i in now if i in old and differing(now[i], Stated.before(old[i]))})
    versions.added = sorted(fresh)
    versions.withdrawn = sorted(gone.values(), key=lambda row: (row["happened_from"], row["entry_id"]))
    _rename(record, versions.renamed)
    return versions


def _rename(record: Record, renamed: dict[str, str]) -> None:
    for row in [*record.entry, *record.concerned, *record.assessment, *record.grade]:
        row.entry_id = renamed.get(row.entry_id, row.entry_id)
    cite_by(record, renamed)


def cite_by(record: Record, renamed: dict[str, str]) -> None:
    """Grades and what they were gathered in rest on entries by the ids these have now."""
    for row in [*record.assessment, *record.grade]:
        row.cites = [renamed.get(one, one) for one in row.cites]
