"""A later version of an agency's file: which rows were added, changed and withdrawn since an earlier picture (contracts 3.1).

A row with one cell changed, or with its words edited, is a correction of the old row and keeps the old row's identity, so that
what a person confirmed about it stays with it. The old row itself is kept in the earlier picture, and shown beside the new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import Record

EDITED = 0.75  # words at least this alike are one row edited: our default
Old = dict[str, Any]


@dataclass(slots=True)
class Versions:
    """What changed in the rows since the picture in `--since`. `changed` leads from an entry to the old row as it stood.

    `questions` are the findings of that picture as it wrote them, to be held beside the new ones.
    """

    added: list[str] = field(default_factory=list)
    changed: dict[str, Old] = field(default_factory=dict)
    withdrawn: list[Old] = field(default_factory=list)
    questions: list[Old] = field(default_factory=list)


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
    now = {entry.entry_id: entry for entry in record.entry}
    concerned = record.concerned_in()
    sent = {entry.agency for entry in record.entry}
    gone = {i: row for i, row in old.items() if i not in now and row["agency"] in sent}
    fresh = {i: entry for i, entry in now.items() if i not in old}
    versions = Versions()
    renamed = {}
    for new_id, old_id in _corrections(fresh, gone, concerned):
        renamed[new_id] = old_id
        versions.changed[old_id] = gone.pop(old_id)
        fresh.pop(new_id)
    versions.changed.update({i: old[i] for i in now if i in old and _differing(now[i], concerned[i], old[i])})
    versions.added = sorted(fresh)
    versions.withdrawn = sorted(gone.values(), key=lambda row: (row["happened_from"], row["entry_id"]))
    _rename(record, renamed)
    return versions


def _rename(record: Record, renamed: dict[str, str]) -> None:
    for row in [*record.entry, *record.concerned]:
        row.entry_id = renamed.get(row.entry_id, row.entry_id)


def _corrections(fresh: dict[str, Entry], gone: dict[str, Old], concerned: dict[str, list[Concerned]]) -> list[tuple[str, str]]:
    """Pairs of a new row and the old one it corrects, each used once, the most alike first."""
    found = []
    for new_id, old_id in sorted(_candidates(fresh, gone)):
        alike = _alike(fresh[new_id], concerned[new_id], gone[old_id])
        if alike:
            found.append((-alike, new_id, old_id))
    pairs, used = [], set()
    for _, new_id, old_id in sorted(found):
        if not used & {new_id, old_id}:
            used |= {new_id, old_id}
            pairs.append((new_id, old_id))
    return pairs


def _candidates(fresh: dict[str, Entry], gone: dict[str, Old]) -> Iterator[tuple[str, str]]:
    """Rows of one agency that share their day or their words: any others differ in more than one cell."""
    by_key: dict[tuple, list[str]] = defaultdict(list)
    for old_id, row in gone.items():
        by_key[row["agency"], row["happened_from"]].append(old_id)
        by_key[row["agency"], row["text"]].append(old_id)
    pairs = set()
    for new_id, entry in fresh.items():
        for key in (entry.happened_from.isoformat(), entry.text):
            pairs |= {(new_id, old_id) for old_id in by_key[entry.agency, key]}
    yield from pairs


def _alike(entry: Entry, people: list[Concerned], old: Old) -> int:
    """How many cells are the same; 0 where the rows are not one: one cell may differ, and words only by an edit."""
    differing = _differing(entry, people, old)
    if len(differing) > 1:
        return 0
    same = _CELLS - len(differing)
    return same if "words" not in differing or _edited(entry.text, old["text"]) else 0


def _edited(text: str, old: str) -> bool:
    return SequenceMatcher(None, text, old, autojunk=False).ratio() >= EDITED


_CELLS = 6


def _differing(entry: Entry, people: list[Concerned], old: Old) -> list[str]:
    """The cells in which a row differs from the old one. What a person confirmed since is no difference: only what the file now states is."""
    named = {person["as_written"] for person in old["people"]}
    differs = {
        "day": (entry.happened_from.isoformat(), entry.happened_to.isoformat()) != (old["happened_from"], old["happened_to"]),
        "words": entry.text != old["text"],
        "kind": _states_another(entry.kind, old["kind"]),
        "outcome": _states_another(entry.outcome, old["outcome"]),
        "people": not {row.as_written for row in people if not row.suggested} <= named,
        "restricted": bool(entry.restricted) != bool(old["restricted"]),
    }
    return [cell for cell, yes in differs.items() if yes]


def _states_another(said: Said | None, old: Old) -> bool:
    return said is not None and not said.suggested and said.value != old["value"]
