"""The picture of a family: everything `keepsight picture` writes (contracts 4), from one arrangement of the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from keepsight.chronology.confirm import as_csv
from keepsight.records.finding import Finding

from .drawings import drawings
from .folder import put_all
from .json_files import as_bytes, entries_json, findings_json, ledger_json
from .page import page
from .sheet import sheet
from .told import Prepared, Told, tell
from .word import word
from .words.entries import entry_words
from .words.since import marks

if TYPE_CHECKING:
    from keepsight.chronology.assemble import Assembled


def write(assembled: Assembled, findings: list[Finding], out: Path, prepared: Prepared | None = None) -> None:
    """Write every file of the picture into `out`, and nothing anywhere else; a second run gives the same bytes.

    `findings` are those of the standpoint that the picture is for; `prepared` says by whom, when and why it is made. Raises OSError where a file cannot be written,
    for example because it is open in another program.
    """
    put_all(out, contents(tell(assembled, findings, prepared)))


def contents(told: Told) -> dict[str, bytes]:
    """Each file's bytes by its name in contracts 4."""
    mark = marks(told)
    entries = [entry_words(told, entry, mark.get(entry.entry_id, "")) for entry in told.entries]
    drawn = drawings(told)
    return {
        "index.html": page(told, entries, drawn),
        "chronology.xlsx": sheet(told, entries),
        "chronology.docx": word(told, entries, drawn),
        "genogram.svg": drawn.genogram.encode(),
        "timeline.svg": drawn.by_agency.svg.encode(),
        "entries.json": as_bytes(entries_json(told)),
        "findings.json": as_bytes(findings_json(told.findings)),
        "ledger.json": as_bytes(ledger_json(told.assembled)),
        "columns.toml": told.assembled.columns_toml.encode(),
        "to-confirm.csv": as_csv(told.assembled.to_confirm),
    }
