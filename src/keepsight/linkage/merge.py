"""What the cells state and what the prose suggests, made one: a row for each person and part, nothing stated lost."""

from __future__ import annotations

from keepsight.records.entry import Concerned

from .spelling import folded


def merged(stated: list[Concerned], suggested: list[Concerned]) -> list[Concerned]:
    """Stated rows first and whole; from the prose each further part, and 'mentioned' only of people with no other part."""
    kept: dict[tuple[str, str], Concerned] = {}
    for row in [*sorted(stated, key=lambda row: row.suggested), *suggested]:
        kept.setdefault((_who(row), row.part), row)
    in_another_part = {who for who, part in kept if part != "mentioned"}
    stated_rows = {id(row) for row in stated}
    return [
        row
        for (who, part), row in kept.items()
        if part != "mentioned" or who not in in_another_part or id(row) in stated_rows
    ]


def _who(row: Concerned) -> str:
    return row.person_id or f"? {folded(row.as_written)}"
