"""entries.json, findings.json and ledger.json, in the exact shapes of contracts 4."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keepsight.intake.ledger import FileLedger, PassedOver, Refused
from keepsight.records.entry import Concerned, Entry, Said, Theme
from keepsight.records.finding import Finding
from keepsight.records.source import Source

from .told import Told, whole

if TYPE_CHECKING:
    from keepsight.chronology.assemble import Assembled

LEDGER_FORMAT = 1


def entries_json(told: Told) -> list[dict[str, Any]]:
    """Every standing entry in chronological order, those known after the as-at day last."""
    recorded = {entry.entry_id: entry for entry in told.assembled.record.entry} if told.shown is not whole else {}
    return [_entry(recorded.get(entry.entry_id, entry), told) for entry in [*told.entries, *told.after]]


def _entry(entry: Entry, told: Told) -> dict[str, Any]:
    return {
        "entry_id": entry.entry_id,
        "happened_from": entry.happened_from,
        "happened_to": entry.happened_to,
        "precision": entry.precision,
        "time_from": entry.time_from,
        "known_on": entry.known_on,
        "after_as_of": entry.after_as_of,
        "how_many": entry.how_many,
        "agency": entry.agency,
        "account_of": entry.account_of,
        "kind": _said(entry.kind),
        "themes": [_theme(theme) for theme in sorted(entry.themes, key=_theme_order)],
        "outcome": _said(entry.outcome),
        "people": [_person(row) for row in sorted(told.concerned.get(entry.entry_id, []), key=_part_order)],
        "text": entry.text,
        "key": entry.key,
        "restricted": entry.restricted,
        "also_seen": [_source(told.sources[other]) for other in sorted(entry.also_seen)],
        "source": _source(told.sources[entry.source_id]),
    }


def _said(said: Said | None) -> dict[str, Any]:
    """An empty value is *not recorded* (design 3), never null: readers of the file find the same keys in every row."""
    said = said or Said("")
    return {"value": said.value, "suggested": said.suggested, "words": said.words}


def _theme(theme: Theme) -> dict[str, Any]:
    return {"value": theme.value, "suggested": theme.suggested, "words": theme.words, "denied": theme.denied}


def _theme_order(theme: Theme) -> tuple[str, bool, str]:
    return theme.value, theme.denied, theme.words


def _person(row: Concerned) -> dict[str, Any]:
    return {"person_id": row.person_id, "as_written": row.as_written, "part": row.part, "suggested": row.suggested}


def _part_order(row: Concerned) -> tuple[str, str, str]:
    return row.person_id or "", row.part, row.as_written


def _source(source: Source) -> dict[str, Any]:
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def findings_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Every finding by the day it was raised, then its pattern and id; `family_id` and `standpoint` stay inside."""
    ordered = sorted(findings, key=lambda f: (f.raised_on, f.pattern, f.finding_id))
    return [_finding(finding) for finding in ordered]


def _finding(finding: Finding) -> dict[str, Any]:
    shown = asdict(finding)
    del shown["family_id"], shown["standpoint"]
    return shown | {"about": sorted(finding.about), "coverage": sorted(shown["coverage"], key=lambda c: c["agency"])}


def ledger_json(assembled: Assembled) -> dict[str, Any]:
    """What became of every row of every file."""
    return {
        "format": LEDGER_FORMAT,
        "as_of": assembled.as_of.isoformat(),
        "files": [asdict(file) for file in sorted(assembled.files, key=lambda f: f.file)],
    }


def read_ledgers(folder: Path) -> list[FileLedger]:
    """What `ledger.json` of a record folder tells; nothing where there is none."""
    path = folder / "ledger.json"
    files = json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else []
    return [FileLedger(**file | {"refused": [Refused(**row) for row in file["refused"]], "passed_over": [PassedOver(**row) for row in file["passed_over"]]}) for file in files]


def as_bytes(rows: list[dict[str, Any]] | dict[str, Any]) -> bytes:
    """JSON in UTF-8; a list has one row on each line, so that two runs can be compared line by line."""
    if isinstance(rows, dict):
        return (json.dumps(rows, ensure_ascii=False, indent=1, default=_iso) + "\n").encode()
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, default=_iso) for row in rows)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def _iso(value: date) -> str:
    return value.isoformat()
