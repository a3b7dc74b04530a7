"""Names inside one family: who a written name can mean, and by what right."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from keepsight.reading import is_word
from keepsight.records.person import NAME_NOT_RECORDED
from keepsight.records.record import Record

from .spelling import folded, misspelt_forename, misspelt_surname
from .wording import WORDS, mentions_in

TITLES = {"mr": "male", "mrs": "female", "ms": "female", "miss": "female"}
_AGE = re.compile(r"\s*(?:\([^()]*\)|,?\s*\b(?:d\.?o\.?b\.?|born|aged?)\b.*)$", re.I)  # "Ben (4)", "Ada Dunn dob 1/1/2010"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Named:
    """Everyone whom a written name can mean, and `how` it was matched; `plain` where the name is theirs as it stands."""

    people: frozenset[str]
    how: str = ""
    plain: bool = False


NOBODY = Named(frozenset())


@dataclass(frozen=True, slots=True)
class _Known:
    person_id: str
    written: str
    words: tuple[str, ...]


class NameBook:
    """Every name and label of a record. The first of these that finds anybody decides: as written; but for case,
    accents and spacing; a middle name more or less; title or initial and surname; forename and initial; forename alone;
    misspelt; initials; a surname in capitals that is one person's. What stands after it in brackets, an age or a date of birth, is set aside.
    """

    def __init__(self, record: Record) -> None:
        people = record.people()
        self.children = {p.person_id for p in record.person if p.kind == "child"}
        self._sex = {p.person_id: p.sex for p in record.person}
        rows = [(p.person_id, p.label) for p in record.person if p.label != NAME_NOT_RECORDED]
        rows += [(n.person_id, n.name) for n in record.name if n.person_id in people and n.known_until is None]
        self.known = [_Known(person, name, _words(name)) for person, name in sorted(set(rows)) if name.strip()]
        self._by_written: dict[str, set[str]] = defaultdict(set)
        self._by_folded: dict[str, set[str]] = defaultdict(set)
        for known in self.known:
            self._by_written[known.written].add(known.person_id)
            self._by_folded[folded(known.written)].add(known.person_id)
            self._by_folded[folded("".join(reversed(known.words)))].add(known.person_id)
        self._found: dict[tuple[str, bool], Named] = {}

    def match(self, written: str, *, child: bool = False) -> Named:
        """Who `written` can mean. `child`: it stands where only a child is named, so adults are set aside."""
        if (written, child) not in self._found:
            self._found[written, child] = self._match(written.strip(), child)
        return self._found[written, child]

    def _match(self, written: str, child: bool) -> Named:
        if not child and folded(written) in WORDS["outsiders"]:
            return NOBODY  # SW is a social worker before it is Sam West
        bare = _AGE.sub("", written).strip()
        return self._by_first_way(written, child) or (self._by_first_way(bare, child) if bare != written else None) or NOBODY

    def _by_first_way(self, written: str, child: bool) -> Named | None:
        for how, plain, find in self._ways():
            people = find(written)
            if plain and people:  # another person who goes by it, a middle name or a surname apart, fits as well
                people = people | self._but_for_a_middle_name(written) | self._forename(written)
            people = people & self.children if child else people
            if people:
                return Named(frozenset(people), how, plain)
        return None

    def _ways(self):
        return (
            ("name as written", True, lambda written: self._by_written.get(written, set())),
            ("but for capitals, accents or spacing", True, lambda written: self._by_folded.get(folded(written), set())),
            ("but for a middle name", False, self._but_for_a_middle_name),
            ("title and surname", False, self._title_and_surname),
            ("initial and surname", False, self._initial_and_surname),
            ("forename and initial", False, self._forename_and_initial),
            ("forename only", False, self._forename),
            ("spelt differently", False, self._misspelt),
            ("initials", False, self._initials),
            ("surname in capitals", False, self._surname_in_capitals),
        )

    def _but_for_a_middle_name(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) < 2:
            return set()
        ends = (words[0], words[-1])
        one_is_short = [k for k in self.known if len(k.words) >= 2 and 2 in (len(k.words), len(words))]
        return {k.person_id for k in one_is_short if (k.words[0], k.words[-1]) == ends}

    def _title_and_surname(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) != 2 or words[0] not in TITLES:
            return set()
        return {
            k.person_id
            for k in self.known
            if len(k.words) > 1
            and k.words[-1] == words[1]
            and k.person_id not in self.children
            and self._sex[k.person_id] in (TITLES[words[0]], "unknown")
        }

    def _initial_and_surname(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) != 2 or len(words[0]) != 1:
            return set()
        return {k.person_id for k in self.known if len(k.words) > 1 and k.words[0][0] == words[0] and k.words[-1] == words[1]}

    def _forename_and_initial(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) != 2 or len(words[1]) != 1 or words[1].isdigit():
            return set()
        return {k.person_id for k in self.known if len(k.words) > 1 and k.words[0] == words[0] and k.words[-1][0] == words[1]}

    def _forename(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) != 1 or len(words[0]) < 2:
            return set()
        if mentions_in(written):  # 'Baby' of "Baby Pellow", 'Nan' of "Nan Lin": role words, nobody's forename
            return set()
        return {k.person_id for k in self.known if k.words and k.words[0] == words[0]}

    def _misspelt(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) == 1:
            near = {k.person_id for k in self.known if k.words and misspelt_forename(k.words[0], words[0])}
            return near & self.children if near <= self.children else set()
        return {k.person_id for k in self.known if self._is_misspelt(k, words)}

    def _is_misspelt(self, known: _Known, words: tuple[str, ...]) -> bool:
        """Forename right and surname near; for a child also surname right and forename near."""
        if len(known.words) < 2 or len(words) < 2 or any(word.isdigit() for word in words):
            return False
        same_forename, same_surname = known.words[0] == words[0], known.words[-1] == words[-1]
        if same_forename:
            return misspelt_surname(known.words[-1], words[-1])
        return same_surname and known.person_id in self.children and misspelt_forename(known.words[0], words[0])

    def _initials(self, written: str) -> set[str]:
        letters = written.replace(".", "").replace(" ", "")
        if not 2 <= len(letters) <= 4 or not letters.isupper() or not letters.isalpha():
            return set()
        wanted = letters.casefold()
        return {k.person_id for k in self.known if len(k.words) > 1 and "".join(w[0] for w in k.words) == wanted}


    def _surname_in_capitals(self, written: str) -> set[str]:
        words = _words(written)
        if len(words) != 1 or len(words[0]) < 3 or not written.isupper():
            return set()
        found = {k.person_id for k in self.known if len(k.words) > 1 and k.words[-1] == words[0]}
        return found if len(found) == 1 else set()


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded; 'Sib 2' and 'Sibling 2' are one label."""
    words = [folded(word) for word in _WORD.findall(name)]
    words = words[1:] if len(words) > 2 and words[0] in TITLES else words
    return tuple("sibling" if word in ("sib", "sibs") else word for word in words if word)


def names_to_read(record: Record) -> list[str]:
    """The names to look for in prose: whole names, forenames, and title with surname. Role words are left to be roles."""
    return sorted(set().union(*_read_as(record).values()))


def children_to_read(record: Record) -> list[str]:
    """Those of the names to look for that are children's, and nobody's else: a boy may have his father's name."""
    children = {person.person_id for person in record.person if person.kind == "child"}
    read_as = _read_as(record)
    grown = set().union(*(names for person, names in read_as.items() if person not in children))
    return sorted(set().union(*(names for person, names in read_as.items() if person in children)) - grown)


def _read_as(record: Record) -> dict[str, set[str]]:
    children = {p.person_id for p in record.person if p.kind == "child"}
    rows = [(p.person_id, p.label) for p in record.person if p.label != NAME_NOT_RECORDED] + [(n.person_id, n.name) for n in record.name]
    found: dict[str, set[str]] = defaultdict(set)
    capitals: dict[str, set[str]] = defaultdict(set)
    for person, written in rows:
        name = written.title() if written.isupper() else written  # a list typed in capitals is no list of short forms
        words = name.split()
        if not words or mentions_in(name):
            continue
        found[person] |= {name, words[0]} if len(words[0]) > 1 else {name}
        found[person] |= {f"{title} {words[-1]}" for title in TITLES} if len(words) > 1 and person not in children else set()
        for short in _in_capitals(words):
            capitals[short].add(person)
    for short, people in capitals.items():
        if len(people) == 1 and (len(short) > 2 or people <= children) and not is_word(short):
            found[next(iter(people))].add(short)
    return found


def _in_capitals(words: list[str]) -> list[str]:
    """How logs shorten a name of two words: the surname in capitals, as the police write it, and the initials, as schools do."""
    if len(words) != 2 or not all(word.isalpha() and len(word) > 2 for word in words):
        return []
    return [words[1].upper(), words[0][0].upper() + words[1][0].upper()]
