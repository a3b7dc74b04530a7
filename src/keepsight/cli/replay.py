"""`keepsight replay`: what would have been asked, and from when, had the entries been held together (contracts 5)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from keepsight.chronology.assemble import Assembled, assemble
from keepsight.intake.grid import CannotRead
from keepsight.patterns import run
from keepsight.patterns.statement import day, number
from keepsight.procedures import load
from keepsight.records.finding import Finding

from .days import typed
from .ending import Ended, end, say_what_was_not_read, there
from .progress import Progress

BEGINS = (
    "The entries were chosen afterwards. Nobody then held them together. This says nothing about what would have been prevented. "
    "It serves to check the patterns, and belongs in no report."
)
NOTHING = "No pattern was raised from the records supplied by that day. This does not mean that the children were safe."


def replay(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of agencies' files, as `keepsight picture` reads it.", show_default=False)],
    until: Annotated[date, typer.Option(parser=typed, metavar="DATE", help="The last day of the record; what became known later is not used.", show_default=False)],
    procedures: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="A partnership's own thresholds, laid over ours.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")] = False,
) -> None:
    """Check the patterns against a record that is known to its end: what each raised by a day, and how long before it."""
    try:
        thresholds = load(procedures)
        assembled = assemble(there([folder]), as_of=until, progress=Progress())
    except (CannotRead, ValueError) as why:
        end(Ended.USAGE, str(why))
    say_what_was_not_read(assembled)
    if not assembled.record.entry:
        end(Ended.NOTHING_WRITTEN, f"No entry could be read from {folder.name}, so there is nothing to replay. Give the folder that holds the agencies' files.")
    raised = sorted(run(assembled.record, until, procedures=thresholds), key=lambda finding: (finding.raised_on, finding.pattern, finding.finding_id))
    print(_as_json(raised, until) if as_json else _in_words(raised, assembled, until))
    raise typer.Exit(Ended.WRITTEN_WITHOUT_A_FILE if assembled.unreadable else Ended.WRITTEN)


def _as_json(raised: list[Finding], last: date) -> str:
    found = {"begins": BEGINS, "until": last, "findings": [_row(finding, last) for finding in raised]}
    return json.dumps(found, ensure_ascii=False, indent=1, default=date.isoformat)


def _row(finding: Finding, last: date) -> dict[str, Any]:
    """A finding as contracts 5 has it. The lead of the safe day is the shorter one."""
    return {
        "pattern": finding.pattern,
        "about": finding.about,
        "raised_on": finding.raised_on,
        "raised_on_earliest": finding.raised_on_earliest,
        "lead_days": (last - finding.raised_on).days,
        "lead_days_earliest": (last - finding.raised_on_earliest).days,
        "resolved_on": finding.resolved_on,
        "statement": finding.statement,
        "raised_by": finding.raised_by,
        "evidence": finding.evidence,
    }


def _in_words(raised: list[Finding], assembled: Assembled, last: date) -> str:
    sources = {source.source_id: source for source in assembled.record.source}
    cited = {entry.entry_id: sources.get(entry.source_id) for entry in assembled.record.entry}
    people = {person.person_id: person.label for person in assembled.record.person}
    told = [_told(finding, last, people, cited) for finding in raised]
    return "\n\n".join([BEGINS, f"Read as the record stood on {day(last)}.", *(told or [NOTHING])])


def _told(finding: Finding, last: date, people: dict[str, str], cited: dict) -> str:
    about = ", ".join(people.get(person, person) for person in finding.about)
    before = number((last - finding.raised_on).days, "day")
    earliest = f"; the dates allow {day(finding.raised_on_earliest)}" if finding.raised_on_earliest < finding.raised_on else ""
    resolved = f"; no longer so from {day(finding.resolved_on)}" if finding.resolved_on else ""
    rows = ", ".join(_place(entry, cited.get(entry)) for entry in finding.raised_by)
    return (
        f"{finding.label[:1].upper()}{finding.label[1:]}{f' (about {about})' if about else ''}\n"
        f"  Raised on {day(finding.raised_on)}, {before} before{earliest}{resolved}.\n"
        f"  {finding.statement}\n"
        f"  Raised by: {rows}"
    )


def _place(entry_id: str, source: Any) -> str:
    return f"{source.file} row {source.row}" if source else entry_id
