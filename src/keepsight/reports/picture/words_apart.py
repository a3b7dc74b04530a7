"""An address that is kept apart, within the words of entries: found however it was written, and a mark put in its place on what shows a whole family.

The record is not changed: whoever may open an entry reads its whole words on its own page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from keepsight.records.entry import Entry, Said

MARK = "[address kept apart]"
WORDS = ("text", "childs_words", "response", "disputed", "account_of")
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.I)
_SHORT = (
    ("road", "rd"), ("street", "st"), ("avenue", "ave", "av"), ("court", "ct", "crt"), ("close", "cl", "clo"), ("drive", "dr", "drv"), ("lane", "ln", "la"), ("terrace", "terr", "ter"),
    ("crescent", "cres", "cr"), ("gardens", "gdns", "gdn"), ("place", "pl"), ("square", "sq"), ("flat", "flt", "apartment", "apt"), ("house", "hse"), ("cottage", "cott"), ("mount", "mt"),
    ("rise",), ("way",), ("hill",), ("row",), ("park", "pk"), ("grove", "gr"), ("farm",), ("view", "vw"), ("walk", "wlk"), ("parade", "pde"), ("buildings", "bldgs"),
)  # fmt: skip
_FORMS = {form: forms for forms in _SHORT for form in forms}
_BETWEEN = r"[\W_]*"
_APART = r"[\W_]+"


def without_addresses(theirs: Iterable[str], others: Iterable[str]) -> Callable[[Entry], Entry]:
    """Gives an entry with each of these addresses, its first line and its postcode taken out of its words. What `others` have too, a street or a postcode, is no one's alone and stands."""
    found = as_written(theirs, others)
    return partial(_taken_out, found) if found else _as_it_is


def _as_it_is(entry: Entry) -> Entry:
    return entry


def as_written(theirs: Iterable[str], others: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of these addresses however it is written; None where none of them says where it is."""
    shared = " | ".join(others)
    forms = {form for address in theirs for form in _forms(address) if not re.search(form, shared, re.I)}
    return re.compile("|".join(sorted(forms, key=len, reverse=True)), re.I) if forms else None


def _forms(address: str) -> Iterable[str]:
    """The whole, its first line and its postcode, each as a pattern of any capitals, marks and line breaks. A word that is no address, such as 'hospital', has none."""
    plain = _POSTCODE.sub(" ", address)
    lines = [line for line in re.split(r"[,;\n]+", plain) if _words(line)]
    first = next((number for number, line in enumerate(lines, 1) if _says_where(" ".join(lines[:number]))), 0)
    if first:
        yield _as_written(_words(" ".join(lines)))
        yield _as_written(_words(" ".join(lines[:first])))
    yield from (rf"(?<!\w){outward}{_BETWEEN}{inward}(?!\w)" for outward, inward in _POSTCODE.findall(address))


def _words(line: str) -> list[str]:
    return re.findall(r"[^\W_]+", line.replace("’", "").replace("'", ""))


def _says_where(line: str) -> bool:
    """A number or a name with the word for a street or a house, beyond 'Flat 2' alone."""
    words = [word.lower() for word in _words(line)]
    named = [word for word in words if not any(mark.isdigit() for mark in word) and word not in ("flat", "flt", "apartment", "apt", "house", "room", "unit", "the")]
    return (len(named) > 0 and len(words) > len(named)) or (len(named) > 1 and any(word in _FORMS for word in named))


def _as_written(words: list[str]) -> str:
    return rf"(?<!\w){_APART.join(_word(word) for word in words)}(?!\w)"


def _word(word: str) -> str:
    forms = _FORMS.get(word.lower(), ())
    return rf"(?:{'|'.join(forms)})" if forms else r"['’]?".join(map(re.escape, word))


def _taken_out(found: re.Pattern[str], entry: Entry) -> Entry:
    changed = {name: found.sub(MARK, words) for name in WORDS if (words := getattr(entry, name)) and found.search(words)}
    if entry.outcome and found.search(entry.outcome.value + "\n" + entry.outcome.words):
        changed["outcome"] = Said(found.sub(MARK, entry.outcome.value), entry.outcome.suggested, found.sub(MARK, entry.outcome.words))
    return replace(entry, **changed) if changed else entry
