"""The example family's files as they arrive in a review of fifteen days: from the same stories, by day, with corrections, a PDF and returned templates."""

from __future__ import annotations

import io
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from story import STORIES, File, told_as
from writers import plain_zip

from keepsight.reports.request.word import write_word

PERIOD = date(2013, 1, 1), date(2023, 12, 31)


def arrivals() -> list[tuple[int, str, File | dict[str, Any]]]:
    """Day, name, and the file; a returned template as what stands in it."""
    told = tomllib.loads((STORIES / "fifteen-days.toml").read_text("utf-8"))["arrives"]
    return [_arrival(one) for one in told]


def _arrival(one: dict[str, Any]) -> tuple[int, str, File | dict[str, Any]]:
    story = tomllib.loads((STORIES / "family" / f"{one['from']}.toml").read_text("utf-8")) if "from" in one else {}
    if "template" in one:
        return one["day"], one["name"], {**one, "agency": one.get("agency", story.get("agency")), "rows": [row for sheet in story.get("sheet", []) for row in sheet["row"]], "dates": story.get("dates", "")}
    for correction in one.get("corrected", []):
        _correct(story["sheet"], correction)
    name = one.get("name", story["name"])
    return one["day"], name, told_as(story | {"name": name, "format": one.get("format", name.rsplit(".", 1)[-1])})


def _correct(sheets: list[dict[str, Any]], correction: dict[str, Any]) -> None:
    """One row changed, taken out, or put in after another; it must be there once."""
    wanted = correction.get("where") or correction["after"]
    [(rows, at)] = [(sheet["row"], n) for sheet in sheets for n, row in enumerate(sheet["row"]) if wanted.items() <= row.items()]
    if correction.get("withdrawn"):
        del rows[at]
    elif "after" in correction:
        rows.insert(at + 1, correction["set"])
    else:
        rows[at] = rows[at] | correction["set"]


def write_returned(path: Path, told: dict[str, Any]) -> None:
    """Our Word template, sent out and come back: what the file is chosen from the list, and a row for each event."""
    sent = io.BytesIO()
    write_word(sent, told["agency"], *PERIOD)
    document = docx.Document(sent)
    next(document.element.body.iter(qn("w:sdt"))).find(".//" + qn("w:t")).text = told["template"]
    table = document.tables[0]
    headings = [cell.text for cell in table.rows[0].cells]
    for row, cells in zip(told["rows"], table.rows[1 : 1 + len(told["rows"])], strict=True):
        for heading, key in told["columns"].items():
            value = row["written"] if key == "when" and "written" in row else row.get(key, "")
            cells.cells[headings.index(heading)].text = f"{value:%d/%m/%Y}" if isinstance(value, date) else value
    saved = io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        plain_zip.write(path, {name: archive.read(name) for name in archive.namelist()})
