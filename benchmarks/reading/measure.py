"""How well the reading suggests kinds and themes that people have given: over case folders whose rows carry both.

usage: python benchmarks/reading/measure.py CASE_DIR... [--cues benchmarks/reading/cues.csv] [--misses]

Each folder is read through `keepsight.intake.folder.read`, which maps other words for a theme to those of contracts 8. The
stated kind, themes and outcome of every entry are then set aside as labels and blanked, the reading is run on what is left
(text, the child's words, response), and the two are compared. Nothing of a case is kept.

How the figures are worked out, exactly:

- **cue-bearing labels** are the rows of the cue list: `case` (the folder's name), `entry_id`, `theme`, `words` (the cue in the
  row's own words) and `denied` (yes where those words deny it). A cue whose theme is not a label of its entry is reported and
  left out.
- **recall over cue-bearing labels** = cues whose theme was suggested on that entry, denied if and only if the cue says so,
  divided by all cues.
- **precision** = suggested themes that are right, divided by all suggested themes, over every entry of the folders, also those
  that have no cue and those that have no label. A suggestion is right where its theme is a label of the entry (aliases
  mapped). It is false where it is not, and also where a cue for that entry and theme differs in `denied`. A denied suggestion of
  a theme that is no label counts as false too; how many of the false ones were denied is printed.
- **precision on rows with a cue** = the same, over the entries that stand in the cue list.
- **recall over all labels** = labels suggested (denied or not) divided by all labels, cue or none. It has no bar.
- **kinds**: over the eight of KINDS. Precision = entries where one of the eight was suggested and is the stated kind, divided by
  entries where one of the eight was suggested; recall = the same divided by entries whose stated kind is one of the eight; F1
  is their harmonic mean. An entry whose kind is stated in none of the 31 words of contracts 8 has no kind here.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from keepsight.intake.folder import read as read_folder
from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.reading import Reading, read
from keepsight.records.codes import KINDS as ALL_KINDS
from keepsight.records.codes import THEME_ALIASES
from keepsight.records.entry import Entry

HERE = Path(__file__).parent
KINDS = ("visit", "missed appointment", "referral", "assessment", "meeting", "incident", "closure", "birth")
Key = tuple[str, str, str]  # case, entry_id, theme


@dataclass(slots=True)
class Row:
    """One entry with what people gave it and what was read."""

    case: str
    entry: Entry
    reading: Reading
    labels: set[str] = field(default_factory=set)
    kind: str = ""

    def suggested(self) -> dict[str, bool]:
        return {theme.value: theme.denied for theme in self.reading.themes}


def rows_of(folder: Path) -> list[Row]:
    """Every entry of a case folder, read with its kind, themes and outcome blanked."""
    record = read_folder([folder]).record
    names, children = names_to_read(record), children_to_read(record)
    return [_row(folder.name, entry, names, children) for entry in record.entry]


def _row(case: str, entry: Entry, names: list[str], children: list[str]) -> Row:
    blank = replace(entry, kind=None, themes=[], outcome=None, outcome_code="", source_type=None, account_of="")
    labels = {THEME_ALIASES.get(theme.value, theme.value) for theme in entry.themes}
    kind = entry.kind.value if entry.kind and entry.kind.value in ALL_KINDS else ""
    return Row(case, entry, read(blank, names, children), labels, kind)


def cues_in(path: Path) -> dict[Key, bool]:
    """The cue list: whether the words of each cue-bearing label deny it."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (cue["case"], cue["entry_id"], THEME_ALIASES.get(cue["theme"], cue["theme"])): cue["denied"].strip().lower() in ("yes", "true", "1")
            for cue in csv.DictReader(file)
        }


def right(row: Row, theme: str, denied: bool, cues: dict[Key, bool]) -> bool:
    """Whether a suggestion is right, as the docstring of this file says."""
    return theme in row.labels and cues.get((row.case, row.entry.entry_id, theme), denied) == denied


def theme_figures(rows: list[Row], cues: dict[Key, bool]) -> None:
    by_key = {(row.case, row.entry.entry_id): row for row in rows}
    with_label = {key: denied for key, denied in cues.items() if key[:2] in by_key and key[2] in by_key[key[:2]].labels}
    for key in sorted(set(cues) - set(with_label)):
        print("  left out, no such label:", *key)
    found = sum(by_key[key[:2]].suggested().get(key[2]) == denied for key, denied in with_label.items())
    print(f"themes, cue-bearing labels: recall {part(found, len(with_label))}")
    _precision("over every row", rows, cues)
    _precision("on rows with a cue", [row for row in rows if any(key[:2] == (row.case, row.entry.entry_id) for key in with_label)], cues)
    labels = sum(len(row.labels) for row in rows)
    print(f"themes, all labels: recall {part(sum(len(row.labels & row.suggested().keys()) for row in rows), labels)}")


def _precision(where: str, rows: list[Row], cues: dict[Key, bool]) -> None:
    given = [(row, theme, denied) for row in rows for theme, denied in row.suggested().items()]
    good = [one for one in given if right(*one, cues)]
    denied = sum(was_denied for row, theme, was_denied in given if not right(row, theme, was_denied, cues))
    print(f"themes: precision {where} {part(len(good), len(given))}; of the false ones {denied} were denied")


def kind_figures(rows: list[Row]) -> None:
    for kind in (*KINDS, None):
        among = KINDS if kind is None else (kind,)
        given = sum(said(row) in among for row in rows)
        stated = sum(row.kind in among for row in rows)
        both = sum(said(row) in among and said(row) == row.kind for row in rows)
        f1 = 2 * both / (given + stated) if given + stated else 0.0
        print(f"  {kind or 'the eight together'}: precision {part(both, given)}, recall {part(both, stated)}, F1 {f1:.3f}")


def said(row: Row) -> str:
    return row.reading.kind.value if row.reading.kind else ""


def part(some: int, of: int) -> str:
    return f"{some / of:.3f} ({some} of {of})" if of else "nothing to measure"


def misses(rows: Iterable[Row], cues: dict[Key, bool]) -> None:
    """Each cue-bearing label missed, each false suggestion, each kind that differs."""
    for row in rows:
        lines = []
        for theme in sorted(row.labels):
            key = (row.case, row.entry.entry_id, theme)
            if key in cues and row.suggested().get(theme) != cues[key]:
                lines.append(f"missed, with a cue: {'denied ' if cues[key] else ''}{theme}")
        for theme in row.reading.themes:
            if not right(row, theme.value, theme.denied, cues):
                lines.append(f"false: {'denied ' if theme.denied else ''}{theme.value} ({theme.words!r})")
        if said(row) != row.kind and (said(row) in KINDS or row.kind in KINDS):
            lines.append(f"kind: stated {row.kind or 'nothing'}, read {said(row) or 'nothing'}")
        if lines:
            print(f"\n{row.case} {row.entry.entry_id}: {row.entry.text}", *lines, sep="\n    ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cues", type=Path, default=HERE / "cues.csv")
    parser.add_argument("--misses", action="store_true", help="list each miss and each false suggestion")
    given = parser.parse_args()
    cues = cues_in(given.cues)
    rows = [row for folder in given.folders for row in rows_of(folder)]
    here = {key: denied for key, denied in cues.items() if key[0] in {folder.name for folder in given.folders}}
    theme_figures(rows, here)
    print("kinds:")
    kind_figures(rows)
    if given.misses:
        misses(rows, here)


if __name__ == "__main__":
    main()
