"""What the patterns find in a synthetic county, held against the truth of it (issue 4, statement 9).

    python benchmarks/county/measure.py                          # makes a county of 12,000 children and measures it
    python benchmarks/county/measure.py RECORD TRUTH [--misses]  # one that is there; --misses names the families that went wrong
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from keepsight.patterns import catalogue
from keepsight.patterns.population import Asked, sweep
from keepsight.procedures import load
from keepsight.records.finding import Finding
from keepsight.records.folder import open_folder
from keepsight.simulate import Size, simulate

QUIET = tomllib.loads((Path(__file__).parents[2] / "examples" / "ordinary" / "quiet.toml").read_text("utf-8"))
GOOD_NEWS = "good-change-held"  # never counted among the questions of a family (issue 4, statement 9)
GROUPS: tuple[tuple[str, Callable[[dict], bool]], ...] = (
    ("all", lambda t: True),
    ("a disabled child", lambda t: t["disability"]),
    ("no disabled child", lambda t: not t["disability"]),
    ("White British", lambda t: t["ethnicity"] == "White British"),
    ("Mixed", lambda t: t["ethnicity"] == "Mixed"),
    ("Asian or Asian British", lambda t: t["ethnicity"] == "Asian or Asian British"),
    ("Black or Black British", lambda t: t["ethnicity"] == "Black or Black British"),
    ("other ethnic group", lambda t: t["ethnicity"] == "Other ethnic group"),
    ("English", lambda t: not t["language"]),
    ("another language", lambda t: bool(t["language"]) and not t["interpreter"]),
    ("an interpreter", lambda t: t["interpreter"]),
    ("two parents", lambda t: t["shape"] == "two parents"),
    ("separated", lambda t: t["shape"] == "separated"),
    ("single parent", lambda t: t["shape"] == "single"),
    ("step-family", lambda t: t["shape"] == "step"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A county's truth, and every question that was put about it, by family."""

    families: list[dict]
    findings: dict[str, list[Finding]]

    def told(self, what: str, dates: str, pattern: str = "") -> list[dict]:
        """Families of one kind of story, those whose agencies send typed rows and those whose files have none."""
        return [f for f in self.families if f["what"] == what and f.get("dates") == dates and pattern in ("", f["pattern"])]

    def everyday(self) -> list[dict]:
        """Families that are not planted."""
        return [f for f in self.families if f["what"] == "everyday"]

    def found(self, family: dict) -> bool:
        """Whether a question of the story's pattern rests on any of the story's entries, at any time."""
        story = set(family["entries"])
        return any(finding.pattern == family["pattern"] and story & set(finding.evidence) for finding in self.findings[family["family_id"]])

    def quiet(self, family: dict) -> bool:
        """Whether no question of the near miss's pattern rests on any of its entries. What rests on the years before it alone is everyday life, and shown there."""
        return not self.found(family)

    def live(self, family: dict) -> list[str]:
        """The patterns of the questions that stand about a family on the last day, good news left out."""
        return [finding.pattern for finding in self.findings[family["family_id"]] if finding.live and finding.pattern != GOOD_NEWS]

    def open_everyday(self) -> list[dict]:
        """Families that are not planted, with work open on the last day."""
        return [family for family in self.everyday() if family["open"]]


def measure(record: Path, truth: Path) -> Measured:
    """Put every pattern to the record, all agencies together."""
    opened = open_folder(record)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for swept in sweep(opened, Asked(opened.as_at, ["together"], catalogue(), load())):
        for finding, _ in swept.found:
            findings[finding.family_id].append(finding)
    return Measured(json.loads(truth.read_text("utf-8"))["families"], findings)


def share(families: Iterable[dict], of: Callable[[dict], bool]) -> str:
    """`.97 (33 of 34)`: the share of families of which something is so; empty where there are none. One short of all is never rounded up."""
    families = list(families)
    so = sum(map(of, families))
    return f"{int(100 * so / len(families)) / 100:.2f} ({so} of {len(families)})".removeprefix("0") if families else ""


def spread(counts: list[int]) -> str:
    """Two cells: `median, 90th percentile`, and of how many."""
    in_order = sorted(counts)
    return f"{median(in_order):g}, {in_order[int(0.9 * len(in_order))]} | {len(in_order)}" if in_order else " | 0"


def by_pattern(m: Measured) -> str:
    """A table of one line for each pattern."""
    lines = [
        "| pattern | planted, exact dates: found | of those without typed rows | planted, vague: found | near miss, exact: quiet | near miss, vague: quiet | everyday families: ever put | open ones: live |",
        "|---|---|---|---|---|---|---|---|",
    ]
    everyday, still_open = m.everyday(), m.open_everyday()
    ever = {f["family_id"]: {finding.pattern for finding in m.findings[f["family_id"]]} for f in everyday}
    live = {f["family_id"]: set(m.live(f)) | ({GOOD_NEWS} & {x.pattern for x in m.findings[f["family_id"]] if x.live}) for f in still_open}
    for slug, label in sorted((definition.slug, definition.pattern.label) for definition in catalogue()):
        exact = m.told("story", "exact", slug)
        cells = [share(exact, m.found), share([f for f in exact if not f["typed"]], m.found), share(m.told("story", "vague", slug), m.found)]
        cells += [share(m.told("near miss", dates, slug), m.quiet) for dates in ("exact", "vague")]
        cells += [share(everyday, lambda f, slug=slug: slug in ever[f["family_id"]]), share(still_open, lambda f, slug=slug: slug in live[f["family_id"]])]
        lines.append(f"| {label} (`{slug}`) | {' | '.join(cells)} |")
    return "\n".join(lines)


def by_group(m: Measured) -> str:
    """The same by disability, ethnicity, language and shape of family, with how many questions everyday families have: live, and over all the years."""
    slugs = {definition.slug for definition in catalogue()}
    lines = [
        "| families | planted, exact: found | near miss, exact: quiet | live questions of an open everyday family: median, 90th percentile | of how many | patterns ever put of an everyday family: median, 90th percentile | of how many |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, of in GROUPS:
        planted = [f for f in m.told("story", "exact") if of(f["traits"]) and f["pattern"] in slugs]
        near = [f for f in m.told("near miss", "exact") if of(f["traits"]) and f["pattern"] in slugs]
        live = [len(m.live(f)) for f in m.open_everyday() if of(f["traits"])]
        ever = [len({finding.pattern for finding in m.findings[f["family_id"]]} - {GOOD_NEWS}) for f in m.everyday() if of(f["traits"])]
        lines.append(f"| {name} | {share(planted, m.found)} | {share(near, m.quiet)} | {spread(live)} | {spread(ever)} |")
    return "\n".join(lines)


def by_ordinary(m: Measured) -> str:
    """Ordinary families of each kind: in how many none of the patterns that would misread them was raised, and which were."""
    lines = ["| ordinary family | quiet on what would misread it | raised all the same | other questions put |", "|---|---|---|---|"]
    for kind in sorted(QUIET):
        families = [f for f in m.families if f["what"] == "ordinary" and f["pattern"] == kind]
        raised = [{finding.pattern for finding in m.findings[f["family_id"]] if set(finding.evidence) & set(f["entries"])} for f in families]
        wrong = sorted(set().union(*raised) & set(QUIET[kind]["quiet"])) if raised else []
        others = sorted(set().union(*raised) - set(QUIET[kind]["quiet"])) if raised else []
        quiet = share(raised, lambda patterns, kind=kind: not patterns & set(QUIET[kind]["quiet"]))
        lines.append(f"| {kind} | {quiet} | {', '.join(wrong)} | {', '.join(others)} |")
    return "\n".join(lines)


def misses(m: Measured) -> str:
    """Each family with exact dates that went wrong."""
    slugs = {definition.slug for definition in catalogue()}
    wrong = [f for f in m.told("story", "exact") if f["pattern"] in slugs and not m.found(f)] + [f for f in m.told("near miss", "exact") if f["pattern"] in slugs and not m.quiet(f)]
    return "\n".join(f"{f['family_id']} {f['what']} {f['pattern']} {f['first']} to {f['last']} {json.dumps(f['traits'])}" for f in wrong)


def main() -> None:
    """Make a county where none is given, measure it, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", nargs="?", type=Path)
    parser.add_argument("truth", nargs="?", type=Path)
    parser.add_argument("--children", type=int, default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        record, truth = given.record or Path(place) / "record", given.truth or Path(place) / "truth.json"
        if given.record is None:
            simulate(Size(given.children, 10, given.seed), record, truth)
        measured = measure(record, truth)
    print(by_pattern(measured), by_group(measured), by_ordinary(measured), sep="\n\n")
    if given.misses:
        print("\n" + misses(measured))


if __name__ == "__main__":
    main()
