"""Reads workbooks: xlsx, xls and ods, each sheet with anything in it as one grid."""

from __future__ import annotations

from pathlib import Path

from keepsight.intake import problems
from keepsight.intake.content import Content
from keepsight.intake.grid import CannotRead, Grid

KIND = "a workbook"
ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".ods", ".ots")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def recognises(content: Content) -> bool:
    """By the parts inside it, whatever the name ends with."""
    return "xl/workbook.xml" in content.parts or content.container == "ole" and not content.parts.isdisjoint({"Workbook", "Book"}) or _ODS in content.head


def read(path: Path) -> list[Grid]:
    """One grid for each sheet that has anything in it, hidden sheets too, in the workbook's order. Nothing is calculated and no macro is run."""
    from keepsight.intake.excel.sheet import grids_of

    data = path.read_bytes()
    grids = grids_of(path.name, _sheets(path.name, data))
    if not grids:
        raise CannotRead(problems.no_table(path.name, problems.NO_CELLS))
    return grids


def _sheets(file: str, data: bytes):
    """The libraries of the three formats are loaded only when such a file comes."""
    if not data.startswith(b"PK"):
        from keepsight.intake.excel.xls import sheets
    elif _ODS in data[:200]:
        from keepsight.intake.excel.ods import sheets
    else:
        from keepsight.intake.excel.xlsx import sheets
    return sheets(file, data)
