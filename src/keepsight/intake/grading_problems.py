"""Every wording about a row of a care profile: what is wrong, what was found, what to write instead. None blames the writer."""

from __future__ import annotations

from collections.abc import Sequence

from .problems import in_words

COLUMNS = "A sheet of gradings needs columns headed 'Child', 'Tool', 'Area', 'Grade' and 'Graded on'."
NO_CHILD = "Each grade needs the child whose care was graded: a name or person_id of the list of people."
NO_DAY = "Each grade needs the day on which care was graded, under 'Graded on'."
TRAINED_BOTH_WAYS = "The rows of this grading say both that whoever graded was trained in the tool and that they were not: write the same in each."
_FIELDS = {"graded_on": "Graded on", "looked_at_from": "From", "looked_at_to": "To", "again_by": "Look again by"}


def one_of(row: int) -> str:
    """A row whose grade stands in the grading that began in an earlier row."""
    return f"read as another grade of the grading that begins in row {row}"


def not_one_person(words: str, kind: str, *, several: bool) -> str:
    """The child or the carer is nobody of the list of people, or more than one of them."""
    found = f"'{words}' names several people" if several else f"'{words}' names no {kind} of the list of people"
    return f"{found}: write the whole name, or the person_id, as it stands there."


def day_not_read(name: str, why: str) -> str:
    """One of the row's days."""
    return f"{_FIELDS[name]}: {why}"


def ends_before(first: str, last: str) -> str:
    """The time that was looked at ends before it begins."""
    return f"The time that was looked at begins on {first} and ends on {last}: look at both days again."


def graded_before(on: str, last: str) -> str:
    """Care cannot be graded before the time that is looked at is over."""
    return f"Care was graded on {on}, and the time that was looked at ends on {last}: look at both days again."


def graded_twice(what: str, row: int) -> str:
    """One thing has two grades in one grading."""
    return f"'{what}' is graded in row {row} already, by the same person, of the same days: leave one of the two, or give the row another day."


def no_such_tool(said: str, known: Sequence[str]) -> str:
    """The tool is none that is held here."""
    found = f"'{said}' is no tool that is held here" if said else "Each grade needs the tool by which it was given"
    return f"{found}; held are {_quoted(known)}. A partnership's own is loaded as docs/how-to/load-a-tool.md says."


def other_version(tool: str, said: str, held: str) -> str:
    """The tool is held in another version, whose words may differ."""
    return f"'{tool}' is held here in the version '{held}', and the row says '{said}': load that version, or correct the row."


def training_needed(tool: str) -> str:
    """A tool that only trained people may use, and the row does not say that whoever graded was."""
    return f"'{tool}' may be used only by people who are trained in it: say under 'Trained' that whoever graded was."


def trained_or_not(said: str) -> str:
    """Words where yes or no is needed."""
    return f"'Trained' needs yes or no, or nothing where it is not known, and '{said}' was found."


def no_such_area(said: str, tool: str, known: Sequence[str]) -> str:
    """The tool has no such area."""
    found = f"'{said}' is no area of '{tool}'" if said else f"Each grade needs an area of '{tool}'"
    return f"{found}: it has {_quoted(known)}."


def no_item(area: str, tool: str) -> str:
    """The tool gives no word to an area as a whole."""
    return f"'{tool}' gives no word to an area as a whole: say under 'Item' what in '{area}' was graded."


def no_such_item(said: str, area: str, known: Sequence[str]) -> str:
    """The area has no such part."""
    return f"'{said}' is nothing that is looked at in '{area}': there are {_quoted(known)}."


def other_age(item: str, bands: Sequence[str]) -> str:
    """The item is for children of another age."""
    return f"'{item}' is for a child in the age band {_quoted(bands)}, and this child was not of that age when the time that was looked at ended."


def no_such_grade(said: str, tool: str, known: Sequence[str]) -> str:
    """The grade is none of the tool's words."""
    found = f"'{said}' is no grade of '{tool}'" if said else "The row has no grade"
    return f"{found}: write one of {_quoted(known)}, or 'not observed'."


def _quoted(words: Sequence[str]) -> str:
    return in_words([f"'{one}'" for one in words])
