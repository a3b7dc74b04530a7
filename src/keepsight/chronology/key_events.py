"""Which entries are proposed as key events, and why; a person's yes or no goes before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from keepsight.records.entry import Entry

_PROPOSED: dict = tomllib.loads(files(__package__).joinpath("key_events.toml").read_text(encoding="utf-8"))


def proposal(entry: Entry) -> tuple[str, str]:
    """Why an entry is proposed as a key event ("a change of home"), and the words that rests on; both empty where it is not."""
    if entry.kind is not None and entry.kind.value in _PROPOSED["kinds"]:
        return _PROPOSED["kinds"][entry.kind.value], entry.kind.words
    if words := _says_change_of_worker(entry.text):
        return "a change of worker", words
    if entry.childs_words:
        return "the child's words", entry.childs_words
    said = next((theme for theme in entry.themes if theme.value == "childs-words" and not theme.denied), None)
    return ("the child's words", said.words) if said else ("", "")


def proposals(entries: Iterable[Entry], settled: Iterable[str] = ()) -> dict[str, str]:
    """Why each entry is proposed, by entry_id; those marked as key, and those about which a person has answered, are left out."""
    answered = set(settled)
    found = {entry.entry_id: proposal(entry)[0] for entry in entries if not entry.key and entry.entry_id not in answered}
    return {entry_id: why for entry_id, why in found.items() if why}


@lru_cache(maxsize=20_000)
def _says_change_of_worker(text: str) -> str:
    """The words that say so, kept: a record is read again with every entry that is written into it."""
    found = _change_of_worker().search(text)
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _change_of_worker() -> re.Pattern[str]:
    workers = "|".join(sorted(map(re.escape, _PROPOSED["worker"]["workers"]), key=len, reverse=True))
    forms = (form.replace("<worker>", f"(?:{workers})") for form in _PROPOSED["worker"]["words"])
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.I)
