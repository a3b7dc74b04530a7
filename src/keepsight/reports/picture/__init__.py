"""The picture of a family: everything `keepsight picture` writes (contracts 4), from one arrangement of the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from keepsight.chronology.confirm import as_csv
from keepsight.records.finding import Finding

from ..together import put_all
from .drawings import Drawings, drawings, marked
from .json_files import as_bytes, entries_json, findings_json, ledger_json
from .page import page
from .sheet import sheet
from .template import one_of
from .told import Prepared, Told, tell
from .word import word
from .words.entries import EntryWords, entry_words
from .words.since import marks

if TYPE_CHECKING:
    from keepsight.chronology.assemble import Assembled


Findings = list[Finding] | Callable[[], list[Finding]]  # or what gives them, when all that puts no question is made


def write(assembled: Assembled, findings: Findings, out: Path, prepared: Prepared | None = None, templates: Sequence[Path] = (), *, more: Mapping[str, bytes] | None = None) -> None:
    """Write every file of the picture into `out`, and nothing anywhere else; a second run gives the same bytes.

    `findings` are those of the standpoint that the picture is for; `prepared` says by whom, when and why it is made; `templates` are a
    partnership's own, in Word and Excel; `more` are further files of this copy, by name. Raises WrongTemplate, and OSError where a file cannot be written, for example because it is open in another program.
    """
    found, later = ([], findings) if callable(findings) else (findings, None)
    put_all(out, contents(tell(assembled, found, prepared), templates, later) | dict(more or {}))


def contents(told: Told, templates: Sequence[Path] = (), findings: Callable[[], list[Finding]] | None = None) -> dict[str, bytes]:
    """Each file's bytes by its name in contracts 4; `findings`, where given, are asked for last and stand in place of those of `told`."""
    mark = marks(told)
    entries = [entry_words(told, entry, mark.get(entry.entry_id, "")) for entry in told.entries]
    drawn = drawings(told)
    made = {
        "chronology.xlsx": _sheet(told, entries, templates),
        "chronology.docx": _word(told, entries, drawn, templates),
        "genogram.svg": marked(drawn.genogram, told),
        "timeline.svg": marked(drawn.by_agency.svg, told),
        "entries.json": as_bytes(entries_json(told)),
        "ledger.json": as_bytes(ledger_json(told.assembled)),
        "columns.toml": told.assembled.columns_toml.encode(),
        "to-confirm.csv": as_csv(told.assembled.to_confirm),
    }
    asked = replace(told, findings=findings()) if findings else told
    return made | {"index.html": page(asked, entries, drawn), "findings.json": as_bytes(findings_json(asked.findings))}


def _word(told: Told, entries: list[EntryWords], drawn: Drawings, templates: Sequence[Path]) -> bytes:
    file = one_of(templates, ".docx")
    if file is None:
        return word(told, entries, drawn)
    from .word.template import from_template  # loaded only where a template is given: other runs start sooner

    return from_template(file, told, entries, drawn)


def _sheet(told: Told, entries: list[EntryWords], templates: Sequence[Path]) -> bytes:
    file = one_of(templates, ".xlsx")
    if file is None:
        return sheet(told, entries)
    from .sheet_template import layouts_of

    return sheet(told, entries, layouts_of(file, told))
