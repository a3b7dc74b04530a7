"""Which row of a later version corrects which row of an earlier one: one cell changed, or its words edited (contracts 3.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.source import Source

EDITED = 0.75  # words at least this alike are one row edited: our default
CELLS = 6

Old = dict[str, Any]
"""A row as an earlier version had it, in the shape of entries.json (contracts 4), so that it can be shown beside the new."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row itself states. An empty kind or outcome is none stated, and differs from nothing; `child` is the one whom its titles name."""

    agency: str
    days: tuple[str, str]
    text: str
    kind: str
    outcome: str
    people: frozenset[str]
    restricted: bool
    child: str = ""

    @classmethod
    def by(cls, entry: Entry, people: list[Concerned], child: str = "") -> Stated:
        """What an entry states; what is only suggested in it is left out."""
        return cls(
            entry.agency, (entry.happened_from.isoformat(), entry.happened_to.isoformat()), entry.text, _stated(entry.kind), _stated(entry.outcome),
            frozenset(row.as_written for row in people if not row.suggested), bool(entry.restricted), child,
        )  # fmt: skip

    @classmethod
    def before(cls, old: Old) -> Stated:
        """What a row of an earlier picture held, what was suggested or confirmed among it."""
        return cls(
            old["agency"], (old["happened_from"], old["happened_to"]), old["text"], old["kind"]["value"], old["outcome"]["value"],
            frozenset(person["as_written"] for person in old["people"]), bool(old["restricted"]),
        )  # fmt: skip


def _stated(said: Said | None) -> str:
    return said.value if said is not None and not said.suggested else ""


def differing(new: Stated, old: Stated) -> list[str]:
    """The cells in which a row differs from an earlier one. What a person confirmed since is no difference: only what the file now states is."""
    differs = {
        "day": new.days != old.days,
        "words": new.text != old.text,
        "kind": bool(new.kind) and new.kind != old.kind,
        "outcome": bool(new.outcome) and new.outcome != old.outcome,
        "people": not new.people <= old.people,
        "restricted": new.restricted != old.restricted,
    }
    return [cell for cell, yes in differs.items() if yes]


def corrections(fresh: Mapping[str, Stated], gone: Mapping[str, Stated]) -> list[tuple[str, str]]:
    """Pairs of a new row and the old one it corrects, each used once, the most alike first."""
    found = []
    for new, old in sorted(_candidates(fresh, gone)):
        if alike := _alike(fresh[new], gone[old]):
            found.append((-alike, new, old))
    pairs, used_new, used_old = [], set(), set()
    for _, new, old in sorted(found):
        if new not in used_new and old not in used_old:
            used_new.add(new)
            used_old.add(old)
            pairs.append((new, old))
    return pairs


def _candidates(fresh: Mapping[str, Stated], gone: Mapping[str, Stated]) -> Iterator[tuple[str, str]]:
    """Rows of one agency and child that share their day or their words: any others differ in more than one cell."""
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for old, row in gone.items():
        by_key[row.agency, row.child, "day", row.days[0]].append(old)
        by_key[row.agency, row.child, "words", row.text].append(old)
    pairs = set()
    for new, row in fresh.items():
        for key in (("day", row.days[0]), ("words", row.text)):
            pairs |= {(new, old) for old in by_key[row.agency, row.child, *key]}
    yield from pairs


def _alike(new: Stated, old: Stated) -> int:
    """How many cells are the same; 0 where the rows are not one: one cell may differ, and words only by an edit."""
    differs = differing(new, old)
    if len(differs) > 1:
        return 0
    return CELLS - len(differs) if "words" not in differs or _edited(new.text, old.text) else 0


def _edited(text: str, old: str) -> bool:
    """Nearly the same words, or words added at the end or taken from it."""
    short, long = sorted((text.rstrip(" ."), old.rstrip(" .")), key=len)
    if " " in short and long.startswith(short):
        return True
    alike = SequenceMatcher(None, text, old, autojunk=False)
    return alike.real_quick_ratio() >= EDITED and alike.quick_ratio() >= EDITED and alike.ratio() >= EDITED


def as_it_stood(entry: Entry, people: list[Concerned], source: Source) -> Old:
    """A row of a file, in the shape in which rows of an earlier picture come."""
    return {
        "entry_id": entry.entry_id,
        "happened_from": entry.happened_from.isoformat(),
        "happened_to": entry.happened_to.isoformat(),
        "agency": entry.agency,
        "kind": _said(entry.kind),
        "outcome": _said(entry.outcome),
        "people": [{"person_id": row.person_id, "as_written": row.as_written, "part": row.part, "suggested": row.suggested} for row in people],
        "text": entry.text,
        "restricted": entry.restricted,
        "source": {"file": source.file, "sheet": source.sheet, "row": source.row},
    }


def _said(said: Said | None) -> Old:
    said = said or Said("")
    return {"value": said.value, "suggested": said.suggested, "words": said.words}
