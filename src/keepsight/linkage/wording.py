"""What the words for a person say apart from who it is: their role, whether several are meant, and how many."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from keepsight.reading import Mention, read
from keepsight.records.entry import Entry

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words) for name, words in tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8")).items()
}
_ANY_DAY = date(2000, 1, 1)


@lru_cache(maxsize=8192)
def mentions_in(words: str) -> tuple[Mention, ...]:
    """The people whom a few words name by role, read just as prose is."""
    return tuple(read(Entry(entry_id="", agency="", happened_from=_ANY_DAY, happened_to=_ANY_DAY, text=words), []).mentions)


def role_of(words: str) -> str | None:
    """The one role that these words name; None where they name none, or several."""
    found = mentions_in(words)
    return found[0].role if len(found) == 1 else None


def is_plural(words: str) -> bool:
    """Several people are meant: "siblings", "the children"."""
    return bool(WORDS["plurals"] & set(_split(words)))


def how_many(words: str) -> int | None:
    """The number that the words give ('both', 'all five'), None where they give none."""
    said = _split(words)
    return next((_NUMBERS[word] for word in said if word in _NUMBERS), next((int(w) for w in said if w.isdigit()), None))


def only_some(words: str) -> bool:
    """The words pick some out of many: 'the older two', 'other children'."""
    return bool(WORDS["only-some"] & set(_split(words)))


def _split(words: str) -> list[str]:
    return words.casefold().replace("-", " ").split()
