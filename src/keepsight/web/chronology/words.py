"""What a chronology's page says: which entries it shows, of how many, what cannot be told, and the rows page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from keepsight.access.scope import Scope
from keepsight.commands.read_chronology import Narrowed, Wanted
from keepsight.commands.shared_in_sight import Handed
from keepsight.reports.picture.sections import year_rows
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.chronology import SHOWN, SUPPLIED, WHAT_A_SILENCE_IS, Happened, arranged, years
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.entries import EntryWords, entry_words
from keepsight.reports.picture.words.marking import WHAT_ORDER
from keepsight.reports.picture.words.questions import SIDES
from keepsight.web.families.sight import sight

from .leading import opens, paged

EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long chronology: its number, the years it holds, and whether it is the one shown."""

    number: str
    words: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ChronologyWords:
    """The page's words. `found` are sentences on what is shown where it is not everything; `parts` are empty where all stands on one page."""

    heading: str
    family_id: str
    sight: tuple[str, ...]
    how: str
    found: tuple[str, ...]
    parts: tuple[Part, ...]
    rows: SafeString


def chronology_words(found: Narrowed, wanted: Wanted, shown: str, by: Scope) -> ChronologyWords:
    """Put the chronology into words; `shown` is the number of the page asked for, or EVERYTHING."""
    events, to_the_end = arranged(found.told, found.entries, SHOWN if wanted.narrows else SUPPLIED)
    pages = list(paged(events))
    chosen = int(shown) - 1 if shown.isdigit() and 0 < int(shown) <= len(pages) else 0
    on_it = events if shown == EVERYTHING else pages[chosen] if pages else []
    ends = to_the_end if shown == EVERYTHING or chosen >= len(pages) - 1 else ()
    rows = year_rows(years(on_it, lambda entry: _with_sharing(entry_words(found.told, entry), found.shared)), ends, opens(by)) if found.entries or not wanted.narrows else ""
    return ChronologyWords(
        by.family.label, by.family.pk, sight(found.told, by), f"{WHAT_ORDER} {WHAT_A_SILENCE_IS}",
        tuple(_found(found, wanted)), tuple(_parts(pages, chosen if shown != EVERYTHING else -1)), mark_safe(rows),
    )  # fmt: skip


def _with_sharing(words: EntryWords, shared: dict[str, tuple[Handed, ...]]) -> EntryWords:
    """The same with each sharing in its line of sources: with whom, on which day and until when."""
    rows = shared.get(words.entry.entry_id, ())
    return replace(words, source_line="; ".join([words.source_line, *map(_sharing, rows)])) if rows else words


def _sharing(one: Handed) -> str:
    until = ", ended since" if one.ended else f" until {day(one.until)}" if one.until else ""
    return f"shared with {one.to} on {day(one.on)}{until}"


def _parts(pages: list[list[Happened]], chosen: int) -> Iterator[Part]:
    if len(pages) < 2:
        return
    for number, page in enumerate(pages):
        first, last = page[0].accounts[0].happened_to.year, page[-1].accounts[0].happened_to.year
        yield Part(str(number + 1), str(first) if first == last else f"{first} to {last}", number == chosen)
    yield Part(EVERYTHING, "everything on one page, to print", chosen == -1)


def _found(found: Narrowed, wanted: Wanted) -> Iterator[str]:
    if not wanted.narrows:
        return
    shown = f"Showing {len(found.entries):,} of {_entries(len(found.told.entries))}. The times between entries are those between the entries shown."
    yield shown if found.entries else f"None of the {_entries(len(found.told.entries))} in your sight is of this kind."
    if wanted.side:
        yield f"These are {SIDES[wanted.side]}{_of(found.told, wanted.question)}."
    if wanted.mention:
        yield f"Each names ‘{wanted.mention}’, and it is not settled who that is."
    if wanted.since:
        yield f"Written or corrected by others after you last looked, on {day(localtime(wanted.since).date())}. They count as looked at from now."
    if wanted.known_by:
        yield _known(wanted)
        if found.cannot_tell:
            without = ", ".join(f"{agency} ({_entries(count)})" for agency, count in found.cannot_tell.items())
            yield f"It cannot be told what was known of the entries of {without}: neither a day of recording nor of sharing was supplied. They are left out here."


def _of(told: Told, finding_id: str) -> str:
    question = next((one for one in told.findings if one.finding_id == finding_id), None)
    return f": ‘{question.label}’. {question.question}".rstrip(".") if question else ""


def _known(wanted: Wanted) -> str:
    if not wanted.known_to:
        return f"Shown is what some agency had recorded, or shared, by {day(wanted.known_by)}. It does not say that any one agency held all of it."
    return f"Shown is what {wanted.known_to} had recorded by {day(wanted.known_by)}, and what others are recorded to have shared by then; with whom, is said only of what was shared in Keepsight."


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
