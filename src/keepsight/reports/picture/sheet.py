"""chronology.xlsx: the full chronology, the key events, and what both rest on, as text that no spreadsheet will run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from .told import Told
from .words.care import NOTHING_ADDED, GradeRow, grade_rows
from .words.entries import EntryWords
from .words.key import KEY_EVENT, WHAT_IS_KEY
from .words.marking import MARKING, WHAT_ORDER, as_at, prepared_or_dots
from .words.rests_on import rests_on_rows

DAY_NOUGHT, FIRST_DAY_A_SHEET_CAN_HOLD = date(1899, 12, 30), date(1900, 3, 1)  # a sheet counts days, and takes 1900 for a leap year
MOST_LETTERS_A_CELL, MOST_POINTS_A_ROW, POINTS_A_LINE = 32_000, 409.0, 13.0
LETTERS_A_WIDTH = 1.1  # letters of Arial 10 that fit where the sheet counts one
GOES_ON = " … [the whole text is in index.html and in entries.json]"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is its placeholder in a template; `width` in letters; `printed` columns stand first and are the ones that fit a landscape page."""

    name: str
    heading: str
    width: int
    value: Callable[[EntryWords, Told], Any]
    printed: bool = True


def _source(part: str) -> Callable[[EntryWords, Told], Any]:
    return lambda words, told: getattr(told.sources[words.entry.source_id], part)


COLUMNS = (
    Column("date", "Date", 14, lambda w, _: f"{w.when} ({w.written_as})" if w.written_as else w.when),
    Column("agency", "Agency", 13, lambda w, _: w.entry.agency),
    Column("kind", "Kind", 12, lambda w, _: "" if w.kind_suggested else w.kind),
    Column("what_happened", "What happened, as recorded", 46, lambda w, _: w.entry.text),
    Column("childs_words", "The child's words", 16, lambda w, _: w.entry.childs_words),
    Column("who", "Who", 20, lambda w, _: w.who),
    Column("what_followed", "What followed, as recorded", 16, lambda w, _: w.followed or "not recorded"),
    Column("suggested", "Suggested, not confirmed", 22, lambda w, _: "; ".join(w.suggestions)),
    Column("to_be_known", "To be known", 14, lambda w, _: ". ".join(w.notes)),
    Column("file", "File", 14, _source("file")),
    Column("sheet", "Sheet", 8, _source("sheet")),
    Column("row", "Row", 6, _source("row")),
    Column("earliest_day", "Earliest day", 12, lambda w, _: w.entry.happened_from, printed=False),
    Column("latest_day", "Latest day", 12, lambda w, _: w.entry.happened_to, printed=False),
    Column("recorded_on", "Recorded on", 12, lambda w, _: w.entry.recorded_on or "not supplied", printed=False),
    Column("themes", "Themes, as stated", 22, lambda w, _: "; ".join(w.themes), printed=False),
    Column("key", "Key", 14, lambda w, _: {KEY_EVENT: "key"}.get(w.key, w.key.replace(" as a key event", "")), printed=False),
    Column("also_in", "Also in", 24, lambda w, _: "; ".join(w.also_in), printed=False),
    Column("reference", "Reference", 14, lambda w, _: w.entry.entry_id, printed=False),
)


CARE = (
    ("child", "Child", 12), ("carer", "Carer", 12), ("what", "What was looked at", 24), ("looked_at", "Days looked at", 18), ("grade", "Grade", 12), ("turn", "How it stands", 22),
    ("agency", "Agency", 14), ("by", "Graded by", 16), ("graded_on", "Graded on", 12), ("rests_on", "Rests on", 24), ("childs_view", "The child's view", 18), ("carers_view", "The carer's view", 18),
    ("tool", "Tool", 18),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet of the chronology: its name, the lines above the headings, its columns in their order, and whether it holds key events only."""

    name: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    key_only: bool

    @property
    def printed(self) -> int:
        """How many of the columns are printed."""
        return sum(column.printed for column in self.columns)


def layouts(told: Told) -> tuple[Layout, ...]:
    """The two sheets of a workbook that is made without a template."""
    return tuple(
        Layout(name, (f"{MARKING}. {title}", as_at(told), note, "   ".join(prepared_or_dots(told, 30))), COLUMNS, key_only)
        for name, title, note, key_only in (("Full", "Chronology", WHAT_ORDER, False), ("Key events", "Key events", WHAT_IS_KEY, True))
    )


class _Formats:
    """The few looks a cell can have; `guarded` keeps text that begins like a formula as text, also when it is edited."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10, "bottom": 4, "bottom_color": "#B1B4B6"}
        self.title = book.add_format({"bold": True, "font_name": "Arial", "font_size": 14})
        self.note = book.add_format({"font_name": "Arial", "font_size": 10})
        self.heading = book.add_format(wrapped | {"bold": True, "bottom": 2, "bg_color": "#F3F2F1"})
        self.text = book.add_format(wrapped)
        self.day = book.add_format(wrapped | {"num_format": "d mmm yyyy", "align": "left"})
        self.guarded = book.add_format(wrapped)
        self.guarded.set_quote_prefix()


def sheet(told: Told, entries: list[EntryWords], wanted: Sequence[Layout] = ()) -> bytes:
    """The workbook, byte-identical for the same record; nothing is written to disk while it is made. `wanted` are a template's sheets."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": "Chronology", "author": "Keepsight", "comments": MARKING, "created": datetime(2000, 1, 1)})
    formats = _Formats(book)
    for layout in wanted or layouts(told):
        shown = [words for words in entries if words.key] if layout.key_only else entries
        _chronology(book.add_worksheet(layout.name), formats, told, layout, shown)
    if grades := list(grade_rows(told)):
        _care(book.add_worksheet("Care over time"), formats, told, grades)
    _rests_on(book.add_worksheet("What this rests on"), formats, told)
    book.close()
    return made.getvalue()


def _chronology(page: Worksheet, formats: _Formats, told: Told, layout: Layout, entries: list[EntryWords]) -> None:
    top, columns, printed = _title(page, formats, layout.lines), layout.columns, layout.printed
    widths = [column.width for column in columns[:printed]]
    page.set_row(top, 2 * POINTS_A_LINE + 3)
    for number, column in enumerate(columns):
        page.set_column(number, number, column.width)
        page.write_string(top, number, column.heading, formats.heading)
    for row, words in enumerate(entries, top + 1):
        values = [column.value(words, told) for column in columns]
        page.set_row(row, _height(values[:printed], widths))
        for number, value in enumerate(values):
            _cell(page, row, number, value, formats)
    page.autofilter(top, 0, top + max(1, len(entries)), len(columns) - 1)
    page.print_area(0, 0, top + max(1, len(entries)), printed - 1)
    _for_print(page, top)


def _height(values: Sequence[Any], widths: Sequence[int]) -> float:
    """Points for the cell that needs most lines, on the generous side; said here because not every program works it out."""
    lines = (sum(1 + int(len(line) / (width * LETTERS_A_WIDTH)) for line in str(value).split("\n")) for value, width in zip(values, widths, strict=True) if value)
    return min(POINTS_A_LINE * max(lines, default=1) + 3, MOST_POINTS_A_ROW)


def _title(page: Worksheet, formats: _Formats, lines: Sequence[str]) -> int:
    """Writes the lines above the headings, the first as a title; gives the row of the headings."""
    for row, words in enumerate(lines):
        page.write_string(row, 0, words, formats.note if row else formats.title)
    return len(lines) + 1


def _for_print(page: Worksheet, heading_row: int) -> None:
    page.freeze_panes(heading_row + 1, 1)
    page.repeat_rows(heading_row)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    page.set_header(f"&L{MARKING}&R&A")
    page.set_footer(f"&L{MARKING}&RPage &P of &N")


def _cell(page: Worksheet, row: int, column: int, value: Any, formats: _Formats) -> None:
    if isinstance(value, date) and value >= FIRST_DAY_A_SHEET_CAN_HOLD:
        page.write_number(row, column, (value - DAY_NOUGHT).days, formats.day)
    elif isinstance(value, int):
        page.write_number(row, column, value, formats.text)
    elif value:
        text = str(value)
        if len(text) > MOST_LETTERS_A_CELL:
            text = text[:MOST_LETTERS_A_CELL - len(GOES_ON)] + GOES_ON
        page.write_string(row, column, text, formats.guarded if text[0] in "=+-@" else formats.text)


def _care(page: Worksheet, formats: _Formats, told: Told, grades: Sequence[GradeRow]) -> None:
    """A row for each grade, in the tool's words: nothing is counted, and nothing coloured."""
    top = _title(page, formats, (f"{MARKING}. Care over time", as_at(told), NOTHING_ADDED, "   ".join(prepared_or_dots(told, 30))))
    names, widths = [name for name, _, _ in CARE], [width for _, _, width in CARE]
    for number, (_, heading, width) in enumerate(CARE):
        page.set_column(number, number, width)
        page.write_string(top, number, heading, formats.heading)
    for row, grade in enumerate(grades, top + 1):
        cells = [getattr(grade, name) for name in names]
        page.set_row(row, _height(cells, widths))
        for number, text in enumerate(cells):
            _cell(page, row, number, text, formats)
    page.autofilter(top, 0, top + len(grades), len(CARE) - 1)
    _for_print(page, top)


def _rests_on(page: Worksheet, formats: _Formats, told: Told) -> None:
    top = _title(page, formats, (f"{MARKING}. What this rests on", as_at(told), "", "   ".join(prepared_or_dots(told, 30))))
    rows = rests_on_rows(told)
    widths = (24, 36, 90)
    for number, (heading, width) in enumerate(zip(("What", "Which", "In words"), widths, strict=True)):
        page.set_column(number, number, width)
        page.write_string(top, number, heading, formats.heading)
    for row, cells in enumerate(rows, top + 1):
        page.set_row(row, _height(cells, widths))
        for number, text in enumerate(cells):
            _cell(page, row, number, text, formats)
    _for_print(page, top)
