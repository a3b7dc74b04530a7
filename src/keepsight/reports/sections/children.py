"""Each child in a line, and what each is recorded to have said; a child with no entry has a line too."""

from __future__ import annotations

from keepsight.chronology.seen import Sight

from ..content import NO_ENTRY, Section, table
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.children import Child, Line, children, said_by
from ..picture.words.cited import excerpt
from ..picture.words.dates import when
from .entries import NOTHING_HERE

COLUMNS = (("Child", 2600), ("Lives", 3100), ("Last seen", 3300), ("Last words", 3600), ("Plan", 2500))
OF_FAMILY = (("Child", 3600), ("Last words", 6000), ("Plan", 5500))
WORDS = (("Child", 3000), ("Date", 2300), ("What the child said or showed, as recorded", 7500), ("Written down by", 2300))
ABSENT = "no entry"
LONGEST = 400  # letters of an entry shown from where the child speaks


def each_child(told: Told, *, of_family: bool = False) -> Section:
    """In a family's copy nothing is said to be missing, and where a child lives is left out."""
    return Section("children", "Each child", (table("Each child", OF_FAMILY if of_family else COLUMNS, (_row(child, of_family) for child in children(told)), NOTHING_HERE if of_family else NO_ENTRY),))


def childs_words(told: Told, *, of_family: bool = False) -> Section:
    """What each child is recorded to have said, the latest first: the words of the column for it, else the entry from where the child is read to speak,
    marked as suggested. In a family's copy only what a column holds."""
    order = {entry.entry_id: place for place, entry in enumerate(told.entries)}
    rows = [(child, sight) for child in told.people.values() if child.kind == "child" for sight in said_by(told, child.person_id) if sight.entry.childs_words or not of_family]
    rows.sort(key=lambda one: order[one[1].entry.entry_id], reverse=True)
    cells = ((Cell(child.label), Cell(when(sight.entry.when)), _words(sight), Cell(sight.entry.agency)) for child, sight in rows)
    return Section("childs_words", "What the children said", (table("What the children said", WORDS, cells, NOTHING_HERE if of_family else NO_ENTRY),))


def _words(sight: Sight) -> Cell:
    entry = sight.entry
    if entry.childs_words:
        return Cell(f"‘{entry.childs_words}’")
    return Cell.of(excerpt(entry.text, sight.words, LONGEST), ["suggested, not confirmed" if sight.suggested else ""])


def _row(child: Child, of_family: bool) -> tuple[Cell, ...]:
    name = Cell.of(child.label, [f"aged {child.age}" if child.age[:1].isdigit() else child.age])
    if of_family:
        return name, _line(child.last_words, of_family), _line(child.plan, of_family)
    return name, Cell(child.where), Cell("; ".join(_in_words(line) for line in child.seen)), _line(child.last_words), _line(child.plan)


def _line(line: Line, of_family: bool = False) -> Cell:
    if of_family and line.words.startswith(ABSENT):
        return Cell("")
    return Cell.of(line.words, [_source(line)])


def _in_words(line: Line) -> str:
    return f"{line.words} ({_source(line)})" if line.entry else line.words


def _source(line: Line) -> str:
    return "" if line.entry is None else f"{line.entry.when}, {line.entry.agency}{', suggested' if line.entry.suggested else ''}"
