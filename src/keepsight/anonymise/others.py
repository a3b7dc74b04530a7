"""Names of people, services, schools, streets and places that are not in who is who, learned from how they are written.

Only a construction shows a name here: a title, an initial before a surname, the line that says who wrote the entry, 'called X',
'her friend X', 'X Road', 'X Primary'. What no construction shows is left and listed to be settled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .book import Book
from .words import AGENCY_WORDS, MONTHS, NAMES, ROLE_WORDS, abbreviation, ordinary, ordinary_as_it_stands, plain, tokens

_CAP = r"[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_a-z][^\W\d_]+)*"
_INITIAL = r"(?<![\w.'’/&])(?:[A-Z]\.? ?){1,2}(?<=[ .])"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_TITLE = re.compile(rf"\b({_any(NAMES['title'])})(?:(?<=Mr)\.|(?<=Mrs)\.|(?<=Ms)\.|(?<=Dr)\.|(?<=Prof)\.|(?<=Sgt)\.|(?<=Rev)\.)? +((?:[A-Z]\.? +)?{_CAP}(?: {_CAP})?)")
_INITIALLED = re.compile(rf"({_INITIAL})({_CAP})(?:,? \(?({_any(NAMES['worker'])})\b)?")
_CALLED = re.compile(rf"\b(?:called|named|known as|calls (?:him|her)self|goes by|name is|nickname is|aka|a\.k\.a\.?)\s+['‘’\"“]?({_CAP}(?: {_CAP})?)")
_WORKER_BEFORE = re.compile(rf"\b((?i:{_any(NAMES['worker'])}))\s+({_CAP}(?: {_CAP})?)")
_WORKER_AFTER = re.compile(rf"\b({_CAP}(?: {_CAP})?),? \(?((?i:{_any(NAMES['worker'])}))\b")
_PERSON_BEFORE = re.compile(rf"\b((?i:{_any(NAMES['person']['words'])}))\s+({_CAP}(?: {_CAP})?)")
_SPEAKS = re.compile(
    rf"\b({_CAP}(?: {_CAP})?) (?:said|says|told|rang|phoned|asked|reports|reported|stays|stayed|sleeps|slept|lives|lived|came|comes|visited|texted|has left|was there|is there|was here)\b"
)
_WHOLE = re.compile(rf"\b({_CAP}) ({_CAP})\b")
_SIGNED = re.compile(r"[.?!] ([A-Z]{2,3})(?=[\"'’”)]?(?:[.;]|$))", re.M)
_LINE = re.compile(r"^([^:\n]{2,30}):[ ]*([^\n]{1,80})$", re.M)
_STREET = re.compile(rf"\b((?:{_CAP} ){{1,3}})({_any(NAMES['street'])})\b\.?")
_PLACE = re.compile(rf"\b(?:in|near|outside|around|visiting|moved to|moved from|moving to|back to|lives at|living at|move to|tenancy in|flat in|house in)\s+({_CAP}(?: {_CAP})?)")
_INSTITUTION = re.compile(rf"\b((?:St\.? )?(?:{_CAP}(?:['’]s)? ){{1,3}})({_any(NAMES['institution'])})\b")


@dataclass(slots=True)
class Others:
    """Learns into `book`; `count` is how far each kind of label is numbered, `held` the labels given before by what was named."""

    book: Book
    held: dict[str, str] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    staff: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for label in self.held.values():
            kind, _, number = label.rpartition(" ")
            if number.isdigit():
                self.count[kind] = max(self.count[kind], int(number))

    def label(self, kind: str, named: str) -> str:
        """The label of what is `named`, the next number of its kind where it has none."""
        key = f"{kind}|{' '.join(plain(match[0]) for match in tokens(named)) or plain(named)}"
        if key not in self.held:
            self.count[kind] += 1
            self.held[key] = f"{kind} {self.count[kind]}"
        return self.held[key]

    # Agencies, and whatever else has a name and a kind -------------------------------------------------------------------

    def agency(self, name: str) -> str:
        """What an agency is called: its kind as it stands where nothing else is in its name, else its kind and a number."""
        words = name.split()
        own = [word for word in words if not _of_kind(word)]
        if not own:
            return name
        kind = _kind(name, [word for word in words if word not in own])
        label = self.label(kind, name)
        self.book.add(name, label)
        self._distinct(" ".join(own), name, label)
        return label

    def _distinct(self, own: str, whole: str, label: str) -> None:
        """The words that tell this one from others of its kind stand for it alone as well: 'Millbrook', 'Millbrook Primary'."""
        words = [match[0] for match in tokens(own)]
        said = [match[0] for match in tokens(whole)]
        for end in range(len(words), len(said)):
            self.book.add(" ".join(said[:end]), label)
        self.book.add(own, label)
        for word in words:
            if not ordinary(word) and len(word) > 2:
                self.book.add(word, label)
                if len(word) > 5:
                    self.book.surnames.setdefault(plain(word), label)

    def household(self, name: str) -> str:
        """What a household is called: its words as they stand where none of them is a name, else an address with a number."""
        if all(ordinary(match[0]) or plain(match[0]) in ROLE_WORDS for match in tokens(name)) and not re.search(r"\d", name):
            return name
        if self.book.of(name):
            return self.book.of(name)
        label = self.label("Address", name)
        self.book.add(name, label)
        for street in _STREET.finditer(name):
            self._street(street)
        return label

    # Prose --------------------------------------------------------------------------------------------------------------

    def learn(self, text: str, agency: str = "") -> None:
        """Learns every name that a construction in `text` shows."""
        for match in _STREET.finditer(text):
            self._street(match)
        for match in _INSTITUTION.finditer(text):
            self._institution(match)
        for match in _LINE.finditer(text):
            self._line(match, agency)
        self._workers(text, agency)
        self._people(text)
        for match in _PLACE.finditer(text):
            self._place(match[1])

    def _people(self, text: str) -> None:
        for pattern, name in ((_PERSON_BEFORE, 2), (_CALLED, 1)):
            for match in pattern.finditer(text):
                self._person("Person", match[name], shown=True)
        for match in _SPEAKS.finditer(text):
            self._person("Person", match[1])
        for match in _WHOLE.finditer(text):
            if not any(ordinary(word) or abbreviation(word) for word in match.groups()):
                self._person("Person", match[0])

    def _workers(self, text: str, agency: str) -> None:
        for match in _SIGNED.finditer(text):
            if not abbreviation(match[1]) and match[1] not in self.book.initials:
                self.staff.setdefault((agency, match[1]), self.label("Professional", f"{agency} {match[1]}"))
        for match in _TITLE.finditer(text):
            self._person(NAMES["title"][match[1]], match[2], f"{match[1]} {match[2]}")
        for match in _INITIALLED.finditer(text):
            if not ordinary_as_it_stands(match[2]) and not abbreviation(match[2]):
                self._person(_worker(match[3]) or "Person", f"{match[1].strip()} {match[2]}")
        for pattern, name, kind in ((_WORKER_BEFORE, 2, 1), (_WORKER_AFTER, 1, 2)):
            for match in pattern.finditer(text):
                self._person(_worker(match[kind]), match[name])

    def _street(self, match: re.Match[str]) -> None:
        words = match[1].split()
        while len(words) > 1 and ordinary(words[0]):
            words.pop(0)
        if all(abbreviation(word) or plain(word) in ROLE_WORDS or word.casefold() in _NOT_STREETS for word in words) or self._all_known(words):
            return
        if ordinary(words[-1]) and match[2] in NAMES["never"]["street-alone"]:
            before = match.string[: match.end(1) - len(" ".join(words)) - 1]
            if not before or re.search(r"[.!?:;]\s+$|\n\s*$", before):
                return
        label = self.label("Street", " ".join(words))
        self.book.add(" ".join([*words, match[2]]), label)
        self._distinct(" ".join(words), " ".join([*words, match[2]]), label)

    def _institution(self, match: re.Match[str]) -> None:
        words = match[1].split()
        while len(words) > 1 and words[0] not in ("St", "St.") and (ordinary(words[0]) or self.book.of(words[0])):
            words.pop(0)
        if all(ordinary(word) or abbreviation(word) or _of_kind(word) for word in words) or self._all_known(words):
            return
        kind = NAMES["institution"][match[2]]
        label = self.label(kind, " ".join(words))
        self.book.add(" ".join([*words, match[2]]), label)
        self._distinct(" ".join(words), " ".join([*words, match[2]]), label)

    def _all_known(self, words: list[str]) -> bool:
        return all(self.book.of(word) for word in words)

    def _line(self, match: re.Match[str], agency: str) -> None:
        """The line that says who wrote the entry: 'Professional: A Penrose SW', 'Staff: KP'."""
        kind = _worker(match[1].strip())
        if not kind:
            return
        value = match[2].strip()
        for part in re.split(r"[;/&,]| and ", value):
            part = part.strip()
            suffix = next((word for word in NAMES["worker"] if re.search(rf"\b{re.escape(word)}\b", part, re.I) and word != part.casefold()), "")
            if re.fullmatch(r"(?:[A-Z]\.?){2,3}", part) and not abbreviation(part.replace(".", "")):
                self.staff.setdefault((agency, part.replace(".", "")), self.label(kind, f"{agency} {part}"))
                continue
            names = [m[0] for m in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", part)]
            shown = [word for word in names if len(word) == 1 or not (ordinary(word) or abbreviation(word) or plain(word) in ROLE_WORDS)]
            initialled = re.fullmatch(rf"({_INITIAL}{_CAP})(?: .*)?", part)
            if initialled:
                shown = initialled[1].split()
            if any(len(word) > 1 and word[0].isupper() for word in shown):
                self._person(_worker(suffix) or kind, " ".join(shown), shown=bool(initialled))

    def _person(self, kind: str, name: str, titled: str = "", *, shown: bool = False) -> None:
        """Somebody not in who is who. A name that is known already stays whose it is.

        An ordinary word is a name only straight after a title, or where a construction shows it (`shown`: 'her friend Rose').
        """
        words = _trimmed(name.split(), keep_first=bool(titled) or shown)
        written = " ".join(words)
        if not any(len(word.strip(".")) > 1 for word in words) or self.book.of(written) or (titled and self.book.of(titled)):
            return
        if len(words) == 1 and (abbreviation(words[0]) or self.book.of_word(words[0])):
            return
        label = self._same_surname(words) or self.label(kind, written)
        for wording in (written, f"{titled.split()[0]} {written}" if titled else ""):
            self.book.add(wording, label)
        for word in words:
            if len(word) > 2 and not ordinary(word) and not self.book.of(word):
                self.book.add(word, label)
                self.book.surnames.setdefault(plain(word), label)

    def _same_surname(self, words: list[str]) -> str:
        """The label of a worker known already by this surname, where no other initial tells them apart."""
        label = self.book.of(words[-1])
        kind = label.rpartition(" ")[0]
        if not label or kind not in _KINDS_OF_PEOPLE:
            return ""
        initials = {name.split()[0][0] for name in self.book.names[label] if len(name.split()) > 1 and name.split()[0].rstrip(".") not in NAMES["title"]}
        return label if len(words) == 1 or not initials or initials == {words[0][0]} and (len(words[0].rstrip(".")) == 1 or not _longer(self.book.names[label], words[0])) else ""

    def _place(self, name: str) -> None:
        words = name.split()
        while words and (ordinary(words[-1]) or abbreviation(words[-1])):
            words.pop()
        if words and not ordinary(words[0]) and not abbreviation(words[0]) and not any(self.book.of_word(word) for word in words):
            self.book.add(" ".join(words), self.label("Place", " ".join(words)))


_KINDS_OF_PEOPLE = frozenset({*NAMES["title"].values(), *NAMES["worker"].values()})
_NEVER_NAMES = ROLE_WORDS | frozenset(MONTHS) | frozenset(NAMES["never"]["words"])
_NOT_STREETS = frozenset(NAMES["never"]["street"])


def _trimmed(words: list[str], *, keep_first: bool) -> list[str]:
    """The words of a name without the ordinary words and abbreviations about it; with `keep_first` the first may be an ordinary one."""
    least = 1 if keep_first and words and words[0].casefold() not in _NEVER_NAMES and not _of_kind(words[0]) else 0
    least = 2 if len(words) > 1 and len(words[0].strip(".")) == 1 and not _worker(words[1]) else least
    while len(words) > least and (abbreviation(words[-1]) or ordinary(words[-1]) or _of_kind(words[-1])):
        words = words[:-1]
    while not least and words and (ordinary(words[0]) and len(words[0]) > 1 or abbreviation(words[0])):
        words = words[1:]
    return words


def _longer(names: set[str], forename: str) -> bool:
    """Another whole forename stands before this surname: two people, though their initials are the same."""
    firsts = {name.split()[0] for name in names if len(name.split()) > 1 and name.split()[0].rstrip(".") not in NAMES["title"]}
    return any(len(first.rstrip(".")) > 1 and plain(first) != plain(forename) for first in firsts)


def _worker(words: str | None) -> str:
    return NAMES["worker"].get((words or "").casefold(), "")


def _of_kind(word: str) -> bool:
    bare = word.strip("(),.&-/").casefold().replace("’", "'")
    return not bare or bare in AGENCY_WORDS or not re.search(r"[^\W\d_]", bare)


def _kind(name: str, left: list[str]) -> str:
    """The kind of an agency in its own words: 'Turnstone drug and alcohol service' is a drug and alcohol service."""
    for ending in sorted(NAMES["institution"], key=len, reverse=True):
        if re.search(rf"\b{re.escape(ending)}\b", name, re.I) and ending not in ("High", "Primary", "Secondary", "Trust", "Council", "Park", "Estate", "Ward", "Infants", "Juniors"):
            return NAMES["institution"][ending]
    if re.search(r"\b(?:primary|high|secondary|infants?|juniors?|grammar)\b", name, re.I):
        return "School"
    words = " ".join(left).strip(" ,&-()")
    words = re.sub(r"^(?:of|for|and|the|to|in)\b\s*|\s*\b(?:of|for|and|the|to|in)$", "", words, flags=re.I)
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]", words) else "Support service"
