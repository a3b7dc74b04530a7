"""Finds the tables of a grid: title lines above, the row of headings, the rows below, headings that come again, a second table.

A grid may have no row of headings that is known; then what the cells hold settles which column is the date and which the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .cell_kinds import holds_nothing, is_date, longest_prose, mostly_dates
from .columns import KEPT, OURS, Columns, fields_that_fit, looks_like_headings, plain_heading, recognise
from .columns_file import Mapping
from .grid import Cell, Grid, Row
from .stated import words_of

_HEADINGS = "the headings of the columns"
ANSWERS = "ask_id"  # the heading by which a to-confirm.csv is known: its rows are answers, and no agency's entries
_MADE_BY_US = "a part of a chronology that Keepsight made, and no agency's entry"
_TO_CONFIRM = "an answer for --confirmed, and no agency's entry"
_SAMPLE = 300  # rows whose cells may settle what a column holds


@dataclass(slots=True)
class Table:
    """One table: its columns, the lines above it, and its rows. `heading_row` is 0 where it has no row of headings."""

    grid: Grid
    columns: Columns
    heading_row: int
    titles: list[str]
    rows: list[Row] = field(default_factory=list)

    def cell(self, row: Row, name: str) -> Cell:
        """The row's cell in the first column that is this field; None where there is none."""
        place = self.columns.place(name)
        return row.cells[place] if place is not None and place < len(row.cells) else None


@dataclass(slots=True)
class Sheet:
    """A grid parted into tables; `passed` are rows of none of them, each with why; `loose` rows lie outside any table."""

    grid: Grid
    tables: list[Table] = field(default_factory=list)
    passed: list[tuple[Row, str]] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a table begins: the place of its headings (None where it has none), of its first row, and what it holds."""

    heading: int | None
    first: int
    holds: str


def part_into_tables(grid: Grid, given: Mapping | None = None) -> Sheet:
    """The tables of a grid. `given` is a person's corrected mapping; where it names this table it is followed."""
    sheet = Sheet(grid)
    if any(ANSWERS in row.cells for row in grid.rows[:_SAMPLE]):
        sheet.passed = [(row, _TO_CONFIRM) for row in grid.rows]
        return sheet
    starts = _headed(grid, given) or _settled_by_cells(grid)
    if not starts:
        sheet.passed = [(row, "a blank row") for row in grid.rows if blank(row)]
        sheet.loose = [row for row in grid.rows if not blank(row)]
        return sheet
    floors = [0] + [start.first for start in starts]
    tops = [_titles_begin(grid, floor, start) for floor, start in zip(floors, starts, strict=False)] + [len(grid.rows)]
    for place, start in enumerate(starts):
        _add_table(sheet, start, tops[place], tops[place + 1], given)
    return sheet


def set_aside_ours(sheets: Sequence[Sheet]) -> None:
    """Where one sheet or table of a file is a chronology that Keepsight wrote, the rest of the file is no agency's either."""
    if not any(_is_ours(sheet) for sheet in sheets):
        return
    for sheet in sheets:
        if not _is_ours(sheet):
            sheet.passed, sheet.tables, sheet.loose = [(row, _MADE_BY_US) for row in sheet.grid.rows], [], []


def _is_ours(sheet: Sheet) -> bool:
    return any(OURS in map(plain_heading, table.columns.headings) for table in sheet.tables)


def blank(row: Row) -> bool:
    """No cell of the row holds anything."""
    return not any(words_of(cell) for cell in row.cells)


def in_line(row: Row) -> str:
    """The row's words in one line; a value that a merged cell repeats is said once."""
    said = [words_of(cell) for cell in row.cells]
    return " | ".join(words for place, words in enumerate(said) if words and (place == 0 or words != said[place - 1]))


def _headed(grid: Grid, given: Mapping | None) -> list[_Start]:
    """A start for each row of headings; headings that come again unchanged do not begin a new table."""
    starts: list[_Start] = []
    last: list[str] = []
    for place, row in enumerate(grid.rows):
        holds = (given.holds(grid, row) if given else "") or looks_like_headings(row.cells)
        if not holds:
            continue
        plain = [plain_heading(words_of(cell)) for cell in row.cells]
        if plain == last:
            continue
        if starts and starts[-1].first == place:
            starts.pop()  # headings in two lines: the lower one says which column is which
        starts.append(_Start(place, place + 1, holds))
        last = plain
    return starts


def _titles_begin(grid: Grid, floor: int, start: _Start) -> int:
    """Where the lines above a table begin; for a grid's first table they are all the rows above it."""
    if floor == 0:
        return 0
    begins = start.heading if start.heading is not None else start.first
    while begins > floor and (blank(grid.rows[begins - 1]) or _is_line(grid.rows[begins - 1])):
        begins -= 1
    return begins


def _is_line(row: Row) -> bool:
    """A line across the sheet: one value, alone or repeated by a merge, or a label with a colon and its value."""
    said = list(dict.fromkeys(words_of(cell) for cell in row.cells if words_of(cell)))
    return len(said) == 1 or (len(said) == 2 and said[0].endswith(":"))


def _add_table(sheet: Sheet, start: _Start, top: int, end: int, given: Mapping | None) -> None:
    grid = sheet.grid
    heading = grid.rows[start.heading] if start.heading is not None else None
    titles = grid.above * (not sheet.tables) + _titles(sheet, grid.rows[top : start.first - (heading is not None)])
    if heading:
        sheet.passed.append((heading, _HEADINGS))
    rows = grid.rows[start.first : end]
    table = Table(grid, _columns(start.holds, grid, heading, rows, given), heading.number if heading else 0, titles)
    for row in rows:
        if why := _why_passed(row, heading):
            sheet.passed.append((row, why))
        else:
            table.rows.append(row)
    sheet.tables.append(table)


def _titles(sheet: Sheet, above: Sequence[Row]) -> list[str]:
    """The title lines among the rows above a table. A list of people among them that has no ids is loose: it is no title, and not read."""
    titles, in_list = [], False
    for row in above:
        in_list = lists_people(row) or (in_list and not blank(row))
        if in_list:
            sheet.loose.append(row)
        elif blank(row):
            sheet.passed.append((row, "a blank row"))
        elif looks_like_headings(row.cells):
            sheet.passed.append((row, _HEADINGS))
        else:
            titles.append(in_line(row))
            sheet.passed.append((row, f"a title line: {titles[-1]}"))
    return titles


def lists_people(row: Row) -> bool:
    """The row heads a list of names and births, as in 'family composition'."""
    fits = {name for cell in row.cells if (words := words_of(cell)) for name, _ in fields_that_fit("people", words)}
    return "birth_date" in fits and bool(fits & {"name", "label", "person_id"})


def _why_passed(row: Row, heading: Row | None) -> str:
    if blank(row):
        return "a blank row"
    if heading and _same_headings(row, heading):
        return "the headings of the columns again"
    return ""


def _same_headings(row: Row, heading: Row) -> bool:
    if row.cells[:1] != heading.cells[:1] and plain_heading(words_of(row.cells[0])[:80]) != plain_heading(words_of(heading.cells[0])):
        return False
    return [plain_heading(words_of(cell)) for cell in row.cells] == [plain_heading(words_of(cell)) for cell in heading.cells]


def _columns(holds: str, grid: Grid, heading: Row | None, rows: Sequence[Row], given: Mapping | None) -> Columns:
    width = max([len(row.cells) for row in rows[:_SAMPLE]] + [len(heading.cells) if heading else 0])
    cells: list[Cell] = (list(heading.cells) if heading else []) + [None] * width
    values = _by_column(rows[:_SAMPLE], width)
    columns = recognise(holds, cells[:width], list(values.values()))
    if given and (told := given.fields(grid, heading, columns.headings)):
        columns.fields, columns.unknown = told, []
    elif not columns.complete() and holds == "entries":
        _settle_by_cells(columns, values)
    return columns


# What the cells hold --------------------------------------------------------------------------------------------------


def _settled_by_cells(grid: Grid) -> list[_Start]:
    """Without known headings, a column mostly of dates beside one of prose is a chronology; its headings are the row above its first date."""
    rows = [row for row in grid.rows if not blank(row)][:_SAMPLE]
    width = max((len(row.cells) for row in rows), default=0)
    dated = _date_column(_by_column(rows, width))
    if dated is None:
        return []
    first = next(place for place, row in enumerate(grid.rows) if dated < len(row.cells) and is_date(row.cells[dated]))
    if longest_prose({place: cells for place, cells in _by_column(grid.rows[first:][:_SAMPLE], width).items() if place != dated}) is None:
        return []
    headed = first > 0 and len({words_of(cell) for cell in grid.rows[first - 1].cells if words_of(cell)}) >= 2
    if headed and _says_other_date(words_of(grid.rows[first - 1].cells[dated])):
        return []
    return [_Start(first - 1 if headed else None, first, "entries")]


def _says_other_date(heading: str) -> bool:
    """The heading is known and its dates are not those of events: births, days of recording."""
    fits = fields_that_fit("entries", heading)
    return bool(fits) and fits[0][0] in (KEPT, "recorded_on", "shared_on")


def _settle_by_cells(columns: Columns, values: dict[int, list[Cell]]) -> None:
    """Fills a missing date or text column from what the unknown columns hold, and says which were settled so."""
    for name, choose in (("date", _date_column), ("text", longest_prose)):
        if columns.place(name) is None:
            place = choose({place: cells for place, cells in values.items() if _may_be(columns, name, place)})
            if place is not None:
                columns.fields[place] = name
                columns.guessed.append(place)
                columns.unknown = [at for at in columns.unknown if at != place]


def _may_be(columns: Columns, name: str, place: int) -> bool:
    """A column that is kept may be the date or the text, unless its heading is known to be some other date."""
    return columns.fields[place] == KEPT and not (name == "date" and _says_other_date(columns.headings[place]))


def _date_column(values: dict[int, list[Cell]]) -> int | None:
    return next((place for place, cells in values.items() if not holds_nothing(cells) and mostly_dates(cells)), None)


def _by_column(rows: Sequence[Row], width: int) -> dict[int, list[Cell]]:
    return {place: [row.cells[place] for row in rows if place < len(row.cells)] for place in range(width)}
