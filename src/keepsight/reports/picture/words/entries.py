"""An entry in words: what was stated by the agency, and apart from it what Keepsight suggests and on which words."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import KINDS, SOURCE_TYPES, THEMES
from keepsight.records.entry import Entry, Said, Theme

from ..told import Told
from . import dates
from .anchors import entry_anchor
from .people import Part, parts


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One entry as every writer shows it. Empty words mean that nothing was recorded, and writers say so."""

    entry: Entry
    anchor: str
    when: str
    written_as: str
    recorded: str
    kind: str
    kind_suggested: bool
    themes: tuple[str, ...]
    suggestions: tuple[str, ...]
    outcome: str
    people: tuple[Part, ...]
    source_type: str
    how_many: str
    source: str
    also_in: tuple[str, ...]


def entry_words(told: Told, entry: Entry) -> EntryWords:
    """Put one entry into words."""
    return EntryWords(
        entry=entry,
        anchor=entry_anchor(entry.entry_id),
        when=dates.when(entry.when),
        written_as=_written_as(entry),
        recorded=f"recorded {dates.day(entry.recorded_on)}" if entry.recorded_on else "recording date not supplied",
        kind=KINDS.get(entry.kind.value, entry.kind.value) if entry.kind else "",
        kind_suggested=entry.kind is not None and entry.kind.suggested,
        themes=tuple(_theme(theme) for theme in entry.themes if not theme.suggested),
        suggestions=tuple(_suggestions(entry)),
        outcome=_outcome(entry.outcome),
        people=parts(told, entry.entry_id),
        source_type=SOURCE_TYPES.get(entry.source_type.value, entry.source_type.value) if entry.source_type else "",
        how_many=_how_many(entry),
        source=source_words(told, entry.source_id),
        also_in=tuple(source_words(told, other) for other in sorted(entry.also_seen)),
    )


def source_words(told: Told, source_id: str) -> str:
    """`log.xlsx, sheet 2019, row 12`: what a reader opens to see the row itself."""
    source = told.sources[source_id]
    sheet = f", {source.sheet if source.sheet.startswith('Table ') else 'sheet ' + source.sheet}" if source.sheet else ""
    return f"{source.file}{sheet}, row {source.row}"


def _written_as(entry: Entry) -> str:
    vague = entry.precision not in ("day", "month", "year")
    return f"written as ‘{entry.date_as_written}’" if vague and entry.date_as_written else ""


def _theme(theme: Theme) -> str:
    label = THEMES.get(theme.value, theme.value)
    return f"{label} (said not to be so)" if theme.denied else label


def _suggestions(entry: Entry) -> list[str]:
    """Each suggestion with its words: `theme alcohol, from ‘smelt of drink’`."""
    found = [("theme " + _theme(theme), theme) for theme in entry.themes if theme.suggested]
    if entry.kind and entry.kind.suggested:
        found.insert(0, ("kind " + KINDS.get(entry.kind.value, entry.kind.value), entry.kind))
    if entry.outcome and entry.outcome.suggested:
        found.append(("what followed: " + entry.outcome.value, entry.outcome))
    if entry.source_type and entry.source_type.suggested:
        found.append((SOURCE_TYPES.get(entry.source_type.value, entry.source_type.value), entry.source_type))
    return [f"{said}{_from(value)}" for said, value in found]


def _from(value: Said) -> str:
    return f", from ‘{value.words}’" if value.words else ""


def _outcome(outcome: Said | None) -> str:
    return outcome.value if outcome and not outcome.suggested else ""


def _how_many(entry: Entry) -> str:
    if entry.how_many == 1:
        return ""
    read = f" (suggested, from ‘{entry.how_many_words}’)" if entry.how_many_words else ""
    return f"stands for {entry.how_many} events{read}"
