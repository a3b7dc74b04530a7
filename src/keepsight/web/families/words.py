"""What a family's page says: the sections of its picture, in the order of safe practice 3, each from the words of `reports`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.as_seen import sight_of
from keepsight.commands.enter_representation import not_answered
from keepsight.commands.infant_card import babies
from keepsight.commands.kept import Kept
from keepsight.commands.list_changes import changes_of
from keepsight.reports.picture.drawings import drawings
from keepsight.reports.picture.sections import drawn_sections, section
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.anchors import person_anchor
from keepsight.reports.picture.words.who import Unsettled, Who
from keepsight.web.changes.words import ChangeLine, change_lines
from keepsight.web.chronology.leading import led, lists_at, opens, to_entries
from keepsight.web.questions.words import SIGNS, answer_place

from .sight import sight

TOP = ("before", "rests_on", "children", "held", "questions", "decisions")  # the order of safe practice 3


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """The page's parts, in order. `doing` are the things this reader may do here, as (words, address)."""

    heading: str
    family_id: str
    sight: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]
    sections: tuple[SafeString, ...]
    changes: tuple[ChangeLine, ...]


_pages = Kept(24)


def family_words(told: Told, by: Scope, signs: str) -> FamilyWords:
    """Put the family's page into words; `signs` go into its forms. What readers of one sight share is worked out once for each version."""
    sections = _pages.get((sight_of(by), by.may(May.ANSWER_QUESTION), by.may(May.ADD_FILES)), lambda: _sections(told, by))
    return FamilyWords(by.family.label, by.family.pk, sight(told, by), tuple(_doing(told, by)), tuple(mark_safe(part.replace(SIGNS, signs)) for part in sections), change_lines(changes_of(by)))


def _sections(told: Told, by: Scope) -> list[str]:
    to = to_entries(told, by)
    given = {"to": to, "folded": True, "all_at": lists_at(by), "answer_place": answer_place(told, by)}
    sections = [section(told, name, **(given | {"to": _to_children(told, by, to)} if name == "children" else given)) for name in TOP]
    drawn = led(str(drawn_sections(drawings(told), to=to)), to)
    return [str(part) for part in (*sections, drawn, section(told, "latest", to=to, opens=opens(by)), section(told, "who", to=to, folded=True, own_at=_own(by), mention_at=_mention(by), settled_at=_settled_at(by)))]


def _to_children(told: Told, by: Scope, to: Callable[[str], str]) -> Callable[[str], str]:
    """In the children's lines each child's name leads to the child's own page."""
    pages = {person_anchor(one.person_id): reverse("child", args=[by.family.pk, one.person_id]) for one in told.people.values() if one.kind == "child"}
    return lambda anchor: pages.get(anchor) or to(anchor)


def _own(by: Scope) -> Callable[[Who], SafeString]:
    """Where a person's own chronology is asked for."""
    return lambda who: _asked_for("person", who.person.person_id, f"{_entries(who.entries)} for {who.person.label}, in the chronology", by)


def _mention(by: Scope) -> Callable[[Unsettled], SafeString]:
    """Where the entries are asked for that name somebody of whom it is not settled who it is."""
    return lambda mention: _asked_for("mention", mention.words, f"All {_entries(mention.entries)}, in the chronology", by)


def _settled_at(by: Scope) -> SafeString:
    """Where it is settled who is meant, for those who may; for everybody else who does."""
    if not by.may(May.ADD_FILES):
        return mark_safe("A supervisor, a chair or a reviewer settles them, one question each.")
    return format_html('<a href="{}">Settle them, one question each</a>.', reverse("to-confirm", args=[by.family.pk]))


def _asked_for(name: str, value: str, words: str, by: Scope) -> SafeString:
    """A press that narrows the chronology: sent, for who is meant stands in no address; SIGNS stands where the form's hidden fields go."""
    return mark_safe(render_to_string("families/asked_for.html", {"name": name, "value": value, "words": words, "family_id": by.family.pk, "signs": mark_safe(SIGNS)}))


def _entries(entries: Sequence) -> str:
    return "1 entry" if len(entries) == 1 else f"{len(entries):,} entries"


def _their_words(by: Scope) -> str:
    waiting = not_answered(by) if by.may(May.KEEP_REPRESENTATION) else 0
    return "What people said about their own record" + (f" ({waiting} not answered)" if waiting else "")


def _doing(told: Told, by: Scope) -> list[tuple[str, str]]:
    offered = (
        (May.RECORD_ENTRY, "Write an entry", "write-entry"),
        (May.SEE_CHRONOLOGY, "Read the whole chronology", "chronology"),
        (May.SEE_FAMILY, "Orders and arrangements", "arrangements"),
        (May.SEE_FAMILY, "Each child’s care, as graded", "care"),
        (May.SEE_FAMILY, "Fathers and male carers", "fathers"),
        (May.SEE_FAMILY, "The family’s own network", "network"),
        (May.SEE_FAMILY, "Alcohol and drugs", "substances"),
        (May.MAKE_REPORT, "Reports", "reports"),
        (May.SEE_CHRONOLOGY, "See genogram and timeline on any day", "pictures"),
        (May.SEE_SESSION, "Sessions", "sessions"),
        (May.SEE_FAMILY, "Decisions and actions", "decisions"),
        (May.SEE_FAMILY, "Disagreements", "disagreements"),
        (May.KEEP_REVIEW, "Reviews, and their clocks", "reviews"),
        (May.KEEP_REPRESENTATION, _their_words(by), "representations"),
        (May.ADD_FILES, "Add files", "add-files"),
        (May.SEE_FAMILY, "Who is who, fact by fact", "who-is-who"),
        (May.SEE_WHO_LOOKED, "See who has looked", "who-has-looked"),
        (May.CHANGE_FAMILIES, "When the family changes", "changes"),
        (May.ALLOCATE, "Who works with this family, and what is shared", "sharing"),
    )
    found = [(words, reverse(name, args=[by.family.pk])) for may, words, name in offered if by.may(may) and (may is not May.RECORD_ENTRY or by.reader.agency)]
    return found + [(f"The baby’s card: {child.label}", reverse("infant-card", args=[by.family.pk, child.person_id])) for child in babies(told)]
