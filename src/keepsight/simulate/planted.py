"""Planted stories, near misses and ordinary families: which family is which, and how each is told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from .beats import Beat, beats, untyped
from .draw import Draw
from .households import Home, day, household
from .telling import EXACT, VAGUE, Teller

YEAR = 365
ONE_IN = 6  # families that are planted, in a county large enough; a small one holds one of each


@dataclass(frozen=True, slots=True)
class Story:
    """One story as its file gives it: `what` is 'story', 'near miss' or 'ordinary'; `pattern` is what it is about, `words` what happens."""

    what: str
    pattern: str
    words: str
    ages: tuple[float, ...]
    shape: str
    without: tuple[str, ...]
    fixed: tuple[tuple[str, object], ...]
    about: tuple[str, ...]
    told: tuple[Beat, ...]


@dataclass(slots=True)
class Plan:
    """A story for one family, with exact dates or vague ones."""

    story: Story
    how: str
    typed: bool = True  # whether the agencies send typed rows beside their entries; most files have none
    at: int = 0

    def household(self, draw: Draw, family_id: str, teller: Teller) -> Home:
        """The family that the story needs, its children as old as they are at its start."""
        start = self.start(draw, teller)
        births = [start - round(age * YEAR) for age in self.story.ages]
        return household(draw, family_id, births, shape=self.story.shape, without=self.story.without, fixed=dict(self.story.fixed))

    def start(self, draw: Draw, teller: Teller) -> int:
        """The day on which the story begins: drawn once, so that it ends before the as-at day."""
        if not self.at:
            longest = max(beat.high if not beat.every else beat.until or beat.high for beat in self.story.told)
            longest += sum(beat.high for beat in self.story.told if beat.relative)
            self.at = draw.between(min(teller.since + 400, teller.as_at - longest - 150), teller.as_at - longest - 90)
        return self.at

    def tell(self, teller: Teller, draw: Draw, home: Home) -> dict:
        """Tell it, and give its truth."""
        told_by = self.story.told if self.typed else tuple(replace(beat, more=untyped(beat.more)) for beat in self.story.told if beat.wording is not None)
        entries = teller.tell(home, draw, told_by, self.at, how=self.how)
        told = {on for on, entry in home.entries if entry in set(entries)}
        about = [home.people[letter].person_id for letter in self.story.about if letter in home.people]
        return {
            "what": self.story.what, "pattern": self.story.pattern, "dates": self.how, "typed": self.typed, "story": self.story.words, "about": about,
            "first": str(day(min(told, default=self.at))), "last": str(day(max(told, default=self.at))), "entries": entries,
        }  # fmt: skip


@cache
def stories() -> tuple[Story, ...]:
    """Every story of `stories/*.toml`, in order of file and place."""
    found: list[Story] = []
    for file in sorted((resources.files(__package__) / "stories").iterdir(), key=lambda file: file.name):
        for name, given in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found += _stories(f"{file.name} [{name}]", name, given)
    return tuple(found)


def _stories(where: str, name: str, given: dict) -> list[Story]:
    if "ordinary" in given:
        return [_story(where, "ordinary", name, given | given["ordinary"])]
    return [_story(where, what, name, given | given[key]) for key, what in (("planted", "story"), ("near", "near miss"))]


def _story(where: str, what: str, name: str, given: dict) -> Story:
    fixed = tuple((key, given[key]) for key in ("language", "interpreter", "disabled", "deaf", "sex") if key in given)
    return Story(
        what, name, given["story"], tuple(given.get("ages", (7, 4))), given.get("shape", ""), tuple(given.get("without", ())), fixed, tuple(given.get("about", ("A",))),
        beats(given["beats"], where),
    )  # fmt: skip


def plans(size: object) -> dict[int, Plan]:
    """Which families of the county are planted, by their place in it: each story in turn, with exact dates, with exact dates and no typed rows, and with vague dates."""
    told = stories()
    ways = ((EXACT, True), (EXACT, False), (VAGUE, True))
    turns = [(story, *way) for story in told for way in (ways if story.what != "ordinary" else ways[:1])]
    families = max(1, round(size.children / 2.1))
    step = ONE_IN if families >= ONE_IN * len(turns) else max(1, families // max(1, len(turns)))
    return {place * step: Plan(*turns[place % len(turns)]) for place in range((families + step - 1) // step)} if turns else {}
