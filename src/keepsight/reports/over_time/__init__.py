"""How long children of a population waited until something changed for them: a page, its picture and its table (issue 4.4)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from importlib.resources import files as files_of
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from keepsight.patterns.over_time import TimeOpen
from keepsight.patterns.statement import day
from keepsight.pictures import curve as picture
from keepsight.reports.picture.words.marking import MARKING
from keepsight.reports.together import put_all

from .waiting import (
    NEAREST,
    SMALL,
    TIMES,
    Group,
    groups,
    half_of_those_who_changed,
    half_waited,
    happened,
    since_a_change,
    told,
    too_few,
    with_a_change,
)

NAME = "time-without-a-change"
HEADINGS = ("group", "months since the work was opened", "still waiting, and still in the records", "no change recorded for the child by then")
TITLE = "Of children with whom work was open: the share for whom no change was recorded, by months since the work was opened. The table under it says the same."
STYLE = """:root{--ink:#0b0c0c;--link:#1d70b8;--focus:#ffdd00;--line:#b1b4b6}
.wide{overflow-x:auto;margin:0 0 1.5rem}.wide svg{max-width:100%;height:auto;min-width:34rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:700;padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}td{white-space:nowrap;font-variant-numeric:tabular-nums}tbody th{font-weight:400}
"""


def write(times: Sequence[TimeOpen], as_of: date, out: Path) -> list[str]:
    """Write the page, the picture and the table into `out`; returns their names. Raises OSError where one cannot be written."""
    made = contents(times, as_of)
    put_all(out, made)
    return sorted(made)


def contents(times: Sequence[TimeOpen], as_of: date) -> dict[str, bytes]:
    """Each file by its name. No row is of one child, and no number in any of them is a small one."""
    found = groups(times)
    drawn = picture.draw([(group.words, [(point.months, point.share) for point in group.points]) for group in found], TITLE)
    return {f"{NAME}.html": _page(times, found, drawn, as_of).encode(), f"{NAME}.svg": drawn.encode(), f"{NAME}.csv": _table(found).encode("utf-8-sig")}


def _page(times: Sequence[TimeOpen], found: list[Group], drawn: str, as_of: date) -> str:
    loader = Environment(loader=PackageLoader(__name__, "."), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    frame = (files_of("keepsight.reports.picture") / "assets" / "frame.css").read_text(encoding="utf-8")
    everybody = found[0]
    return loader.get_template("page.html").render(
        style=Markup(STYLE + frame), marking=MARKING, as_of=day(as_of), small=SMALL, nearest=NEAREST, times=TIMES, drawing=Markup(drawn), few=not everybody.points,
        lede=f"Work was open with a child {told(everybody.times)} times. For {told(everybody.changed)} of them a change for the child is recorded; {told(everybody.still_open_without)} with none are still open.",
        total=told(everybody.times), half=_half(times), dropped=_dropped(times),
        rows=[(point.months, told(point.waiting), _share(point.share)) for point in everybody.points],
        kinds=[(group.words, [told(count) for count in (group.times, group.changed, group.ended_without, group.still_open_without)]) for group in found],
        since=[(words, told(changed), told(never)) for words, changed, never in since_a_change(times)],
        happened=[(words, [told(count) for count in counts]) for words, counts in happened(times)],
    )  # fmt: skip


def _half(times: Sequence[TimeOpen]) -> str:
    months = half_waited(times)
    if too_few(with_a_change(times)):
        return "A change is recorded for too few children to tell within how long."
    if months is None:
        return "For fewer than half of the children was a change recorded, however long the records are followed."
    return f"For half of the children a change was recorded within {months} months, those who are still waiting among them."


def _dropped(times: Sequence[TimeOpen]) -> str:
    dropped, kept = half_of_those_who_changed(times), half_waited(times)
    if dropped is None:
        return "In these records a change is recorded for too few children to show by how much."
    everybody = f"{kept} months" if kept is not None else "longer than the records tell"
    return f"In these records, counting only children for whom a change is recorded would say that half of them waited {dropped} months. Counting everybody, half waited {everybody}."


def _share(share: float | None) -> str:
    return "left out: too few" if share is None else f"{100 * share:.0f}%"


def _table(found: list[Group]) -> str:
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(HEADINGS)
    sheet.writerows([group.words, point.months, told(point.waiting), _share(point.share)] for group in found for point in group.points)
    return out.getvalue()
