"""Reads workbooks: xlsx, xls and ods, each sheet with anything in it as one grid."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from keepsight.intake import problems
from keepsight.intake.content import Content
from keepsight.intake.grid import CannotRead, Grid

if TYPE_CHECKING:
    from keepsight.intake.excel.sheet import Sheet

KIND = "a workbook"
ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".ods", ".ots")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def recognises(content: Content) -> bool:
    """By the parts inside it, whatever the name ends with."""
    if content.container == "ole":
        return not content.parts.isdisjoint({"Workbook", "Book"})
    ods = "content.xml" in content.parts and (_ODS in content.head or content.ending in (".ods", ".ots"))
    return "xl/workbook.xml" in content.parts or ods


def read(path: Path) -> list[Grid]:
    """One grid for each sheet that has anything in it, hidden sheets too, in the workbook's order. Nothing is calculated and no macro is run."""
    from keepsight.intake.excel.sheet import grids_of

    data = path.read_bytes()
    grids = grids_of(path.name, _sheets(path.name, data))
    if not grids:
        raise CannotRead(problems.no_table(path.name, problems.NO_CELLS))
    return grids


def _sheets(file: str, data: bytes) -> Iterator[Sheet]:
    """The libraries of the three formats are loaded only when such a file comes."""
    if not data.startswith(b"PK"):
        from keepsight.intake.excel.xls import sheets
    elif b"xl/workbook.xml" in data:  # the names of its parts are never packed
        from keepsight.intake.excel.xlsx import sheets
    else:
        from keepsight.intake.excel.ods import sheets
    return sheets(file, data)
