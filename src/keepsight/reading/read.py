"""One entry read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import lru_cache

from keepsight.records.entry import Entry, Said, Theme
from keepsight.records.services import service_of

from . import parts
from .counts import how_many
from .kinds import kind
from .letters import of_their_sex
from .outcomes import outcome
from .passage import Passage, passage
from .sources import source
from .suggestions import Reading
from .themes import in_order, themes

HAS_DOORS = re.compile(r"school|nurser(y|ies)|college|children.s centre|playgroup", re.I)
HEALTH = ("adult-health", "health-visiting", "school-nursing", "midwifery", "gp", "hospital", "child-health")
CALLED_OUT = ("police", "ambulance")
CALL_OUTS = ("domestic-abuse", "violence", "physical-harm", "sexual-harm", "alcohol", "drugs", "exploitation-missing", "neglect-supervision", "mental-health")
COLUMNS = ("text", "childs_words", "response")
ONE_EVENT = ("contact", "referral", "visit", "appointment", "meeting", "strategy discussion", "conference", "assessment", "review")


def read(entry: Entry, names: list[str], children: Collection[str] = ()) -> Reading:
    """What the words of an entry suggest; `names` are the names by which people of the record are known, `children` those of them that are children's.

    Pure: the entry is not changed. Blank text gives an empty reading. Where the file states an outcome, its own words
    are read for their code.
    """
    known, young = tuple(names), frozenset(name.casefold() for name in children)
    passages = [passage(column, getattr(entry, column), known, young) for column in COLUMNS if getattr(entry, column).strip()]
    reading = Reading(themes=themes(passages))
    reading.source_type, reading.account_of = source(passages, entry.agency)
    reading.outcome, reading.outcome_code = _outcome(entry, passages)
    reading.mentions = [of_their_sex(mention, one.words.text, entry.agency) for one in passages for mention in parts.mentions(one)]
    for one in passages:
        if one.column == "text":
            reading.kind = kind(one) or _call_out(entry, reading.themes)
            reading.how_many, reading.how_many_words = _of_this_row(entry, reading.kind, how_many(one))
    reading.themes = _with_missed_health(entry, reading)
    return reading


def _with_missed_health(entry: Entry, reading: Reading) -> list[Theme]:
    """An appointment not kept in a health service's own file is a health appointment, and both (contracts 8)."""
    kept_away = next((theme for theme in reading.themes if theme.value == "non-engagement" and not theme.denied), None)
    missed = reading.kind is not None and reading.kind.value == "missed appointment"
    if not missed or kept_away is None or not _of_health(entry.agency) or any(theme.value == "neglect-medical" for theme in reading.themes):
        return reading.themes
    return in_order([*reading.themes, replace(kept_away, value="neglect-medical")])


def _of_health(agency: str) -> bool:
    return service_of(agency) in HEALTH or "health" in agency.lower()


def _of_this_row(entry: Entry, read_kind: Said | None, counted: tuple[int, str]) -> tuple[int, str]:
    """A count that the row stands for. What a visit, a call or a meeting tells of other times is told there, and is one event."""
    kind_of_row = (entry.kind or read_kind or Said("")).value
    own = kind_of_row not in ONE_EVENT or kind_of_row.split()[-1] in counted[1].lower()
    return counted if own else (1, "")


def _call_out(entry: Entry, themes: list[Theme]) -> Said | None:
    """What the police or an ambulance crew write of harm, where no words name its kind, is what they were called to."""
    harm = next((theme for theme in themes if theme.value in CALL_OUTS and not theme.denied), None)
    return Said("incident", True, harm.words) if harm and service_of(entry.agency) in CALLED_OUT else None


def _outcome(entry: Entry, passages: list[Passage]) -> tuple[Said | None, str]:
    if entry.outcome is None:
        said, code = outcome(passages)
        return (None, "") if said and _doors_shut(entry, said) else (said, code)
    return entry.outcome, _code_of(entry.outcome.value)


@lru_cache(maxsize=4096)
def _code_of(stated: str) -> str:
    """The code of an outcome as the file states it; an agency writes the same few again and again."""
    return outcome([passage("response", stated, ())])[1]


def _doors_shut(entry: Entry, said: Said) -> bool:
    """A nursery that writes "Closed." is shut, not its case: it holds none."""
    return said.words.casefold() in ("closed", "closure") and bool(HAS_DOORS.search(entry.agency))
