"""GLOSSARY.md governs the words: every code and table of the record stands in it, and it names none that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

from keepsight.records.codes import KINDS, PARTS, RELATIONSHIPS, SOURCE_TYPES, THEMES
from keepsight.records.record import TABLES

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")


def listed_under(heading: str) -> set[str]:
    section = GLOSSARY.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| \*\*(.+?)\*\* \|", section, re.M))


def test_every_table_of_the_record_is_explained_and_no_other():
    assert listed_under("Tables of the record") == set(TABLES)


def test_every_kind_is_explained_and_no_other():
    assert listed_under("Kinds of entry") == set(KINDS)


def test_every_theme_is_explained_and_no_other():
    assert listed_under("Themes") == set(THEMES)


def test_every_part_is_explained_and_no_other():
    assert listed_under("Parts a person can have in an entry") == set(PARTS)


def test_every_source_type_and_relationship_is_explained_and_no_other():
    assert listed_under("What an entry rests on") == set(SOURCE_TYPES)
    assert listed_under("Relationships") == set(RELATIONSHIPS)
