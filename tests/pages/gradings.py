"""A grading as a form sends it, and one that stands in the record."""

from __future__ import annotations

from keepsight.commands.grade_care import Answer, Graded, Task, grade_care, task_of
from keepsight.web.care.forms import things_of


def task(service, username: str = "joined", first: str = "2022-01-01", last: str = "2024-05-15", child: str = "C3", carer: str = "M", tool: str = "keepsight-profile") -> Task:
    """What that account is to grade."""
    return task_of(child, carer, tool, first, last, service.scope(username))


def graded(given: Task, words: dict[str, str], otherwise: str = "", trained: bool = True, **views: str) -> Graded:
    """Every thing of the task: by item the word it is given, resting on the latest entry of the window, else `otherwise`."""
    cites = (given.entries[0].entry_id,) if given.entries else ()
    values = [(thing, words.get(thing[3], otherwise)) for thing in things_of(given)]
    return Graded(tuple(Answer(*thing, value, cites if value else ()) for thing, value in values), trained, **views)


def a_grading(service, username: str = "joined", words: dict[str, str] | None = None, **given: str) -> str:
    """A grading of Ivy's care by her mother in the record; the entry's reference."""
    found = task(service, username, **given)
    return grade_care(found, graded(found, words or {}, "met" if words is None else ""), by=service.scope(username))
