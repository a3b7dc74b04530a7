"""Every wording about a mapping, a sheet, a row or a date: what is wrong, what was found, what to write instead.

Wordings about a whole file are in problems.py. None blames the writer, and none is said twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from keepsight.records.codes import KINDS_OF_FILE

from .grading_problems import COLUMNS as GRADING_COLUMNS
from .problems import in_words, rows_in_words

# A columns.toml given back


def columns_not_read(file: str, why: str) -> str:
    """The mapping file is not there or is not TOML."""
    return f"The mapping '{file}' cannot be read: {why}. Begin again from the columns.toml of an earlier run."


def columns_wrong(file: str, wrong: Sequence[str]) -> str:
    """The mapping names fields that there are not; all of them at once."""
    return f"The mapping '{file}' says what cannot be followed: {'; '.join(wrong)}."


# A table whose rows could not be read as it stands

NO_TABLE = "A chronology needs a column for the day, headed such as 'Date', and one for what happened, headed such as 'What happened'."
NO_DATE_COLUMN = "This table needs a column for the day on which each thing happened, headed such as 'Date'."
NO_TEXT_COLUMN = "This table needs a column for what happened, headed such as 'What happened'."
NO_PERSON_ID = "A list of people needs a column headed 'person_id', so that people can be told apart, and one headed 'name' or 'label'."


def columns_missing(holds: str) -> str:
    """A list that lacks a column it cannot do without."""
    return {"people": NO_PERSON_ID, "relationships": NO_PAIR, "households": NO_HOUSEHOLD, "gradings": GRADING_COLUMNS}.get(holds, NO_AGENCY_NAMED)


def no_agency(file: str) -> str:
    """Nothing says which agency a row is from."""
    return f"An entry needs its agency: add a column 'Agency' or a title line 'Chronology: NAME', or give --agency '{file}=NAME'."


def kind_not_known(file: str, sheet: str, words: str) -> str:
    """The line 'What this file is' of a returned template says something that is none of the kinds."""
    where = f"'{file}', {sheet}" if sheet else f"'{file}'"
    return f"{where}: beside 'What this file is' stands '{words}'. It is taken as not stated; to be taken up it needs one of: {', '.join(KINDS_OF_FILE)}."


def marked_both_ways(reference: str) -> str:
    """One entry is marked as a key event and as none."""
    return f"The entry {reference} is marked both yes and no as a key event. Neither was used; leave one of the marks."


# Two versions of one file


def versions_not_in_order(one: str, other: str) -> str:
    """Two files are mostly the same, and nothing tells which is the later."""
    return (
        f"'{one}' and '{other}' hold mostly the same rows of one agency, and nothing tells which is the later version: both are used, so that a corrected row stands twice. "
        "Write v2 at the end of the later one's name, and run this again."
    )


def version_in_name_only(one: str, other: str) -> str:
    """A name says that a file is a later version of another, and the rows do not."""
    return (
        f"'{other}' is named as a later version of '{one}', but less than half of the rows of '{one}' are in it: both are used. "
        f"If it replaces '{one}', take that out of the folder, and run this again."
    )


def replaced_row(later: str, sheet: str, row: int) -> str:
    """A row of an earlier version that a later one corrects."""
    return f"replaced by {f'{sheet}, ' if sheet else ''}row {row} of the later version '{later}'"


def withdrawn_row(later: str) -> str:
    """A row of an earlier version that is not in the later one."""
    return f"withdrawn: it is not in the later version '{later}'"


def refused_in_earlier_version(later: str, found: str) -> str:
    """A row of an earlier version that could not be read."""
    return f"could not be read, and the later version '{later}' was sent: {found}"


# A single row: what is needed

NO_DATE = "Each entry needs the day it happened. If only the month or year is known, write 'March 2016' or '2016'; for the day of the row above, 'as above'."
NO_TEXT = "Each entry needs words that say what happened."
NO_YES_OR_NO = "a reference with no yes or no beside it"
NO_SUCH_REFERENCE = "A mark of a key event needs the reference of an entry, as it stands in the Reference column of chronology.xlsx."
NOTHING_ABOVE = "No row above has a date that this row could share. Write the date."
NO_PERSON_ID = "Each person needs a person_id."
NO_PAIR = "A relationship needs a person_id, the relationship, and a related_person_id."
NO_HOUSEHOLD = "A household row needs a person_id and the household."
NO_AGENCY_NAMED = "This list needs the agency's name in each row."


def person_not_listed(person_id: str) -> str:
    """A relationship or household names a person whom no list of people has."""
    return f"'{person_id}' is in no list of people. Add a row for that person, or correct the person_id."


def person_listed_otherwise(person_id: str, where: str) -> str:
    """Two rows for one person that do not say the same."""
    return f"'{person_id}' stands in {where} already, with other words. Give each person one row, or two people two ids."


# A sheet or a row that was read: what a person should know


def at_row(file: str, sheet: str, row: int, words: str) -> str:
    """A sentence about one row; `words` begin with its verb."""
    return f"Row {row} of {_place(file, sheet)} {words}"


def begins_with(file: str, sheet: str, line: str) -> str:
    """A file's or sheet's first line, which is no row of the ledger and names no agency."""
    return f"{_place(file, sheet)} begins with the line '{line}'. It was read as a title."


def unknown_columns(file: str, sheet: str, headings: Sequence[str]) -> str:
    """Columns whose heading is not known; nothing in them is lost."""
    columns = "column " if len(headings) == 1 else "columns "
    listed = columns + in_words([f"'{heading}'" for heading in headings])
    return f"{_place(file, sheet)}: the {listed} {'is' if len(headings) == 1 else 'are'} not known; the words were kept in each entry's text. Correct columns.toml if a field fits."


def settled_by_cells(file: str, sheet: str, headings: Sequence[str]) -> str:
    """Columns read by what they hold, because no heading says it."""
    listed = in_words([f"'{heading}'" for heading in headings])
    return f"{_place(file, sheet)}: {listed} {'was' if len(headings) == 1 else 'were'} read by what the cells hold, as no heading says it. Check columns.toml."


def ids_not_used(files: Sequence[str]) -> str:
    """Files whose own numbers mean other rows in other files."""
    listed = in_words([f"'{file}'" for file in files])
    return f"The same reference stands for different rows in {listed}. Keepsight's own references are used there; the file's own is kept in each entry's text."


def vague_until_recorded(file: str, sheet: str, rows: Sequence[int]) -> str:
    """Vague dates that reach past the day of recording."""
    return f"{_place(file, sheet)}: in {rows_in_words(rows)} a vague date reaches past the day of recording; the event was taken to be over by that day."


def facts_not_themes(file: str, words: Sequence[str]) -> str:
    """Theme words that are facts about people (contracts 8)."""
    listed = in_words([f"'{word}'" for word in words])
    return f"{_place(file, '')}: {listed} in the column of themes are about people and are not themes; the people of each row say it."


def last_day_alone(day: str, where: str, years: int) -> str:
    """The last day of the record lies years after the day before it: mostly a slip in the year."""
    return f"The last day in these files, {day} in {where}, is {years} years after the one before it. Check its year, or give --as-of."


def child_of_title(name: str, file: str, sheet: str) -> str:
    """A child taken from a title line."""
    return f"'{name}' is named with a birth date at the top of {_place(file, sheet)} and in no list of people, and was added as a child."


def _place(file: str, sheet: str) -> str:
    named = sheet if sheet.startswith("Table ") else f"sheet '{sheet}'"
    return f"'{file}', {named}" if sheet else f"'{file}'"


def recorded_before(recorded: str, happened: str) -> str:
    """The day of recording lies before the event."""
    return f"is said to be recorded on {recorded}, before it happened ({happened}). The day of recording was left out; check both dates."


def left_out(words: str, name: str, why: str) -> str:
    """A date beside a person or relationship that is left out; the row is kept."""
    return f"was kept without its {name} '{words}'. {why}"


def not_kept(words: str) -> str:
    """Words in columns that have no place in the record."""
    return f"has words in columns that are not read in such a list: {words}."


def kind_taken(label: str, kind: str) -> str:
    """No row says whether a person is a child."""
    return f"No row says whether '{label}' is a child or an adult; taken to be {'a child' if kind == 'child' else 'an adult'}. Add a column 'kind' to the list of people."


# A date: what is wrong and what to write instead


def date_not_read(words: str) -> str:
    """The words are no date."""
    return (
        f"'{words}' cannot be read as a date. Write the day first, such as 3/4/2017 or 3 April 2017; if only the month or year is known, "
        "'April 2017' or '2017'."
    )


def date_unknown(words: str) -> str:
    """The cell says that nobody knows."""
    return f"'{words}' gives no date. Write the narrowest span that is certain, such as 'March 2016', '2016' or 'between March and June 2012'."


def year_missing(words: str) -> str:
    """A day or month without its year, which the rows around it do not settle."""
    return f"'{words}' has no year, and the rows around it do not settle which. Write the year too."


def year_out_of_range(year: int, first: int, last: int) -> str:
    """A year that cannot be meant."""
    return f"The year {year} is not one of {first} to {last}. Write the year in four figures."


def no_such_month(month: int, words: str) -> str:
    """A month above 12, often the American order."""
    return f"'{words}' has no month {month}. Write the day before the month, such as 25/12/2017."


def no_such_day(words: str) -> str:
    """A day that the month does not have."""
    return f"There is no day '{words}'. Write a day that the month has, or the month alone."


def first_after_second(words: str) -> str:
    """A span written backwards."""
    return f"In '{words}' the first date is after the second. Write the earlier one first."


def number_not_a_date(number: float) -> str:
    """A number that is no day of a spreadsheet."""
    return f"The number {number:g} is not a day. Write the date, such as 3/4/2017."


def age_without_birth(words: str) -> str:
    """An age, and no birth date to count from."""
    return (
        f"'{words}' needs the birth date of the one child whose age it is. Write the date or the year, or put that child's birth date "
        "in a list of people."
    )
