"""The marks of a timeline as SVG: a dot, a bar, a diamond, a box of several. Shape says what each is; colour says nothing."""

from __future__ import annotations

from keepsight.pictures.anchors import anchor
from keepsight.pictures.svg import number, safe, shortened
from keepsight.records.entry import Entry

from .looks import COUNT, KEY, SPAN
from .swarm import Place
from .words import day_in_words, when_in_words

DOT = 3.5


def _link(entry: Entry, title: str, inside: str) -> str:
    return f'<a href="#{safe(anchor(entry.entry_id))}" tabindex="-1"><title>{safe(title)}</title>{inside}</a>'


def _told(entry: Entry) -> str:
    how_many = f" ({entry.how_many} times)" if entry.how_many > 1 else ""
    key = "Key entry, " if entry.key else ""
    return f"{key}{when_in_words(entry)}, {entry.agency}{how_many}: {shortened(' '.join(entry.text.split()), 10, 420)}"


def dot(place: Place[Entry], y: float) -> str:
    """An entry of one day."""
    x = (place.left + place.right) / 2
    return _link(place.things[0], _told(place.things[0]), f'<circle cx="{number(x)}" cy="{number(y)}" r="{DOT}"/>')


def bar(place: Place[Entry], y: float) -> str:
    """An entry dated only to a span, as long as the span; with a diamond on it where it is a key entry."""
    entry = place.things[0]
    inside = f'<rect x="{number(place.left)}" y="{number(y - 3)}" width="{number(place.right - place.left)}" height="6" rx="2" {SPAN}/>'
    if entry.key:
        inside += _diamond((place.left + place.right) / 2, y)
    return _link(entry, _told(entry), inside)


def diamond(place: Place[Entry], y: float) -> str:
    """A key entry of one day."""
    return _link(place.things[0], _told(place.things[0]), _diamond((place.left + place.right) / 2, y))


def _diamond(x: float, y: float) -> str:
    return f'<polygon points="{number(x)},{number(y - 6)} {number(x + 6)},{number(y)} {number(x)},{number(y + 6)} {number(x - 6)},{number(y)}" {KEY}/>'


def box(place: Place[Entry], y: float, height: float) -> str:
    """Entries counted together, with the first and last day on which they can have happened."""
    first, last = place.things[0].happened_from, max(entry.happened_to for entry in place.things)
    key = sum(entry.key for entry in place.things)
    title = f"{len(place.things)} entries{f', {key} of them key entries' if key else ''}, {day_in_words(first)} to {day_in_words(last)}"
    middle, foot = (place.left + place.right) / 2, y + height / 2 + 4
    inside = (
        f'<rect x="{number(place.left)}" y="{number(y + 1)}" width="{number(place.right - place.left)}" height="{number(height - 2)}" rx="3" {SPAN}/>'
        f'<text x="{number(middle)}" y="{number(foot)}" {COUNT}>{len(place.things)}</text>'
    )
    return _link(place.things[0], title, inside)
