"""What a reflective session may not keep, in forms of words (reflective.toml). It reads words and understands nothing: whoever holds the session reads it through."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
QUOTED = re.compile(r"‘[^’]*(?:’\w[^’]*)*’|“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Rule:
    """Forms of words that are not kept, why, and whether a sentence that asks a question is looked at too."""

    forms: re.Pattern[str]
    why: str
    questions: bool


def not_kept(text: str) -> tuple[str, str] | None:
    """The first words that a reflective session may not keep, and why; None where no form of words is found."""
    for sentence in SENTENCE.findall(QUOTED.sub("‘ ’", text)):
        for rule in _rules():
            if (rule.questions or not sentence.endswith("?")) and (found := rule.forms.search(sentence)):
                return " ".join(found[0].split()), rule.why
    return None


@cache
def _rules() -> tuple[Rule, ...]:
    given = tomllib.loads((resources.files(__package__) / "reflective.toml").read_text(encoding="utf-8"))
    words = {name: f"(?:{'|'.join(alternatives)})" for name, alternatives in given["words"].items()}
    return tuple(Rule(re.compile("|".join(_form(one, words) for one in rule["forms"]), re.I), rule["why"], rule["questions"]) for rule in given["rule"])


def _form(form: str, words: dict[str, str]) -> str:
    spaced = form.replace(" ~ ", rf"(?: {words['between']})* ")
    filled = re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], spaced)
    return rf"(?<![\w’'])(?:{filled})(?!\w)"
