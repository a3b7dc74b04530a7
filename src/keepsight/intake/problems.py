"""Every word that intake says about what it was given: which file, which row, what is wrong, what to do.

First what stops a whole file from being read (the readers put these in `CannotRead`), then what a person should know about a
file that was read, then what is said of a single row.
"""

from __future__ import annotations

from collections.abc import Sequence

# What to do, in the same words everywhere

SEND_A_TABLE = "Send the chronology as an Excel workbook (.xlsx), a Word table (.docx) or a CSV."
SAVE_AS_XLSX = "Open it, save it as an Excel workbook (.xlsx), and send that."
SAVE_AS_DOCX = "Open it in Word, save it as a Word document (.docx), and send that."
SAVE_ATTACHMENT = "Save the file that is attached to it, and send that."
UNPACK_IT = "Unpack it and send the files inside."
NOT_A_PICTURE = f"Words in a picture cannot be read. {SEND_A_TABLE}"
NO_COLUMNS = "no commas, semicolons, tabs or bars stand between columns"
NO_CELLS = "no sheet has anything written in a cell"
NO_WORD_TABLE = "entries are read from tables, and it has none with anything written in it"

# A whole file that could not be read


def not_found(file: str) -> str:
    """No file of that name is there."""
    return f"'{file}' is not there. Check its name and folder."


def not_opened(file: str) -> str:
    """The computer would not open it, mostly because it is open in Word or Excel."""
    return f"'{file}' could not be opened. Close it in any other program, check that you may read it, and try again."


def empty(file: str) -> str:
    """No bytes at all."""
    return f"'{file}' is empty: it is 0 bytes long. Ask the agency to send it again."


def too_large(file: str, megabytes: int, limit: int) -> str:
    """The file itself is over the limit, both in megabytes."""
    return (
        f"'{file}' is {megabytes} MB; files of up to {limit} MB are read. A chronology is seldom over 5 MB: take out its pictures, "
        "or copy the table alone into a new file, and send that."
    )


def unpacks_too_large(file: str, limit: int) -> str:
    """A packed file (xlsx, ods, docx) that would unpack beyond the limit in megabytes."""
    return (
        f"'{file}' would unpack to more than {limit} MB, which no chronology needs and a harmful file may do. It was not opened. "
        "Ask the agency who made it and how; copy the table alone into a new file and send that."
    )


def too_many_cells(file: str, sheet: str, limit: int) -> str:
    """A sheet whose used area, from its first cell to its furthest, is over the limit in cells."""
    where = f"Sheet '{sheet}' of '{file}'" if sheet else f"'{file}'"
    return (
        f"{where} has a used area of more than {limit:,} cells. Mostly one stray entry stands far below or far to the right of the "
        "table: press Ctrl+End to find it, delete the empty rows or columns before it, and save."
    )


def password(file: str) -> str:
    """Encrypted with a password."""
    return f"'{file}' is protected with a password, so nothing in it can be read. Open it, remove the password, save it, and try again."


def macros(file: str) -> str:
    """A file that carries programs. It is not read, whatever its ending."""
    return (
        f"'{file}' contains macros (small programs), and such files are not read. Ask the agency to send it without them, saved as "
        ".xlsx or .docx; or open it without enabling them and save it so yourself."
    )


def damaged(file: str, kind: str) -> str:
    """It begins as the kind of file it is said to be, and cannot be followed to the end."""
    return f"'{file}' is damaged or incomplete: it cannot be read as {kind}. Open it in the program it came from, save it again, or ask for it again."


def unsafe_xml(file: str) -> str:
    """A document type or entity declaration inside an office file."""
    return (
        f"'{file}' contains declarations (a document type or entities) that Word and Excel never write and a harmful file may. It was "
        "not opened. Ask the agency who made it and how."
    )


def other_kind(file: str, found: str, do: str) -> str:
    """The bytes are of a kind that is not read, such as 'a picture'; `do` is the whole sentence that helps."""
    return f"'{file}' is {found}, and that is not read. {do}"


def unknown_kind(file: str) -> str:
    """Nothing in the bytes or the name says what it is."""
    return f"'{file}' is not a kind of file that is read. {SEND_A_TABLE}"


def text_by_another_name(file: str, ending: str) -> str:
    """Plain text whose name ends as a workbook's or document's does."""
    return f"'{file}' is plain text, although its name ends in {ending}. If it holds a table, rename it so that it ends in .csv."


def not_text(file: str, line: int) -> str:
    """A CSV that is not text in any encoding we read."""
    return (
        f"'{file}' cannot be read as text: line {line} holds bytes that are no letters in UTF-8, UTF-16 or Windows-1252. Open it in "
        "Excel, save it as 'CSV UTF-8', and send that."
    )


def quotation_not_closed(file: str, row: int) -> str:
    """A quotation mark opens a cell of a CSV and none closes it, so the rest of the file would fall into that cell."""
    return (
        f"Row {row} of '{file}' has a cell that begins with a quotation mark and never ends, so the rows after it cannot be told "
        "apart. Add the missing quotation mark, or save the file from Excel as 'CSV UTF-8'."
    )


def no_table(file: str, looked_for: str) -> str:
    """It could be opened, and there is no table in it. `looked_for` says what a table would have been."""
    return f"'{file}' has no readable table: {looked_for}. {SEND_A_TABLE}"


def scanned(file: str) -> str:
    """A PDF whose pages are pictures of words."""
    return (
        f"'{file}' is a scan: its pages are pictures, and no word in them can be read. Ask the sender for the Word or Excel file that was "
        "printed, or for a PDF saved from it rather than scanned."
    )


# What a person should know of a file that was read


def read_by_content(file: str, kind: str) -> str:
    """The name's ending says one kind and the bytes another; the bytes were believed."""
    return f"'{file}' is {kind}, although its name ends otherwise. It was read as {kind}."


def hidden_sheet(file: str, sheet: str) -> str:
    """A sheet that Excel does not show."""
    return f"Sheet '{sheet}' of '{file}' is hidden. It was read like the others."


def hidden_rows(file: str, where: str, rows: Sequence[int]) -> str:
    """Rows that are not shown, often because a filter is on; `where` is "Sheet 'Visits'" or "Table 1"."""
    return f"{where} of '{file}' hides {rows_in_words(rows)}. {'It was' if len(rows) == 1 else 'They were'} read like the others."


def hidden_columns(file: str, sheet: str, columns: Sequence[str]) -> str:
    """Columns that the sheet does not show, by letter."""
    which = f"column {columns[0]}" if len(columns) == 1 else "columns " + in_words(list(columns))
    return f"Sheet '{sheet}' of '{file}' hides {which}. {'It was' if len(columns) == 1 else 'They were'} read like the others."


def beside(kind: str, file: str, where: str, said_by: str, words: str) -> str:
    """A comment, footnote or endnote; `where` is such as "cell C6 of sheet 'Visits'", `said_by` may be empty."""
    by = f" by {said_by}" if said_by else ""
    return f"{kind.capitalize()}{by} at {where} of '{file}': \"{' '.join(words.split())}\". It is not part of any entry."


def no_kept_result(file: str, sheet: str, cells: Sequence[str]) -> str:
    """Formulas whose result was never stored in the file."""
    return (
        f"Sheet '{sheet}' of '{file}' has formulas without a stored result, in {_cells(cells)}. They were read as empty. Open the file in "
        "Excel, save it, and send that."
    )


def error_values(file: str, sheet: str, cells: Sequence[str]) -> str:
    """Cells that hold an error such as #N/A."""
    return f"Sheet '{sheet}' of '{file}' shows an error such as #N/A in {_cells(cells)}. It was kept as the words the sheet shows."


def tracked_changes(file: str, insertions: int, deletions: int, moves: int) -> str:
    """Tracked changes of a Word file, counted, read as if all were accepted."""
    counted = [(insertions, "insertion"), (deletions, "deletion"), (moves, "move")]
    listed = in_words([f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted if n])
    return f"'{file}' has tracked changes ({listed}). It was read as if all of them were accepted."


def hidden_words(file: str, sheet: str, rows: Sequence[int]) -> str:
    """Words in a Word table formatted as hidden."""
    return f"{sheet} of '{file}' has hidden words in {rows_in_words(rows)}. They were read like the others."


def table_inside(file: str, sheet: str, row: int) -> str:
    """A table within a cell of another, whose words were kept in that cell."""
    return f"{sheet} of '{file}' has a table inside a cell of row {row}. Its words were read as words of that cell."


def words_outside(file: str, paragraphs: int) -> str:
    """Paragraphs of a Word file that stand in no table."""
    them = "1 paragraph stands" if paragraphs == 1 else f"{paragraphs} paragraphs stand"
    return f"In '{file}' {them} outside the tables. {'It was' if paragraphs == 1 else 'They were'} not read as entries."


def western_lines(file: str, lines: Sequence[int]) -> str:
    """Lines of a CSV that are not UTF-8 and were read as Windows-1252."""
    listed = f"line {lines[0]}" if len(lines) == 1 else "lines " + in_words(_first([str(n) for n in lines]))
    return f"'{file}' is not UTF-8 in {listed}. {'It was' if len(lines) == 1 else 'They were'} read as Windows-1252; check letters such as é and £."


def rows_in_one_cell(file: str, row: int) -> str:
    """A cell of a CSV that holds what look like rows of their own."""
    return f"Row {row} of '{file}' holds a cell with what look like rows of its own. Check whether a quotation mark is missing before them."


def rows_in_words(numbers: Sequence[int]) -> str:
    """'row 4', or 'rows 4, 7 to 9 and 12'; of more than twelve runs the rest are counted."""
    return f"row {numbers[0]}" if len(numbers) == 1 else "rows " + in_words(_first([str(n) for n in _runs(numbers)]))


def _cells(names: Sequence[str]) -> str:
    return f"cell {names[0]}" if len(names) == 1 else "cells " + in_words(_first(names))


def _runs(numbers: Sequence[int]) -> list[str]:
    """3, 4, 5, 9 as '3 to 5' and '9'."""
    runs: list[list[int]] = []
    for n in sorted(numbers):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return [str(a) if a == b else f"{a} to {b}" for a, b in runs]


def _first(items: Sequence[str], most: int = 12) -> list[str]:
    rest = len(items) - most
    return list(items) if rest <= 0 else [*items[:most], f"{rest} more"]


def in_words(items: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def row_over_two_pages(file: str, sheet: str, row: int, page: int) -> str:
    """A row of a PDF's table that a page break cut in two."""
    return f"{sheet} of '{file}': row {row} goes on at the top of page {page} and was read as one row."
