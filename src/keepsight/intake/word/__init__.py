"""Reads Word documents (docx): each table in document order as one grid."""

from __future__ import annotations

from pathlib import Path

from keepsight.intake import problems
from keepsight.intake.content import Content
from keepsight.intake.grid import CannotRead, Grid

KIND = "a Word document"
ENDINGS = (".docx", ".docm", ".dotx")


def recognises(content: Content) -> bool:
    """By the parts inside it, whatever the name ends with."""
    return any(part.startswith("word/document") for part in content.parts)


def read(path: Path) -> list[Grid]:
    """One grid for each table, `Table 1`, `Table 2` ... in document order, its first row numbered 1. Tracked changes are read as accepted."""
    from keepsight.intake.word.document import grids_of

    grids = grids_of(path.name, path.read_bytes())
    if not grids:
        raise CannotRead(problems.no_table(path.name, problems.NO_WORD_TABLE))
    return grids
