"""The catalogue in words, made from the definitions and the thresholds: the reference page, and what `keepsight patterns` prints."""

from __future__ import annotations

from keepsight.procedures import Procedures, load

from .definition import Definition, catalogue

BEGINNING = """# The patterns

Made from the definitions by `python -m keepsight.patterns.reference`; a test compares it. On every page and document what a pattern
finds is a *question from the record*, with the entries it rests on and those that point the other way. None is a score, and none is
added to another. A threshold is *published* or *our default*; a partnership lays its own over ours in one file (`--procedures`).
"""


def one(definition: Definition, procedures: Procedures) -> str:
    """One pattern as a practitioner would want to read it."""
    told = "\n\n".join(f"**{heading}.** {text}" for heading, text in definition.about.items())
    thresholds = "\n".join(f"| {name.replace('_', ' ')} | {t.value} {t.unit} | {t.basis} | {t.source} |" for name, t in procedures[definition.slug].items())
    table = f"\n\n| threshold | value | basis | source |\n|---|---|---|---|\n{thresholds}" if thresholds else ""
    return f"## {definition.pattern.label}\n\n`{definition.slug}`\n\n{told}\n\n> {definition.pattern.question}\n\nNeeds: {', '.join(definition.pattern.needs)}.{table}\n"


def whole(procedures: Procedures) -> str:
    """Every pattern, in the order of the catalogue."""
    return "\n".join([BEGINNING, *[one(definition, procedures) for definition in catalogue()]])


if __name__ == "__main__":
    print(whole(load()), end="")
