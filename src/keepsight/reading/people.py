"""People as a text names them: role words, names that are known, and names that stand beside a role word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .library import Role, library
from .tree import Lattice, Match, Tree
from .words import Words, words_of

UNKNOWN = Role("name", "either")
A_CHILD = Role("name", "child")  # a known name, known to be a child's
NO_ROLE = (UNKNOWN, A_CHILD)
_CALLED = ("called", "named")
_AND = ("and", "&", "or", "plus")


@dataclass(slots=True)
class Person:
    """Somebody named in the words from `first` up to `after`; `known` where the words are one of the names given."""

    first: int
    after: int
    role: Role
    name: str = ""
    of: str = ""
    known: bool = False


@lru_cache(maxsize=64)
def names_tree(names: tuple[str, ...]) -> Tree:
    """The names given, as a tree."""
    tree = Tree()
    for name in names:
        words = words_of(name).words
        if words:
            tree.add_words(words, UNKNOWN)
    return tree


@lru_cache(maxsize=64)
def words_of_names(names: tuple[str, ...]) -> frozenset[str]:
    """Every word of the names given."""
    return frozenset(word for name in names for word in words_of(name).words)


def people_of(words: Words, lattice: Lattice, named: list[Match], names: tuple[str, ...], children: frozenset[str] = frozenset()) -> list[Person]:
    """Everyone named, in the order of the text: the longest reading of overlapping words, a known name with its role.

    `children` are those of the names that only children of the record have, in lower case.
    """
    found = [_with_number(words, match.first, match.after, match.phrase) for match in named if isinstance(match.phrase, Role)]
    roles = {(person.first, person.after): person.role for person in found}
    for match in names_tree(names).find(lattice):
        if _as_a_name(words.said(match.first, match.after), names):
            role = roles.get((match.first, match.after)) or _role_in(words, match, found)
            if role is UNKNOWN and words.said(match.first, match.after).casefold() in children:
                role = A_CHILD
            found.append(Person(match.first, match.after, role, known=True))
    found.sort(key=lambda person: (person.first, -person.after, not person.known))
    apart: list[Person] = []
    for person in found:
        if not apart or person.first >= apart[-1].after:
            apart.append(person)
    return _joined(words, [person for person in apart if person.role.kind != "none"])


def _as_a_name(written: str, names: tuple[str, ...]) -> bool:
    """Whether a known name is written as one: with a capital, and all in capitals where it is known only so (PIKE, AF)."""
    return not written[0].islower() and (written.isupper() or not _only_in_capitals(names) >= {written.casefold()})


@lru_cache(maxsize=64)
def _only_in_capitals(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names if name.isupper()) - {name.casefold() for name in names if not name.isupper()}


def _role_in(words: Words, match: Match, found: list[Person]) -> Role:
    """The role that a label such as "Child 1's father" says of the person it stands for."""
    if "'s" not in words.words[match.first : match.after]:
        return UNKNOWN
    return next((person.role for person in found if match.first < person.first and person.after == match.after), UNKNOWN)


def runs(words: Words, people: list[Person]) -> Iterator[list[Person]]:
    """People named side by side, who share what is said of them: 'mother, father and Child 1', and each part of it."""
    for start in range(len(people)):
        for stop in range(start + 1, len(people) + 1):
            if stop - start > 1 and not _side_by_side(words, people[stop - 2], people[stop - 1]):
                break
            yield people[start:stop]


def _side_by_side(words: Words, one: Person, other: Person) -> bool:
    between = [word for word in words.words[one.after : other.first] if not library().forms.is_small(word)]
    if words.stops[one.first] <= other.first:
        return False
    return all(word in _AND for word in between) and bool(between or one.after - 1 in words.pauses)


def _with_number(words: Words, first: int, after: int, role: Role) -> Person:
    """'Child 1', 'Sibling B': the number or letter belongs to the person."""
    if after < words.stops[first] and after - 1 not in words.pauses:
        written = words.as_written(after)
        if written.isdigit() and len(written) < 3 or len(written) == 1 and written.isupper() and written != "I":
            return Person(first, after + 1, role, name=words.said(first, after + 1))
    return Person(first, after, role)


def _joined(words: Words, people: list[Person]) -> list[Person]:
    """Those who are one person: "mum's boyfriend Kyle" and "father of Child 2" are somebody's, and may have a name."""
    joined: list[Person] = []
    for person in people:
        before = joined[-1] if joined else None
        if before and _owns(words, before, person):
            joined[-1] = Person(before.first, person.after, person.role, person.name, words.said(before.first, before.after), person.known)
        elif before and _of(words, before, person):
            before.of, before.after = words.said(person.first, person.after), person.after
        elif before and _names(words, before, person):
            before.name, before.after = words.said(person.first, person.after), person.after
        else:
            _own_name(words, before)
            joined.append(person)
    _own_name(words, joined[-1] if joined else None)
    return joined


def _owns(words: Words, owner: Person, person: Person) -> bool:
    between = words.words[owner.after : person.first]
    in_reach = len(between) < 4 and words.stops[owner.first] > person.first and not _pause(words, owner.after, person.first)
    return in_reach and between[:1] == ["'s"] and all(library().forms.is_small(word) or word in ("new", "own") for word in between[1:])


def _of(words: Words, person: Person, owner: Person) -> bool:
    between = [word for word in words.words[person.after : owner.first] if not library().forms.is_small(word) and word not in library().numbers]
    return between == ["of"] and words.stops[person.first] > owner.first and not _pause(words, person.after, owner.first)


def _pause(words: Words, first: int, after: int) -> bool:
    return any(place in words.pauses for place in range(first - 1, after))


def _names(words: Words, person: Person, name: Person) -> bool:
    """A name right after a role word is that person's; after a comma or a colon it is somebody else's in a list."""
    beside = person.after == name.first and words.stops[person.first] > name.first
    between = words.text[words.ends[person.after - 1] : words.starts[name.first]]
    return beside and not set(between) & set(",:") and name.known and name.role in NO_ROLE and not person.known and not person.name


def _own_name(words: Words, person: Person | None) -> None:
    """A name nobody gave us, right after a role word or after "called"."""
    if person is None or person.name or person.known:
        return
    at, stop = person.after, words.stops[person.first]
    if at < stop and words.words[at] in _CALLED:
        at += 1
    start = at
    while at < stop and at - start < 3 and _looks_like_a_name(words, at):
        at += 1
    if at > start and person.role.kind == "adult":
        person.name, person.after = words.said(start, at), at


def _looks_like_a_name(words: Words, at: int) -> bool:
    written, word = words.as_written(at), words.words[at]
    if at - 1 in words.pauses or word in library().not_a_name:
        return False
    return written[0].isupper() and not (written.isupper() and len(written) > 2)
