"""Everything by which somebody or something is named, and what is written in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from keepsight.linkage.spelling import misspelt_forename, misspelt_surname
from keepsight.records.record import Record

from .words import MONTHS, ROLE_WORDS, abbreviation, ordinary, plain, split, tokens

_TITLES = {"mr": ("male", "unknown"), "mrs": ("female", "unknown"), "ms": ("female", "unknown"), "miss": ("female", "unknown")}
_INSIDE = 5  # letters from which a name is looked for inside a longer word
_BETWEEN = re.compile(r"[ \t\u00a0]+|[-_.&/+]|, ?|\. ?|\n")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a wording means: the labels written for it, and whether its words are ordinary ones that a capital alone makes a name."""

    label: str
    careful: bool = False


@dataclass(slots=True)
class Book:
    """Wordings, compared word by word without capitals and accents, and what is written in their place.

    `initials` are read only in capitals; `forenames` and `surnames` are the single words that may be misspelt; `names` holds for
    each label every wording it replaces, for the key.
    """

    phrases: dict[tuple[str, ...], Sense] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    forenames: dict[str, str] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    longest: int = 1
    _near: dict[tuple[str, bool], str] = field(default_factory=dict)

    def add(self, written: str, label: str, *, in_key: bool = True) -> None:
        """Let `written` stand for `label`. A wording that has a meaning already keeps it; `in_key` puts it among `names`."""
        words = tuple(split(written))
        if not words or words in self.phrases:
            return
        self.phrases[words] = Sense(label, all(ordinary(match[0]) for match in tokens(written)))
        if in_key:
            self.names[label].add(written.strip())
        self.longest = max(self.longest, len(words))
        self._near.clear()

    def of(self, written: str) -> str:
        """What a whole wording means; empty where it is not known."""
        sense = self.phrases.get(tuple(split(written)))
        return sense.label if sense else self.initials.get(written.replace(".", "").replace(" ", ""), "")

    def of_word(self, word: str) -> str:
        """What one word means: as it stands, inside a compound, or spelt a little differently. Empty where nothing is known."""
        key = plain(word)
        sense = self.phrases.get((key,))
        if sense:
            return sense.label if not sense.careful or word[:1].isupper() else ""
        if ordinary(word) or abbreviation(word):
            return ""
        if (key, word[:1].isupper()) not in self._near:
            self._near[key, word[:1].isupper()] = self._inside(word, key) or self._misspelt(key, word[:1].isupper())
        return self._near[key, word[:1].isupper()]

    def _inside(self, word: str, key: str) -> str:
        """A name within a longer word: 'PellowSibs', 'pellows'. Pieces that capitals part are read one by one."""
        pieces = re.findall(r"[^\W\d_][^\W\d_A-Z]+", word)
        if len(pieces) > 1:
            for piece in pieces:
                if (plain(piece),) in self.phrases:
                    return self.phrases[plain(piece),].label
        longer = sorted((words[0] for words, sense in self.phrases.items() if len(words) == 1 and not sense.careful and len(words[0]) >= _INSIDE), key=lambda w: (-len(w), w))
        return next((self.phrases[name,].label for name in longer if name in key), "")

    def _misspelt(self, key: str, capital: bool) -> str:
        near = {label for name, label in self.forenames.items() if misspelt_forename(name, key)}
        if capital:
            near |= {label for name, label in self.surnames.items() if misspelt_surname(name, key)}
        return " or ".join(sorted(near))


def book_of(record: Record, roles: dict[str, str]) -> Book:
    """The book of a record's own people: whole names, names in another order, titles, initials, forenames, surnames, other names.

    A word that several people bear is written so that none is taken for another: a surname as a family name, a forename as
    'Child 1 or Father'.
    """
    book = Book()
    held = list(_names(record))
    for wording, people in _meanings(held, record).items():
        book.add(wording, _together(people, roles))
    surnames = _bearers((words[-1], person) for person, words in held if len(words) > 1)
    last = {plain(word) for word in surnames}
    forenames = _bearers((words[0], person) for person, words in held if len(words) > 1 or plain(words[0]) not in last)
    middles = _bearers((word, person) for person, words in held for word in _parts(words[1:]))
    for word, people in sorted(forenames.items()):
        _single(book, word, _together(people | surnames.get(word, set()) | middles.get(word, set()), roles), book.forenames)
    numbered = {word: n for n, word in enumerate(sorted(w for w, people in surnames.items() if len(people) > 1), start=1)}
    for word, people in sorted(surnames.items()):
        _single(book, word, f"Family name {numbered[word]}" if word in numbered else _together(people, roles), book.surnames)
    for word, people in sorted(middles.items()):
        _single(book, word, _together(people, roles), book.surnames)
    for person, words in held:
        _initials(book, words, roles[person])
    for letters, label in sorted(book.initials.items()):
        book.add(" ".join(letters), label, in_key=False)
    return book


def _single(book: Book, word: str, label: str, kind: dict[str, str]) -> None:
    book.add(word, label)
    if not ordinary(word) and plain(word) not in kind:
        kind[plain(word)] = book.of(word)
    plural = word + ("es" if re.search(r"(?:[sxz]|ch|sh)$", word) else "s")
    if len(word) > 3 and not ordinary(plural):
        book.add(plural, book.of(word), in_key=False)


def _names(record: Record) -> Iterator[tuple[str, list[str]]]:
    """Each person with the words of each name of theirs; role words ('Nan', 'Baby') are left out of it."""
    people = record.people()
    rows = [(p.person_id, p.label) for p in record.person] + [(n.person_id, n.name) for n in record.name if n.person_id in people]
    for person, name in dict.fromkeys(rows):
        inside = [match[0] for match in tokens(re.sub(r"\([^)]*\)", " ", name))] or [match[0] for match in tokens(name)]
        words = [word for word in inside if plain(word) not in ROLE_WORDS]
        if words:
            yield person, words


def _meanings(held: list[tuple[str, list[str]]], record: Record) -> dict[str, set[str]]:
    """Every wording of two words or more, and whom it can mean."""
    sex = {p.person_id: "child" if p.kind == "child" else p.sex for p in record.person}
    found: dict[str, set[str]] = defaultdict(set)
    for person, words in held:
        if len(words) < 2:
            continue
        first, last = words[0], words[-1]
        rest = " ".join(words[1:])
        for wording in (" ".join(words), f"{first} {last}", f"{last} {first}", f"{rest} {first}", f"{first[0]} {last}", f"{last} {first[0]}", f"{first[0]} {rest}"):
            found[wording].add(person)
        for title, sexes in _TITLES.items():
            if sex[person] in sexes:
                found[f"{title} {last}"].add(person)
                found[f"{title} {first} {last}"].add(person)
    return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def _bearers(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Who bears each word, words that differ only in capitals being one."""
    found: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for word, person in pairs:
        found[shown.setdefault(plain(word), word)].add(person)
    return found


def _parts(words: list[str]) -> list[str]:
    """Middle names, and each half of a double-barrelled name."""
    return [word for word in words if len(word) > 1]


def _together(people: set[str], roles: dict[str, str]) -> str:
    return " or ".join(sorted((roles[person] for person in people), key=lambda role: (not role.startswith("Child"), role)))


def _initials(book: Book, words: list[str], label: str) -> None:
    letters = "".join(word[0] for word in words).upper()
    if len(words) < 2:
        return
    for short in {letters, letters[0] + letters[-1]}:
        before = book.initials.get(short)
        book.initials[short] = label if before in (None, label) else " or ".join(sorted({*before.split(" or "), label}))
        book.names[book.initials[short]].add(short)


def calendar_not_name(text: str, match: re.Match[str]) -> bool:
    """A word such as May or April that stands where a month stands: beside a number, or after 'in', 'since', 'until'."""
    if match[0].casefold() not in MONTHS:
        return False
    before, after = text[: match.start()], text[match.end() :]
    beside = re.search(r"(?:\d|\b(?:in|of|since|until|till|by|from|early|late|mid|last|next|every|during|to|and|this|end|before|after|between))[\s-]*(?:st|nd|rd|th)?[\s/.-]*$", before, re.I)
    return bool(beside or re.match(r"[\s/.-]*(?:\d{2,4}\b|'\d\d)", after))


_ORDINARY_AFTER = re.compile(r"\s+(?:be|you|they|we|i|he|she|it|need|the|a|an|not|to|of|on|from|at|in|and)\b", re.I)


def sentence_word_not_name(text: str, match: re.Match[str]) -> bool:
    """An ordinary word with a capital only because a sentence begins with it: 'Will be seen', 'Mark on cheek'."""
    begins = re.search(r"(?:^|[.!?:;]\s+|\n\s*|['‘\"“])$", text[: match.start()])
    return bool(begins and _ORDINARY_AFTER.match(text, match.end()))
