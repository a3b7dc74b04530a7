"""A text with every name, number and date of birth in it replaced, and where each of its words then stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from . import dates, numbers
from .book import _BETWEEN, Book, calendar_not_name, sentence_word_not_name
from .words import AFTER_ABBREVIATION, NAMES, abbreviation, ordinary, plain, tokens

_HOUSE = re.compile(r"(?:\b(?:Flat|Unit|Apartment|No\.?) ?\w+,? )?\b\d{1,4}[A-Za-z]?,? $|\b(?:Flat|Unit|Apartment) ?\w+,? $")
_PERSON_DOES = re.compile(r"(?:['’]s\b|\s+(?:is|was|has|had|said|says|told|rang|came|went|seen|asked|looked|cried|ran|and)\b)")


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` stand in place of the letters from `start` up to `end`."""

    start: int
    end: int
    words: str


@dataclass(slots=True)
class Rewriting:
    """A text before and after. `after` is made of the pieces between the edits and the words of the edits."""

    before: str
    edits: list[Edit]

    @property
    def after(self) -> str:
        return self.piece(0, len(self.before))

    def piece(self, start: int, end: int) -> str:
        """What stands after the rewriting where `start` to `end` stood before; an edit that reaches into it is whole in it."""
        made, at = [], start
        for edit in self.edits:
            if edit.end <= start or edit.start >= end:
                continue
            made += [self.before[at : max(edit.start, at)], edit.words]
            at = edit.end
        return "".join(made) + self.before[at : max(end, at)]


@dataclass(slots=True)
class Rewriter:
    """Replaces what the book knows. `births` are the dates of birth that may not stand; `days` how far dates are moved.

    `staff` holds the initials of an agency's workers by (agency, initials); `meant` the initials that an entry's own people
    cells use, by entry_id; `files` whole names of files and sheets; `settled` what a person has asked to have replaced.
    """

    book: Book
    births: frozenset[date] = frozenset()
    days: int = 0
    staff: dict[tuple[str, str], str] = field(default_factory=dict)
    meant: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    settled: dict[str, str] = field(default_factory=dict)
    left: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _whole: dict[tuple[str, str, str], Rewriting] = field(default_factory=dict)

    def text(self, text: str, entry_id: str = "", agency: str = "") -> str:
        """The text as it may be shown. Words left in it that may be a name are gathered in `left`, with the entries they stand in."""
        if not text:
            return text
        rewriting = self.rewriting(text, entry_id, agency)
        for word in left_over(rewriting):
            if word not in self.settled:
                self.left[word].add(entry_id)
        return self.settle(rewriting.after)

    def settle(self, text: str) -> str:
        """What a person has asked to have replaced, replaced."""
        return _any_of(frozenset(self.settled)).sub(lambda match: self.settled[match[0]], text) if self.settled else text

    def rewriting(self, text: str, entry_id: str = "", agency: str = "") -> Rewriting:
        """The text with its edits; `entry_id` and `agency` say where it stands, as initials mean different people in different places."""
        key = (text, entry_id if entry_id in self.meant else "", agency)
        if key not in self._whole:
            taken: list[Edit] = []
            for start, end, words in self._found(text, entry_id, agency):
                if all(end <= edit.start or start >= edit.end for edit in taken):
                    taken.append(Edit(start, end, words))
            self._whole[key] = Rewriting(text, self._joined(text, sorted(taken, key=lambda edit: edit.start)))
        return self._whole[key]

    def _found(self, text: str, entry_id: str, agency: str) -> Iterator[tuple[int, int, str]]:
        if self.files:
            yield from ((m.start(), m.end(), self.files[m[0]]) for m in _any_of(frozenset(self.files)).finditer(text))
        yield from dates.in_words(text, self.births, self.days)
        yield from numbers.found(text)
        yield from self._names(text, entry_id, agency)

    # Names --------------------------------------------------------------------------------------------------------------

    def _names(self, text: str, entry_id: str, agency: str) -> Iterator[tuple[int, int, str]]:
        found = tokens(text)
        keys = [plain(match[0]) for match in found]
        place = 0
        while place < len(found):
            length, label = self._phrase(text, found, keys, place)
            if not label:
                length, label = 1, self._word(text, found[place], entry_id, agency) or self._shared_surname(text, found, keys, place)
            if label:
                start = found[place].start()
                if label.startswith(("Street", "Address")):
                    house = _HOUSE.search(text[:start])
                    start = house.start() if house else start
                yield start, _with_its_post(text, found[place + length - 1].end(), label), label
            place += length

    def _phrase(self, text: str, found: list[re.Match[str]], keys: list[str], place: int) -> tuple[int, str]:
        """The longest wording of the book that begins at this word, with how many words it has."""
        most = min(self.book.longest, len(found) - place)
        for length in range(most, 0, -1):
            sense = self.book.phrases.get(tuple(keys[place : place + length]))
            if sense and self._stands(text, found[place : place + length], sense.careful):
                return length, sense.label
        return 1, ""

    def _stands(self, text: str, words: list[re.Match[str]], careful: bool) -> bool:
        between = zip(words, words[1:], strict=False)
        if not all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in between):
            return False
        if any(len(word[0]) == 1 and not word[0].isupper() for word in words):
            return False
        if len(words) == 1 and abbreviation(words[0][0]):
            return False
        if not careful:
            return True
        capital = all(word[0][0].isupper() for word in words)
        return capital and not (len(words) == 1 and (calendar_not_name(text, words[0]) or sentence_word_not_name(text, words[0])))

    def _word(self, text: str, match: re.Match[str], entry_id: str, agency: str) -> str:
        word = match[0]
        if word.isupper() and 2 <= len(word) <= 4:
            label = self._initials(text, match, entry_id, agency)
            if label:
                return label
        return "" if (plain(word),) in self.book.phrases else self.book.of_word(word)

    def _shared_surname(self, text: str, found: list[re.Match[str]], keys: list[str], place: int) -> str:
        """An initial whose surname stands only with the next person: the 'C' of 'C & E Pellow'."""
        rest = place + 2 if place + 1 < len(found) and keys[place + 1] == "and" else place + 1
        if len(found[place][0]) > 1 or not found[place][0].isupper() or rest >= len(found):
            return ""
        if not re.fullmatch(r"\s*(?:&|\+|/|,|and)\s*", text[found[place].end() : found[rest].start()]):
            return ""
        length, label = self._phrase(text, found, keys, rest)
        shared = self.book.phrases.get((keys[place], keys[rest + length - 1])) if label and length > 1 else None
        return shared.label if shared else ""

    def _initials(self, text: str, match: re.Match[str], entry_id: str, agency: str) -> str:
        word, meant = match[0], self.meant.get(entry_id, {})
        label = meant.get(word) or self.staff.get((agency, word), "") or self.book.initials.get(word, "")
        if not label or not abbreviation(word) or text.strip() == word and word in meant:
            return label
        if word not in meant:
            return ""
        following = re.match(r"\s+([^\W\d_]+)", text[match.end() :])
        if following and following[1].casefold() in AFTER_ABBREVIATION:
            return ""
        return label if _PERSON_DOES.match(text, match.end()) else ""

    def _joined(self, text: str, edits: list[Edit]) -> list[Edit]:
        """Edits side by side that say the same are one: 'Callum (Cal) Pellow', 'Ruby Ruby'."""
        made: list[Edit] = []
        for edit in edits:
            if made and made[-1].words == edit.words and re.fullmatch(r"[ \t\u00a0_-]*", text[made[-1].end : edit.start]):
                made[-1] = Edit(made[-1].start, edit.end, edit.words)
            else:
                made.append(edit)
        return made


@lru_cache(maxsize=16)
def _any_of(wordings: frozenset[str]) -> re.Pattern[str]:
    """Any of these wordings, whole, the longest first."""
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(wordings, key=lambda w: (-len(w), w))) or r"(?!)")


def _with_its_post(text: str, end: int, label: str) -> int:
    """Where a worker ends: the letters of their post after the name say what the label says already."""
    post = re.match(r",? \(?([A-Z]{2})\)?(?!\w)", text[end:])
    return end + post.end() if post and label.startswith(NAMES["title"].get(post[1], "\n")) else end


def left_over(rewriting: Rewriting) -> list[str]:
    """Words with a capital, outside what was replaced, that are no ordinary words and no abbreviations of the field."""
    covered = [(edit.start, edit.end) for edit in rewriting.edits]
    return [
        match[0]
        for match in tokens(rewriting.before)
        if match[0][0].isupper() and len(match[0]) > 1 and not ordinary(match[0]) and not abbreviation(match[0].upper())
        and not any(start <= match.start() < end for start, end in covered)
    ]
