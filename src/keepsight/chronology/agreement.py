"""What two agencies' entries agree in, and whether that is enough to believe them tellings of one event."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from .telling import LISTS, Telling

EXACT = 6  # days a date may span and still be one that two agencies can share: a day, or a week
ONCE, _ONCE_EVER = frozenset(LISTS["once"]), frozenset(LISTS["once-ever"])
_PASSED_ON, _REPORTS = frozenset(LISTS["passed-on"]), frozenset(LISTS["reports"])


class Agreement:
    """Two entries of different agencies with somebody in both, the earlier first. `only(reporter, told)` says whether the
    told one's agency has no other entry about the reporter's people near it."""

    def __init__(self, one: Telling, other: Telling, only: Callable[[Telling, Telling], bool]) -> None:
        self.first, self.later = sorted((one, other), key=lambda telling: (telling.entry.happened_from, telling.entry.entry_id))
        self.only = only
        self.days_apart = (self.later.entry.happened_from - self.first.entry.happened_to).days
        self.meet = self.days_apart <= 0
        self.exact = one.span <= EXACT and other.span <= EXACT
        self.same_kind = one.kind == other.kind and one.kind != ""

    @cached_property
    def rare(self) -> list[str]:
        return sorted(self.first.rare & self.later.rare)

    @cached_property
    def rarest(self) -> int:
        return len(self.first.rarest & self.later.rarest)

    @cached_property
    def themes(self) -> list[str]:
        return sorted(self.first.themes & self.later.themes)

    @property
    def names_first(self) -> bool:
        return self.first.agency in self.later.names

    @property
    def names_later(self) -> bool:
        return self.later.agency in self.first.names

    @cached_property
    def passed_on_by(self) -> Telling | None:
        """Whichever is a contact or referral that begins with the agency it came from: "Contact from school"."""
        if self.later.kind in _REPORTS and self.first.agency in self.later.opens:
            return self.later
        return self.first if self.meet and self.first.kind in _REPORTS and self.later.agency in self.first.opens else None

    def why(self) -> str:
        """The reason to believe them one event, in a sentence; empty where there is not enough."""
        if not any(rule(self) for rule in RULES):
            return ""
        said = [f"both say “{self.first.words[stem]}”" for stem in self.rare[:3]]
        said += [f"both are of the kind {self.first.kind}"] if self.same_kind else []
        said += [f"both speak of {theme}" for theme in self.themes[:2]]
        said += ["one names the other agency"] if self.names_first or self.names_later else []
        said += ["the later gives the day of the earlier"] if self.dated else []
        when = "The days meet" if self.meet else "1 day apart" if self.days_apart == 1 else f"{self.days_apart} days apart"
        return f"{when}; somebody is concerned in both; {'; '.join(said)}."

    @property
    def strength(self) -> int:
        """How many things they agree in: the stronger of two pairs is joined first, and nothing else rests on it."""
        return len(self.rare) + len(self.themes) + self.same_kind + self.names_first + self.names_later + self.meet

    @property
    def dated(self) -> bool:
        return not self.meet and self.first.span == 0 and self.later.gives(self.first.entry.happened_from)


def _one_such_event(a: Agreement) -> bool:
    """There is one birth, one conference in a day, whoever records it."""
    return a.meet and a.same_kind and (a.first.kind in _ONCE_EVER or (a.exact and a.first.kind in ONCE))


def _same_rare_words(a: Agreement) -> bool:
    """On one day two rare words are enough, or one beside the same kind, theme or the other agency's name."""
    beside = a.same_kind or a.themes or a.names_first or a.names_later
    return a.meet and a.exact and (len(a.rare) >= 2 or bool(a.rare and beside))


def _name_each_other(a: Agreement) -> bool:
    """On one day, each says that the other agency was there."""
    return a.meet and a.exact and a.names_first and a.names_later


def _passed_on(a: Agreement) -> bool:
    """Passed on the same day, speaking of the same or with nothing else there to be meant; or days later, in its words."""
    if a.passed_on_by is None or not a.exact:
        return False
    if a.dated or (a.meet and (a.themes or a.rare)):
        return True
    return (a.meet or bool(a.rare)) and a.only(a.passed_on_by, a.first if a.passed_on_by is a.later else a.later)


def _near_and_alike(a: Agreement) -> bool:
    """Some days apart, the later of a kind that can tell of the earlier: three very rare words, or its date and agency."""
    dated = a.dated and (a.names_first or bool(a.rare))
    return a.exact and not a.meet and a.later.kind in _PASSED_ON and (a.rarest >= 3 or dated)


def _within_a_month(a: Agreement) -> bool:
    """Where only the month is known, four very rare words and the same kind or theme."""
    return a.meet and a.rarest >= 4 and bool(a.same_kind or a.themes)


RULES: tuple[Callable[[Agreement], bool], ...] = (
    _one_such_event,
    _same_rare_words,
    _name_each_other,
    _passed_on,
    _near_and_alike,
    _within_a_month,
)
