"""What part each person had in an event (contracts 8; phrases/parts.toml).

Harm is laid on a person only where the words say plainly who did it; a name after "of", "by" or "with" is not who acted
(safe practice 1.2). Of the parts that shut one another out, the one first in SHUTS_OUT holds.
"""

from __future__ import annotations

from collections import defaultdict

from keepsight.records.codes import PARTS

from .library import library
from .passage import Passage
from .people import Person
from .suggestions import Mention
from .tree import Match

SHUTS_OUT = ("was not brought", "not seen", "absent", "seen alone", "seen", "present")
SIDES = ("forward", "both")  # "upstairs and not seen" does not deny that somebody was upstairs
NOT_WHO_ACTED = frozenset(["of", "to", "with", "from", "for", "by", "against", "towards", "about", "'s", "including", "than"])


def mentions(passage: Passage) -> list[Mention]:
    """Everyone a passage names, once for each part they have; 'mentioned' where it gives them none."""
    parts = _parts(passage)
    return [_mention(passage, person, part, words) for person in passage.people for part, words in _held(parts[person.first])]


def _parts(passage: Passage) -> dict[int, dict[str, str]]:
    """By the first word of each person, the parts they have and the words that say so."""
    parts: dict[int, dict[str, str]] = defaultdict(dict)
    for match in passage.found.get("part", ()):
        if passage.context.standing(match, SIDES) != "said" or (match.phrase.block.code in SHUTS_OUT and _quoted(passage, match)):
            continue
        for person in _who(passage, match):
            parts[person.first].setdefault(match.phrase.block.code, passage.said(match))
    return parts


def _quoted(passage: Passage, match: Match) -> bool:
    """Whether the words stand in somebody's mouth: who was there by what a child says ("Mummy was asleep") was not there where it was said."""
    before = passage.words.text[: passage.words.starts[match.first]]
    return before.count('"') % 2 == 1 or before.rfind("\u201c") > before.rfind("\u201d")


def _who(passage: Passage, match: Match) -> list[Person]:
    for label, first, after in match.slots:
        if label == "<who>" and not (first == match.first and _is_object(passage, first)):
            return [person for person in passage.people if first <= person.first < after]
    return []


def _is_object(passage: Passage, place: int) -> bool:
    """Whether the word before a person, small words aside, says that they did not act."""
    stop = passage.words.stops[place]
    while place and passage.words.stops[place - 1] == stop and place - 1 not in passage.words.pauses:
        place -= 1
        word = passage.words.words[place]
        if word in NOT_WHO_ACTED:
            return True
        if not library().forms.is_small(word):
            return False
    return False


def _held(parts: dict[str, str]) -> list[tuple[str, str]]:
    shut = [part for part in SHUTS_OUT if part in parts][1:]
    return [(part, parts[part]) for part in PARTS if part in parts and part not in shut] or [("mentioned", "")]


def _mention(passage: Passage, person: Person, part: str, part_words: str) -> Mention:
    words = passage.words
    return Mention(
        words=words.said(person.first, person.after),
        start=words.starts[person.first],
        end=words.ends[person.after - 1],
        role="name" if person.known else person.role.role,
        part=part,
        part_words=part_words,
        name=person.name,
        of=person.of,
        column=passage.column,
    )
