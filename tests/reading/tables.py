"""Reads the tables of sentences and says how well the reading does on them."""

from datetime import date
from pathlib import Path

from keepsight.reading import Reading, read
from keepsight.records.entry import Entry

HERE = Path(__file__).parent
KINDS = ("visit", "missed appointment", "referral", "assessment", "meeting", "incident", "closure", "birth")


def entry(text: str, **fields) -> Entry:
    day = date(2020, 1, 1)
    return Entry(**{"entry_id": "1", "agency": "An agency", "happened_from": day, "happened_to": day, "text": text, **fields})


def reading(text: str, *names: str, **fields) -> Reading:
    return read(entry(text, **fields), list(names))


def said(found: Reading) -> set[str]:
    """The themes of a reading, a denied one with a minus."""
    return {("-" if theme.denied else "") + theme.value for theme in found.themes}


def rows(name: str) -> list[tuple[str, set[str], str]]:
    """Kind, themes and sentence of each row of a table."""
    lines = [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    cells = [[cell.strip() for cell in line.split("|", 2)] for line in lines]
    return [(kind, set(themes.split(", ")) - {"none"}, text) for kind, themes, text in cells]


def figures(name: str) -> dict[str, float]:
    """Precision and recall of themes, and F1 of the eight kinds, over a table."""
    right = wanted = given = kinds_right = kinds_wanted = kinds_given = 0
    for kind, themes, text in rows(name):
        found = reading(text)
        right, wanted, given = right + len(said(found) & themes), wanted + len(themes), given + len(said(found))
        kinds_wanted += kind in KINDS
        if found.kind and kind != "none":
            kinds_given += found.kind.value in KINDS
            kinds_right += found.kind.value == kind and kind in KINDS
    return {"precision": right / given, "recall": right / wanted, "kinds": 2 * kinds_right / (kinds_given + kinds_wanted)}
