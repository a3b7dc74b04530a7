"""Alcohol and drugs: what is recorded of each adult over time, what a day of it means for each child, screening, and work before a birth."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.arrival import THIRD_PARTY_HEALTH
from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.patterns.views_of import Told as Bearing
from keepsight.patterns.views_of import substances
from keepsight.records.codes import SOURCE_TYPES
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.reports.picture.told import Told
from keepsight.store.models import BeforeBirth, DayOfUse, Screening, Use
from keepsight.store.substances import AREAS, PATTERNS, SCREENS, SUBSTANCES, TREATMENTS, WORK_BEFORE_BIRTH

from .as_seen import as_recorded, as_seen, sight_of
from .command import command
from .command import told as write_down
from .kept import Kept
from .open_fathers import beside
from .record_entry import CannotRecord, Draft, put_beside

UseRow, BirthRow = tuple[Use, Entry], tuple[BeforeBirth, Entry]  # a row as it was written, with its entry
_bearing = Kept(24)


@dataclass(frozen=True, slots=True)
class SubstanceUse:
    """The record as the reader sees it, and each table's rows with their entries, the latest first; `bearing` are entries that tell of it anyhow."""

    told: Told
    uses: tuple[tuple[Use, Entry], ...]
    days: tuple[tuple[DayOfUse, Entry], ...]
    screens: tuple[tuple[Screening, Entry], ...]
    before: tuple[tuple[BeforeBirth, Entry], ...]
    bearing: tuple[Bearing, ...]


@command(May.SEE_FAMILY)
def open_substance_use(*, by: Scope) -> SubstanceUse:
    """What is recorded of it in this family."""
    told = as_seen(by)
    write_down("substance use seen", by)
    bearing = _bearing.get(sight_of(by), lambda: substances(told.assembled.record, told.as_of))
    tables = (tuple(beside(model, told, by)) for model in (Use, DayOfUse, Screening, BeforeBirth))
    return SubstanceUse(told, *tables, tuple(bearing))


@dataclass(frozen=True, slots=True)
class Written:
    """What every form of these pages gives: when, in words, on what it rests and by whose account."""

    happened: When
    text: str
    source_type: str = ""
    whose_word: str = ""
    restricted: str = ""


@command(May.RECORD_ENTRY)
def write_use(adult_id: str, substance: str, pattern: str, treatment: str, children: tuple[str, ...], given: Written, *, by: Scope) -> str:
    """What one account says of an adult's use. Raises CannotRecord.

    Where no child is named it is an adult's health, and is restricted on arrival as every such entry is.
    """
    _one_of(adult_id, _adults(by), "adult_id", "Choose whose use it is.")
    _one_of(substance, SUBSTANCES, "substance", "Choose what it is.")
    _one_of(pattern, PATTERNS, "pattern", "Choose how much, or that it is not known.")
    _one_of(given.source_type, SOURCE_TYPES, "source_type", "Choose what this rests on: seen, said, told by another, or tested.")
    said = f"No {SUBSTANCES[substance]} now, by this account" if pattern == "none now" else f"{SUBSTANCES[substance].capitalize()}: {PATTERNS[pattern]}"
    said += f"; {TREATMENTS[treatment]}" if treatment in TREATMENTS else ""
    people = ((adult_id, "subject"), *((child, "mentioned") for child in children))
    restricted = given.restricted or ("" if children else THIRD_PARTY_HEALTH)
    return _put(said, people, "other", given, restricted, Use(adult_id=adult_id, substance=substance, pattern=pattern, treatment=treatment), by)


@command(May.RECORD_ENTRY)
def write_day_of_use(child_id: str, area: str, adult_id: str, given: Written, *, by: Scope) -> str:
    """What a day of use means for one child, in one respect. Raises CannotRecord."""
    label = _one_of(child_id, _children(by), "child_id", "Choose which child.")
    _one_of(area, AREAS, "area", "Choose what it is about.")
    return _put(f"Impact on {label}, {AREAS[area][:1].lower()}{AREAS[area][1:]}", ((child_id, "subject"),), "observation", given, given.restricted, DayOfUse(child_id=child_id, adult_id=adult_id, area=area), by)


@command(May.RECORD_ENTRY)
def write_screening(adult_id: str, tool: str, result: int, given: Written, *, by: Scope) -> str:
    """The result of a named health screen of an adult, with its day and who asked. Raises CannotRecord, also where it is said to be a child's."""
    _one_of(adult_id, _adults(by), "adult_id", "Choose whose result it is. A screen of this kind is an adult’s, never a child’s.")
    _one_of(tool, SCREENS, "tool", "Choose which screen it was.")
    if not 0 <= result <= SCREENS[tool]:
        raise CannotRecord(f"{tool} runs from 0 to {SCREENS[tool]}. Look at the result again.", "result")
    given = Written(given.happened, given.text, "tested", given.whose_word, given.restricted)
    return _put(f"{tool}: {result} of {SCREENS[tool]}", ((adult_id, "subject"),), "health", given, given.restricted or THIRD_PARTY_HEALTH, Screening(adult_id=adult_id, tool=tool, result=result), by)


@command(May.RECORD_ENTRY)
def write_before_birth(child_id: str, work: str, weeks: int | None, given: Written, *, by: Scope) -> str:
    """Work done before a birth. Raises CannotRecord."""
    _one_of(child_id, _children(by), "child_id", "Choose which child.")
    _one_of(work, WORK_BEFORE_BIRTH, "work", "Choose what was done.")
    if weeks is not None and not 1 <= weeks <= 44:
        raise CannotRecord("Weeks of pregnancy run from 1 to 44. Leave it empty where it is not known.", "weeks")
    at = f", at {weeks} weeks" if weeks else ""
    return _put(f"{WORK_BEFORE_BIRTH[work]}{at}", ((child_id, "subject"),), "pregnancy", given, given.restricted, BeforeBirth(child_id=child_id, work=work, weeks=weeks), by)


def _put(said: str, people: tuple[tuple[str, str], ...], kind: str, given: Written, restricted: str, row: object, by: Scope) -> str:
    draft = Draft(given.happened, f"{said}. {given.text}", people, restricted=restricted, kind=kind, source_type=given.source_type, account_of=given.whose_word)
    entry = put_beside(draft, [row], by)
    write_down("substance use written", by, rows=[entry.entry_id])
    return entry.entry_id


def _one_of(value: str, there: dict[str, object], about: str, words: str) -> object:
    if value not in there:
        raise CannotRecord(words, about)
    return there[value]


def _adults(by: Scope) -> dict[str, str]:
    return {one.person_id: one.label for one in as_recorded(by).people.values() if one.kind == "adult"}


def _children(by: Scope) -> dict[str, str]:
    return {one.person_id: one.label for one in as_recorded(by).people.values() if one.kind == "child"}
