"""What every pattern has (design 4.1), and the list of them."""

from __future__ import annotations

import hashlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module, util

from .stretch import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One pattern as its file gives it. `query` reads the views of the vocabulary and binds thresholds as `$name`.

    A query that gives `need_events` counts: one row for each event and child, and counts.sql finds the days on which the count holds.
    A query that gives `span_from` and `span_until` has found those days itself. `bearing` is 'for', 'against', 'kept' (against, and
    counted beside the events) or 'ends' (against, and no question is left once it is known).
    """

    label: str
    needs: tuple[str, ...]
    query: str
    statement: Callable[[Stretch], str]
    question: str
    question_where_harm_is_recorded: str = ""
    any_agency_could_answer: bool = False  # the pattern is the absence of any agency's action (contracts 2.4)
    stays_open: bool = False  # an expectation: live while it is open for an open child (contracts 3.3)
    looks_back: bool = False  # what points the other way is shown from a year before the first entry
    shows_hardship: bool = False  # safe practice 1.9
    keeps_timescales: bool = False  # its details name timescales of guidance, which stand among the parameters
    good_news: bool = False  # what has held: it stands first, and is not counted among the questions (issue 4.13)
    asks_of_the_family: bool = False  # the question is about the family as a whole: harm recorded about anyone in it changes the question
    found: str
    not_found: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A pattern with what its place gives it: `slug` and `theme` from the file's path, `about` from its headings, `version` from its text."""

    slug: str
    theme: str
    pattern: Pattern
    about: dict[str, str]
    version: str

    @property
    def thresholds(self) -> tuple[str, ...]:
        """The names of the thresholds its query binds, in the order in which they stand there."""
        return tuple(dict.fromkeys(re.findall(r"\$(\w+)", self.pattern.query)))

    @property
    def counts(self) -> bool:
        """Whether its query gives events to be counted, rather than days."""
        return "need_events" in self.pattern.query


HEADINGS = ("What it looks for", "Why it matters", "What it cannot tell", "The question it asks")


def headings(docstring: str) -> dict[str, str]:
    """The text under each heading of a pattern's docstring, by heading, in the order in which they stand."""
    parts = re.split(r"^(What it looks for|Why it matters|What it cannot tell|The question it asks)$", docstring, flags=re.M)
    return {heading: " ".join(text.split()) for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


@cache
def catalogue() -> tuple[Definition, ...]:
    """Every pattern, by theme and slug. A new file under `definitions/<theme>/` is in it without being listed anywhere."""
    package = import_module(f"{__package__}.definitions")
    names = (found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not found.ispkg)
    return tuple(sorted((_read(name) for name in names), key=lambda d: (d.theme, d.slug)))


def _read(name: str) -> Definition:
    theme, stem = name.split(".")[-2:]
    source = util.find_spec(name).loader.get_source(name)
    module = import_module(name)
    version = hashlib.sha256(source.encode()).hexdigest()[:12]
    return Definition(stem.replace("_", "-"), theme.replace("_", "-"), module.PATTERN, headings(module.__doc__ or ""), version)
