"""Three patterns as an analyst writes them in pandas today: one group after another, a slice for each row. They leave out vague dates, ties, late recording and corrections.

usage: python benchmarks/find/three_in_pandas.py RECORD
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pandas as pd

CLOSED = {"no-further-action", "advice", "not-progressed", "safe-and-well", "help-declined", "closed"}
YEAR = pd.DateOffset(months=12)


def read(folder: Path, table: str, columns: list[str]) -> pd.DataFrame:
    """The listed parts of one table."""
    listed = json.loads((folder / "record.json").read_text("utf-8"))["parts"]
    return pd.concat([pd.read_parquet(folder / part["part"], columns=columns) for part in listed if part["part"].startswith(f"{table}/")])


def by_child(folder: Path) -> pd.DataFrame:
    """A row for each entry and child whom it names."""
    entry = read(folder, "entry", ["entry_id", "family_id", "happened_to", "kind", "outcome_code"])
    entry["kind"] = [kind["value"] if kind else "" for kind in entry["kind"]]
    entry["happened_to"] = pd.to_datetime(entry["happened_to"])
    person = read(folder, "person", ["person_id", "kind"])
    children = person.loc[person["kind"] == "child", ["person_id"]]
    return read(folder, "concerned", ["entry_id", "person_id", "part"]).merge(children, on="person_id").merge(entry, on="entry_id")


def many_in_a_year(rows: pd.DataFrame, needed: int) -> list[tuple]:
    """For each child, the years that hold as many entries as are needed, with the entries."""
    found = []
    for child, mine in rows.drop_duplicates(["entry_id", "person_id"]).sort_values("happened_to").groupby("person_id"):
        for day in mine["happened_to"]:
            within = mine[(mine["happened_to"] <= day) & (mine["happened_to"] > day - YEAR)]
            if len(within) >= needed:
                found.append((child, day, within["entry_id"].tolist()))
    return found


def not_seen(rows: pd.DataFrame, days: int) -> list[tuple]:
    """For each child, the times between two sightings that are longer than so many days."""
    found = []
    seen = rows[rows["part"].isin(["seen", "seen alone"]) | rows["outcome_code"].isin(["seen", "attended"])]
    for child, mine in seen.sort_values("happened_to").groupby("person_id"):
        before = None
        for _, row in mine.iterrows():
            if before is not None and (row["happened_to"] - before["happened_to"]).days > days:
                found.append((child, before["happened_to"], [before["entry_id"], row["entry_id"]]))
            before = row
    return found


def main() -> None:
    """Print how many rows each gives."""
    rows = by_child(Path(sys.argv[1]))
    closed = rows[rows["kind"].isin(["contact", "referral", "concern", "incident", "disclosure"]) & rows["outcome_code"].isin(CLOSED)]
    missed = rows[(rows["kind"] == "missed appointment") | (rows["outcome_code"] == "not-attended") | (rows["part"] == "was not brought")]
    print(len(many_in_a_year(closed, 3)), len(many_in_a_year(missed, 3)), len(not_seen(rows, 56)))


if __name__ == "__main__":
    main()
