"""Placeholders that a partnership's template may hold, in Word and in a workbook alike: what each stands for, and what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from .told import Told
from .words.care import NOTHING_ADDED
from .words.key import WHAT_IS_KEY
from .words.marking import MARKING, WHAT_ORDER, as_at, prepared_lines

PREPARED = {"prepared_by": "Prepared by", "prepared_on": "On", "shared_with": "Shared with, and why"}
ENDINGS = (".docx", ".xlsx")
_DOTS = "." * 40  # what was not given is filled in by hand
MUST = ("marking", *PREPARED)  # safe practice 6: every output says what it is, who prepared it, when, for whom and why


class WrongTemplate(ValueError):
    """A template cannot be used. The message says which, what is wrong in it and what to write instead."""


def one_of(templates: Sequence[Path], ending: str) -> Path | None:
    """The template for the Word file (.docx) or the workbook (.xlsx); None where none is given."""
    return next((file for file in templates if file.suffix.lower() == ending), None)


def check_given(templates: Sequence[Path]) -> None:
    """Raises WrongTemplate where a file is not there, is of another kind, or is one of two of a kind; said before any agency's file is read."""
    wrong = [f"'{file.name}' is not there" for file in templates if not file.is_file()]
    wrong += [f"'{file.name}' is neither .docx nor .xlsx: save it as one of these" for file in templates if file.suffix.lower() not in ENDINGS]
    wrong += [f"two templates end in {ending}: give one" for ending in ENDINGS if sum(file.suffix.lower() == ending for file in templates) > 1]
    if wrong:
        raise WrongTemplate(f"--template: {'; '.join(wrong)}.")


def said(told: Told) -> dict[str, str]:
    """Each placeholder of words, and what it stands for."""
    prepared = dict(prepared_lines(told))
    return {
        "title": "Chronology",
        "marking": MARKING,
        "as_at": as_at(told),
        "what_is_key": WHAT_IS_KEY,
        "what_order": WHAT_ORDER,
        "what_care": NOTHING_ADDED,
    } | {name: prepared[line] or _DOTS for name, line in PREPARED.items()}


WORDS = ("title", "marking", "as_at", "what_is_key", "what_order", "what_care", *PREPARED)


def check(file: str, wanted: Collection[str], more: Iterable[str], one_of: Collection[str], words: Collection[str] = WORDS, of: str = "the chronology") -> None:
    """Raises WrongTemplate with everything that is wrong at once: names nobody knows, and what every template must hold."""
    known = (*words, *more)
    unknown = sorted(set(wanted) - set(known))
    missing = [name for name in MUST if name not in wanted]
    wrong = []
    if unknown:
        wrong.append(f"it asks for {_listed(unknown)}, which Keepsight does not know; it knows {_listed(known)}")
    if missing:
        wrong.append(f"it must hold {_listed(missing)}, so that what leaves the computer says what it is, who prepared it, when, and for whom")
    if not set(wanted) & set(one_of):
        wrong.append(f"it holds none of {_listed(one_of)}, so that nothing of {of} would be in it")
    if wrong:
        raise WrongTemplate(f"The template '{file}' cannot be used: {'; '.join(wrong)}. `keepsight template --out FOLDER` writes one to start from.")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in names)


def environment() -> SandboxedEnvironment:
    """How placeholders are filled: every value as text, and nothing of the machine within reach."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
