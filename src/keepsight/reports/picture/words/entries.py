"""An entry in words: what was stated by the agency, and apart from it what Keepsight suggests and on which words."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import KINDS, SOURCE_TYPES, THEMES
from keepsight.records.entry import Entry, Said, Theme
from keepsight.records.source import Source

from ..told import Told
from . import dates
from .anchors import entry_anchor
from .key import key_words
from .people import who


@dataclass(frozen=True, slots=True)
class EntryWords:
    """One entry as every writer shows it. Empty words mean that nothing was recorded, and writers say so; an empty `key` that it is no key event."""

    entry: Entry
    anchor: str
    when: str
    written_as: str
    kind: str
    kind_suggested: bool
    themes: tuple[str, ...]
    suggestions: tuple[str, ...]
    followed: str
    who: str
    source_type: str
    how_many: str
    key: str
    notes: tuple[str, ...]
    source: str
    recorded: str
    also_in: tuple[str, ...]
    source_line: str


def entry_words(told: Told, entry: Entry, mark: str = "") -> EntryWords:
    """Put one entry into words; `mark` says whether it is new or changed."""
    source = source_words(told, entry.source_id)
    recorded = f"recorded {dates.day(entry.recorded_on)}" if entry.recorded_on else ""
    shared = f"shared {dates.day(entry.shared_on)}" if entry.shared_on else ""
    also_in = tuple(f"also in {source_words(told, other)}" for other in sorted(entry.also_seen))
    return EntryWords(
        entry=entry,
        anchor=entry_anchor(entry.entry_id),
        when=dates.when(entry.when),
        written_as=_written_as(entry),
        kind=KINDS.get(entry.kind.value, entry.kind.value) if entry.kind else "",
        kind_suggested=entry.kind is not None and entry.kind.suggested,
        themes=tuple(_theme(theme) for theme in entry.themes if not theme.suggested),
        suggestions=tuple(_suggestions(entry)),
        followed=_followed(entry),
        who=who(told, entry.entry_id),
        source_type=_source_type(entry),
        how_many=_how_many(entry),
        key=key_words(entry.key, told.assembled.key_proposed.get(entry.entry_id, "")),
        notes=_notes(entry, mark, entry.entry_id in told.graded),
        source=source,
        recorded=recorded,
        also_in=also_in,
        source_line="; ".join([source, recorded or "recording date not supplied", *([shared] if shared else []), *also_in, f"reference {entry.entry_id}"]),
    )


def source_words(told: Told, source_id: str) -> str:
    """`log.xlsx, sheet 2019, row 12`: what a reader opens to see the row itself."""
    source = told.sources[source_id]
    return f"{sheet_words(source)}, row {source.row}"


def sheet_words(source: Source) -> str:
    """`log.xlsx, sheet 2019`, `log.docx, Table 2`, `log.csv`."""
    if not source.sheet:
        return source.file
    return f"{source.file}, {source.sheet if source.sheet.startswith('Table ') else 'sheet ' + source.sheet}"


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


def _followed(entry: Entry) -> str:
    """The outcome and the response as recorded; empty is *not recorded*, and a suggested outcome is not said here."""
    outcome = entry.outcome.value if entry.outcome and not entry.outcome.suggested else ""
    return "; ".join(part for part in (outcome, entry.response) if part)


def _source_type(entry: Entry) -> str:
    if entry.source_type is None or entry.source_type.suggested:
        return ""
    return SOURCE_TYPES.get(entry.source_type.value, entry.source_type.value)


def _how_many(entry: Entry) -> str:
    if entry.how_many == 1:
        return ""
    read = f" (suggested, from ‘{entry.how_many_words}’)" if entry.how_many_words else ""
    return f"stands for {entry.how_many} events{read}"


def _notes(entry: Entry, since: str, graded: bool) -> tuple[str, ...]:
    """What a reader must know to weigh the entry; each is a short sentence without its full stop."""
    notes = (
        since.capitalize(),
        f"Restricted: {entry.restricted}" if entry.restricted else "",
        f"Disputed: {entry.disputed}" if entry.disputed else "",
        f"On the word of {entry.account_of}" if entry.account_of else "",
        f"Rests on: {_source_type(entry)}" if _source_type(entry) else "",
        _how_many(entry).capitalize(),
        "Care was graded in it; the grades stand with the child’s care" if graded else "",
    )
    return tuple(note for note in notes if note)
