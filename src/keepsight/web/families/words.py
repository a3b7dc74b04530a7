"""What a family's page says: the sections of its picture, in the order of safe practice 3, each from the words of `reports`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.as_seen import sight_of
from keepsight.commands.kept import Kept
from keepsight.reports.picture.drawings import drawings
from keepsight.reports.picture.sections import drawn_sections, section
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day
from keepsight.web.questions.words import TOKEN, answer_place

TOP = ("before", "rests_on", "children", "held", "questions", "decisions")  # the order of safe practice 3
BOTTOM = ("latest", "who")  # below the drawings


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """The page's parts, in order. `doing` are the things this reader may do here, as (words, address)."""

    heading: str
    family_id: str
    sight: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]
    sections: tuple[SafeString, ...]


_pages = Kept(24)


def family_words(told: Told, by: Scope, token: str) -> FamilyWords:
    """Put the family's page into words; `token` goes into its forms. What readers of one sight share is worked out once for each version."""
    sections = _pages.get((sight_of(by), by.may(May.ANSWER_QUESTION)), lambda: _sections(told, by))
    return FamilyWords(by.family.label, by.family.pk, sight(told, by), tuple(_doing(by)), tuple(mark_safe(part.replace(TOKEN, token)) for part in sections))


def _sections(told: Told, by: Scope) -> list[str]:
    to, under = _to(by), answer_place(told, by)
    sections = [section(told, name, to=to, folded=True, **({"answer_place": under} if name in ("held", "questions") else {})) for name in TOP]
    sections += [drawn_sections(drawings(told), to=to), *(section(told, name, to=to, opens=_opens(by)) for name in BOTTOM)]
    return [str(part) for part in sections]


def chronology_words(told: Told, by: Scope) -> FamilyWords:
    """Put the chronology's page into words."""
    return FamilyWords(by.family.label, by.family.pk, sight(told, by), (), (mark_safe(section(told, "chronology", opens=_opens(by))),))


def sight(told: Told, by: Scope) -> tuple[str, ...]:
    """What a reader must know about what they see: the day, for which purpose, and whose entries."""
    count = len(told.entries)
    number = "1 entry" if count == 1 else f"{count:,} entries"
    standing = f"As at {day(told.as_of)}{', the last day of the record that was received' if by.family.as_at else ''}: {number} in your sight."
    if by.joint_id is None:
        return (standing, f"You see {by.reader.agency}’s own entries and those that were shared with you, for {by.purpose}.")
    others = ", ".join(sorted(by.agencies)) or "no other agency"
    return (standing, f"You see a joint record opened for {by.purpose}, until {day(by.until)}: entries of {others} that are not restricted, and your own agency’s.")


def _to(by: Scope) -> Callable[[str], str]:
    """Entries stand on the chronology's page; people and questions on this one."""
    chronology = reverse("chronology", args=[by.family.pk])
    return lambda anchor: f"{chronology}#{anchor}" if anchor.startswith("entry-") else f"#{anchor}"


def _opens(by: Scope) -> Callable[[str], str]:
    """Each entry has a page of its own."""
    return lambda entry_id: reverse("entry", args=[by.family.pk, entry_id])


def _doing(by: Scope) -> list[tuple[str, str]]:
    offered = (
        (May.RECORD_ENTRY, "Write an entry", "write-entry"),
        (May.SEE_CHRONOLOGY, "Read the whole chronology", "chronology"),
        (May.ADD_FILES, "Add files", "add-files"),
        (May.SEE_WHO_LOOKED, "See who has looked", "who-has-looked"),
        (May.ALLOCATE, "Who works with this family, and what is shared", "sharing"),
    )
    return [(words, reverse(name, args=[by.family.pk])) for may, words, name in offered if by.may(may) and (may is not May.RECORD_ENTRY or by.reader.agency)]
