"""One entry read."""

from __future__ import annotations

from keepsight.records.entry import Entry, Said

from . import parts
from .counts import how_many
from .kinds import kind
from .outcomes import outcome
from .passage import Passage, passage
from .sources import source
from .suggestions import Reading
from .themes import themes

COLUMNS = ("text", "childs_words", "response")


def read(entry: Entry, names: list[str]) -> Reading:
    """What the words of an entry suggest; `names` are the names by which people of the record are known.

    Pure: the entry is not changed. Blank text gives an empty reading. Where the file states an outcome, its own words
    are read for their code.
    """
    known = tuple(names)
    passages = [passage(column, getattr(entry, column), known) for column in COLUMNS if getattr(entry, column).strip()]
    reading = Reading(themes=themes(passages))
    reading.source_type, reading.account_of = source(passages, entry.agency)
    reading.outcome, reading.outcome_code = _outcome(entry, passages)
    reading.mentions = [mention for one in passages for mention in parts.mentions(one)]
    for one in passages:
        if one.column == "text":
            reading.kind = kind(one)
            reading.how_many, reading.how_many_words = how_many(one)
    return reading


def _outcome(entry: Entry, passages: list[Passage]) -> tuple[Said | None, str]:
    if entry.outcome is None:
        return outcome(passages)
    _, code = outcome([passage("response", entry.outcome.value, ())])
    return entry.outcome, code
