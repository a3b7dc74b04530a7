"""to-settle.csv: what may still tell who somebody is, for a person to settle, and what a filled one asks for."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from keepsight.chronology.assemble import Assembled
from keepsight.chronology.cells import as_it_was, guarded
from keepsight.intake.grid import CannotRead
from keepsight.intake.readers import read_file
from keepsight.intake.stated import words_of

from .rewrite import Rewriter

ANSWER = "yes / no / instead"
COLUMNS = ("settle_id", "entries", "words", "why", ANSWER)
REMOVED = "[removed]"
MAY_BE_A_NAME = "a word with a capital that may be a name"
_RARE = {why: re.compile(pattern, re.I) for why, pattern in tomllib.loads((files(__package__) / "rare.toml").read_text(encoding="utf-8")).items()}
_QUOTED = re.compile(r"(?<!\w)['‘\"“]([^'‘’\"“”\n]+(?:['’]\w[^'‘’\"“”\n]*)*)['’\"”](?!\w)")
_QUOTED_WORDS = 4


@dataclass(frozen=True, slots=True)
class ToSettle:
    """Words that stand in the copy, in which entries, and why they may tell who somebody is. `answer` as a person gave it."""

    words: str
    why: str
    entry_ids: tuple[str, ...] = ()
    answer: str = ""

    @property
    def settle_id(self) -> str:
        return hashlib.sha256(f"{self.why}|{self.words}".encode()).hexdigest()[:10]


def to_settle(assembled: Assembled, rewriter: Rewriter, entries: dict[str, str], answers: dict[str, str]) -> list[ToSettle]:
    """Everything in a rewritten record that may still tell who somebody is, by why and words; `answers` by settle_id."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word, ids in rewriter.left.items():
        found[MAY_BE_A_NAME, word] |= {entries.get(one, one) for one in ids if one}
    for entry in assembled.record.entry:
        for text in (entry.text, entry.childs_words, entry.response):
            for why, words in _rare(text):
                found[why, words].add(entry.entry_id)
        if entry.kind and entry.kind.value in ("birth", "death"):
            found[f"the entry is dated on the day of a {entry.kind.value}; --shift-dates moves it", ""].add(entry.entry_id)
    for person in assembled.record.person:
        for column in ("ethnicity", "disability", "first_language", "interpreter", "communication"):
            if getattr(person, column) and getattr(person, column).casefold() != "english":
                found[f"a fact about {person.label} ({column.replace('_', ' ')})", getattr(person, column)] |= set()
    rows = [ToSettle(words, why, tuple(sorted(ids))) for (why, words), ids in found.items()]
    made = [ToSettle(row.words, row.why, row.entry_ids, answers.get(row.settle_id, "")) for row in rows]
    return sorted(made, key=lambda row: (bool(row.answer), row.why != MAY_BE_A_NAME, row.why, row.words.casefold(), row.words))


def _rare(text: str) -> list[tuple[str, str]]:
    quotes = [("somebody's own words", match[1]) for match in _QUOTED.finditer(text) if len(match[1].split()) >= _QUOTED_WORDS]
    return quotes + [(why, match[0].strip()) for why, pattern in _RARE.items() for match in pattern.finditer(text)]


def as_csv(rows: list[ToSettle]) -> bytes:
    """The file, in UTF-8 with the mark by which Excel knows it; what could be taken for a formula, a number or a date is kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (row.settle_id, "; ".join(row.entry_ids), row.words, row.why, row.answer)
        writer.writerow(map(guarded, cells))
    return out.getvalue().encode("utf-8-sig")


def read_settled(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """A filled to-settle.csv: what is to be written in place of which words, and every answer by settle_id.

    Raises CannotRead where the file is not one, or cannot be opened.
    """
    try:
        head, *rows = [[as_it_was(words_of(cell)) for cell in row.cells] for row in read_file(path)[0].rows]
    except CannotRead as why:
        raise CannotRead(f"'{path.name}' could not be read as the file of things to settle: {why}") from None
    if not {"words", "why", ANSWER} <= set(head):
        raise CannotRead(f"'{path.name}' does not have the columns {', '.join(COLUMNS)}. Give --settled a to-settle.csv that Keepsight wrote.")
    instead, answers = {}, {}
    for cells in rows:
        row = dict(zip(head, cells, strict=False))
        answer, words = row.get(ANSWER, ""), row.get("words", "")
        if not answer:
            continue
        answers[ToSettle(words, row["why"]).settle_id] = answer
        if answer.casefold() != "no" and words:
            instead[words] = REMOVED if answer.casefold() == "yes" else answer
    return instead, answers
