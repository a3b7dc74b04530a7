"""What the page of orders and arrangements says: those that stand, by kind; those that ended; and what each person speaks."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.open_orders import Orders, Version, versions_of
from keepsight.records.codes import ORDER_KINDS
from keepsight.records.person import Person
from keepsight.records.work import Order
from keepsight.reports.picture.words.before_you_go import NONE
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.orders import order_words
from keepsight.reports.picture.words.who import eldest_first
from keepsight.web.questions.words import questions_here

ASKED = ("father-gap", "network-not-convened", "heard-through-another")  # no pattern is about an order; an order or a language changes what these ask

@dataclass(frozen=True, slots=True)
class Shown:
    """One order or arrangement: what it says, its entry's address, what may be done with it, and the versions before."""

    words: str
    entry: str
    doing: tuple[tuple[str, str], ...]
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody speaks and how they are understood, and where to write it down."""

    label: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ArrangementsWords:
    """The page's parts: (kind, those that stand), those that ended, each person's language, and the questions on which they bear."""

    kinds: tuple[tuple[str, tuple[Shown, ...]], ...]
    ended: tuple[Shown, ...]
    spoken: tuple[Spoken, ...]
    none: str
    write: str
    questions: SafeString


def arrangements_words(found: Orders, by: Scope, signs: str) -> ArrangementsWords:
    """Put the page into words. Every kind has its place, also where nothing is recorded."""
    may = by.may(May.RECORD_ENTRY) and bool(by.reader.agency)
    kinds = tuple((words[:1].upper() + words[1:], tuple(_shown(found, by, one) for one in found.standing if one.order_kind == code)) for code, words in ORDER_KINDS.items())
    people = sorted(found.told.people.values(), key=eldest_first)
    asked = questions_here(found.told, by, signs, ASKED, (), reverse("arrangements", args=[by.family.pk]))
    spoken = tuple(Spoken(one.label, _spoken(one), reverse("write-language", args=[by.family.pk, one.person_id]) if may else "") for one in people)
    return ArrangementsWords(kinds, tuple(_shown(found, by, one) for one in found.ended), spoken, NONE, reverse("write-arrangement", args=[by.family.pk]) if may else "", asked)


def _shown(found: Orders, by: Scope, order: Order) -> Shown:
    at = [by.family.pk, order.order_id]
    own = by.may(May.RECORD_ENTRY) and _is_own(found, by, order.order_id)
    doing = (("Correct it", reverse("correct-arrangement", args=at)), ("It stands no longer", reverse("end-arrangement", args=at))) if own else ()
    entry = reverse("entry", args=at) if order.order_id in found.entries else ""
    return Shown(order_words(found.told, order), entry, doing, tuple(map(_version, versions_of(order.order_id, by)[1:])))


def _is_own(found: Orders, by: Scope, order_id: str) -> bool:
    try:
        found.own(order_id, by)
    except NotYours:
        return False
    return True


def _version(version: Version) -> str:
    return f"Written by {version.by} on {version.on}: {version.says}"


def _spoken(person: Person) -> str:
    parts = [person.first_language or "first language not recorded", f"interpreter: {person.interpreter}" if person.interpreter else "interpreter not recorded", person.communication or "communication not recorded"]
    return "; ".join(parts)


def last_day(order: Order) -> str:
    """The last day as the form is first filled with it."""
    return day(order.end_) if order.end_ else ""


def first_day(order: Order) -> str:
    """The first day as the form is first filled with it."""
    return day(order.start) if order.start else ""
