"""What is recorded of each father and male carer, in words: lines that lead to their entries, and blanks as questions to services (safe practice 1.1, 4)."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.open_fathers import Fathers
from keepsight.patterns.fathers import TIERS_BY_NUMBER
from keepsight.records.codes import TIERS
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.men import father_is_settled
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.layout.lines import Line
from keepsight.web.questions.words import questions_here

from .about_him import facts_of, harm_first
from .lines import lines_of

PATTERNS = ("father-gap", "unlinked-adult", "family-warnings")
EXPECTED = {
    0: "No work is recorded as open with this child, and nothing is expected of services here.",
    1: "With early help, services are expected to know who he is.",
    2: "With a child in need, services are expected to know who he is, and to have been in touch with him.",
    3: "With child protection, services are expected to know who he is, and to have been in touch with him, seen him, looked at his own care and asked him to the meetings.",
}
NOT_ABOUT_CONTACT = (
    "Nothing here asks anybody to be in touch with him. Who is keeping the children and their mother safe? "
    "Has a named manager decided whether and how he is to be involved, and when is that looked at again?"
)
BLANKS = "A blank is a question to services. It says nothing of him."


@dataclass(frozen=True, slots=True)
class Listed:
    """A child in the list: the men in the record, as (name, how he stands to the child, address); that none is named; where to write one down."""

    child: str
    men: tuple[tuple[str, str, str], ...]
    not_named: str
    add: str


@dataclass(frozen=True, slots=True)
class ListWords:
    """The page of all fathers: each child with the men of that child, and the questions about them."""

    blanks: str
    children: tuple[Listed, ...]
    questions: SafeString


@dataclass(frozen=True, slots=True)
class FatherWords:
    """One man and one child: what stands first, who he is, the lines, and the questions about him."""

    heading: str
    stands: str
    harm: tuple[str, str, str] | None
    safety: tuple[str, ...]
    not_about_contact: str
    expected: str
    blanks: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[Line, ...]
    questions: SafeString
    record: str


def list_words(found: Fathers, by: Scope, signs: str) -> ListWords:
    """Put the page of all fathers into words: the eldest child first, every child, also one of whom nobody is named."""
    told, back = found.told, reverse("fathers", args=[by.family.pk])
    children = [child for child in told.people.values() if child.kind == "child"]
    listed = [_listed(found, by, child.person_id) for child in sorted(children, key=eldest_first)]
    return ListWords(BLANKS, tuple(listed), questions_here(told, by, signs, PATTERNS, (), back))


def _listed(found: Fathers, by: Scope, child: str) -> Listed:
    men = [
        (f"{found.told.people[man].label}", f"{stands} {found.told.people[child].label}", reverse("father", args=[by.family.pk, child, man]))
        for man, stands in found.men_of(child).items()
    ]
    not_named = "" if father_is_settled(found.told, child) else "No father is named in the records supplied. For services: what is known of him, and from whom?"
    add = reverse("add-father", args=[by.family.pk, child]) if by.may(May.RECORD_ENTRY) and by.reader.agency else ""
    return Listed(found.told.people[child].label, tuple(men), not_named, add)


def father_words(found: Fathers, by: Scope, child: str, man: str, signs: str) -> FatherWords:
    """Put one man's page, as to one child, into words."""
    told, safety = found.told, found.safety(man)
    label, of = told.people[man].label, told.people[child].label
    back = reverse("father", args=[by.family.pk, child, man])
    with_care = bool(safety) or bool(found.now.harm & {man, ""})
    tier = found.now.tier.get(child, 0)
    return FatherWords(
        heading=f"{label} and {of}",
        stands=f"{found.men_of(child)[man]} {of}",
        harm=harm_first(found, by, man),
        safety=_safety(safety),
        not_about_contact=NOT_ABOUT_CONTACT if with_care else "",
        expected=f"{of}: {TIERS[TIERS_BY_NUMBER[tier]]}. {EXPECTED[tier]}",
        blanks=BLANKS,
        facts=facts_of(found, child, man),
        lines=tuple(lines_of(found, by, child, man, with_care)),
        questions=questions_here(told, by, signs, PATTERNS, (man, child), back),
        record=reverse("choose-father-step", args=[by.family.pk, child, man]) if by.may(May.RECORD_ENTRY) and by.reader.agency else "",
    )


def _safety(safety: tuple | None) -> tuple[str, ...]:
    if safety is None:
        return ()
    row, entry = safety
    return (
        f"{row.decided_by} decided that nobody is to be in touch with him or ask him to a meeting, for safety. Written down {day(entry.happened_to)} by {entry.agency}.",
        f"It is to be looked at again on {day(row.review_on)}.",
    )
