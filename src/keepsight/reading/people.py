"""People as a text names them: role words, names that are known, and names that stand beside a role word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .library import Role, library
from .tree import Lattice, Match, Tree
from .words import Words, words_of

NAME = Role("name", "either")
_NAMED = ("called", "named")


@dataclass(slots=True)
class Person:
    """Somebody named in the words from `first` up to `after`."""

    first: int
    after: int
    role: Role
    name: str = ""
    of: str = ""


@lru_cache(maxsize=64)
def names_tree(names: tuple[str, ...]) -> Tree:
    """The names given, as a tree; one that is a role word keeps what is known of the role."""
    tree = Tree()
    for name in names:
        words = words_of(name).words
        if words:
            tree.add(" ".join(words), NAME)
    return tree


def people_of(words: Words, lattice: Lattice, names: tuple[str, ...]) -> list[Person]:
    """Everyone named, in the order of the text; the longest reading of overlapping words, a known name before a role."""
    found = [_with_number(words, match) for match in library().people.find(lattice)]
    found += [Person(m.first, m.after, NAME) for m in names_tree(names).find(lattice) if _is_name(words, m)]
    found.sort(key=lambda p: (p.first, -p.after, p.role is not NAME))
    kept: list[Person] = []
    for person in found:
        if not kept or person.first >= kept[-1].after:
            kept.append(person)
    return _joined(words, kept)


def _is_name(words: Words, match: Match) -> bool:
    written = words.as_written(match.first)
    return written[0].isupper() or written[0].isdigit()


def _with_number(words: Words, match: Match) -> Person:
    """'Child 1', 'Sibling B': the number or letter belongs to the person."""
    after, name = match.after, ""
    if after < words.stops[match.first]:
        written = words.as_written(after)
        if written.isdigit() and len(written) < 3 or len(written) == 1 and written.isupper() and written != "I":
            after, name = after + 1, words.said(match.first, after + 1)
    return Person(match.first, after, match.phrase, name)


def _joined(words: Words, people: list[Person]) -> list[Person]:
    """Possessives and names made one: "mum's boyfriend Kyle" is one person, of mum, named Kyle."""
    joined: list[Person] = []
    for person in people:
        owner = joined[-1] if joined else None
        if owner and person.role is not NAME and _owns(words, owner, person):
            joined.pop()
            person.of = words.said(owner.first, owner.after)
            person.first = owner.first
        elif owner and _is_name_of(words, owner, person):
            owner.name, owner.after = words.said(person.first, person.after), person.after
            continue
        joined.append(person)
    for person in joined:
        _own_name(words, person)
    return joined


def _owns(words: Words, owner: Person, person: Person) -> bool:
    between = words.words[owner.after : person.first]
    return between in (["'s"], ["'s", "new"], ["'s", "then"]) and words.stops[owner.first] > person.first


def _is_name_of(words: Words, owner: Person, person: Person) -> bool:
    return person.role is NAME and owner.role is not NAME and owner.after == person.first and not owner.name


def _own_name(words: Words, person: Person) -> None:
    """A name nobody gave us, right after a role word or after "called"."""
    if person.name or person.role is NAME:
        return
    at, stop = person.after, words.stops[person.first]
    if at < stop and words.words[at] in _NAMED:
        at += 1
    start = at
    while at < stop and at - start < 3 and _looks_like_a_name(words, at):
        at += 1
    if at > start and person.role.kind != "child":
        person.name, person.after = words.said(start, at), at


def _looks_like_a_name(words: Words, at: int) -> bool:
    written, word = words.as_written(at), words.words[at]
    if at - 1 in words.pauses:
        return False
    return written[0].isupper() and (word in library().titles or word not in library().not_a_name) and not (written.isupper() and len(written) > 2)
