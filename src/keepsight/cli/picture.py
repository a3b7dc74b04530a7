"""`keepsight picture`: from agencies' files to one picture of a family (contracts 4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepsight.chronology.assemble import Assembled, assemble
from keepsight.chronology.standpoint import keep_only
from keepsight.intake.grid import CannotRead
from keepsight.patterns import run
from keepsight.patterns.statement import day
from keepsight.procedures import load
from keepsight.records.finding import Finding
from keepsight.records.folder import write_folder
from keepsight.reports.picture import write
from keepsight.reports.picture.json_files import as_bytes, ledger_json
from keepsight.reports.picture.template import WrongTemplate, check_given
from keepsight.reports.picture.told import Prepared
from keepsight.reports.together import put_all

from .days import typed
from .ending import Ended, end, not_written, say_what_was_not_read, there
from .paths import opened
from .progress import Progress
from .tools import tools_of

if TYPE_CHECKING:
    from .anonymised import Anonymising


def picture(
    files: Annotated[list[Path], typer.Argument(metavar="FILE|DIR...", help="Agencies' files, or folders of them.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write; made if it is not there.", show_default=False)],
    as_of: Annotated[date | None, typer.Option(parser=typed, metavar="DATE", help="Leave out what was known after this day; without it, the last known day in the files.")] = None,
    columns: Annotated[Path | None, typer.Option(metavar="FILE", help="A columns.toml from an earlier run, corrected.")] = None,
    agency: Annotated[list[str] | None, typer.Option(metavar="FILE=NAME", help="Which agency a file is from.")] = None,
    confirmed: Annotated[Path | None, typer.Option(metavar="FILE", help="A to-confirm.csv, filled in.")] = None,
    since: Annotated[Path | None, typer.Option(metavar="DIR", help="The --out of an earlier run: what is new, changed or gone since then is marked.")] = None,
    for_agency: Annotated[str | None, typer.Option("--for", metavar="AGENCY", help="Leave out restricted entries of other agencies.")] = None,
    without_restricted: Annotated[bool, typer.Option("--without-restricted", help="Leave out every restricted entry.")] = False,
    procedures: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="A partnership's own thresholds, laid over ours.")] = None,
    tools: Annotated[Path | None, typer.Option("--tools", metavar="DIR", help="A partnership's own folder of tools by which care was graded; else the one of KEEPSIGHT_TOOLS.")] = None,
    prepared_by: Annotated[str, typer.Option(metavar="NAME", help="Who prepares this copy; printed on it.")] = "",
    prepared_on: Annotated[date | None, typer.Option(parser=typed, metavar="DATE", help="The day on which it is prepared; printed on it.")] = None,
    purpose: Annotated[str, typer.Option(metavar="WORDS", help="With whom it is shared, and why; printed on it.")] = "",
    template: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="A partnership's own .docx or .xlsx for the chronology; `keepsight template` writes ones to start from.")] = None,
    anonymise: Annotated[bool, typer.Option("--anonymise", help="Write roles in place of people, professionals, schools, streets and places.")] = False,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="With --anonymise: where to write who each role is, sealed with a passphrase; outside --out.")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(metavar="FILE", help="A text file with the key's passphrase; else KEEPSIGHT_PASSPHRASE, else it is asked for.")] = None,
    shift_dates: Annotated[bool, typer.Option("--shift-dates", help="With --anonymise: move every date by the same number of weeks.")] = False,
    settled: Annotated[Path | None, typer.Option(metavar="FILE", help="With --anonymise: a to-settle.csv, filled in.")] = None,
    record: Annotated[Path | None, typer.Option(metavar="DIR", help="Also write the record as Parquet tables, for `keepsight find`.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the ledger as JSON instead of words.")] = False,
) -> None:
    """Make one picture of a family: a page, a chronology, a genogram, and questions from the record."""
    progress = Progress()
    try:
        thresholds = load(procedures)
        check_given(template or [])
        copy = _copy(anonymise, key, passphrase_file, shift_dates, settled, out)
        assembled = assemble(
            [opened(file) for file in there(files)],
            columns=columns,
            agencies=_agencies(agency or []),
            confirmed=confirmed,
            as_of=as_of,
            since=opened(since) if since else None,
            tools=tools_of(tools),
            progress=progress,
        )
    except (CannotRead, ValueError) as why:
        end(Ended.USAGE, str(why))
    say_what_was_not_read(assembled)
    if not assembled.record.entry and not assembled.record.person:
        end(Ended.NOTHING_WRITTEN, "Nothing was written: no entry could be read from the files given.")
    if for_agency or without_restricted:
        keep_only(assembled, agency=for_agency)
    if copy:
        _rewrite(copy, assembled, progress)
    progress("looking for patterns, and writing the page, the spreadsheet and the Word file")
    prepared = Prepared(prepared_by, day(prepared_on) if prepared_on else "", purpose)
    with ThreadPoolExecutor(1) as beside:  # DuckDB works beside Python: what puts no question is written in the meantime
        asked = beside.submit(run, assembled.record, assembled.as_of, procedures=thresholds, sparing=True)
        _write_all(assembled, asked.result, out, record, prepared, copy, template or [])
    _say_what_was_written(assembled, out, as_json)
    raise typer.Exit(Ended.WRITTEN_WITHOUT_A_FILE if assembled.unreadable else Ended.WRITTEN)


def _agencies(pairs: list[str]) -> dict[str, str]:
    wrong = [pair for pair in pairs if "=" not in pair]
    if wrong:
        end(Ended.USAGE, f"--agency needs FILE=NAME, for example --agency log.csv=Police; found {', '.join(wrong)}.")
    return dict(tuple(part.strip() for part in pair.split("=", 1)) for pair in pairs)


def _copy(anonymise: bool, *options: Path | bool | None) -> Anonymising | None:
    """The anonymised copy asked for. Its words and its cipher are loaded only then: other runs start a tenth of a second sooner."""
    if not anonymise and not any(options[:-1]):
        return None
    from .anonymised import anonymising

    return anonymising(anonymise, *options)


def _rewrite(copy: Anonymising, assembled: Assembled, progress: Progress) -> None:
    progress("writing roles in place of names")
    try:
        copy.rewrite(assembled)
    except (CannotRead, ValueError) as why:
        end(Ended.USAGE, str(why))


def _write_all(assembled: Assembled, findings: Callable[[], list[Finding]], out: Path, record: Path | None, prepared: Prepared, copy: Anonymising | None, templates: list[Path]) -> None:
    try:
        if copy:
            findings()
            copy.coarsen(assembled)
            copy.seal()
        write(assembled, findings, opened(out), prepared, templates, more=dict([copy.to_settle()]) if copy else {})
    except WrongTemplate as why:
        end(Ended.USAGE, str(why))
    except OSError as error:
        end(Ended.NOTHING_WRITTEN, not_written(error))
    if record:
        _write_record(assembled, opened(record), out)


def _write_record(assembled: Assembled, record: Path, out: Path) -> None:
    try:
        put_all(record, {"ledger.json": as_bytes(ledger_json(assembled))})
        write_folder(replace(assembled.record, entry=[*assembled.record.entry, *assembled.closed]), record, assembled.as_of)
    except OSError as error:
        end(Ended.NOTHING_WRITTEN, f"The picture was written to {out}. The record was not: {not_written(error)}")


def _say_what_was_written(assembled: Assembled, out: Path, as_json: bool) -> None:
    if as_json:
        print(json.dumps(ledger_json(assembled), ensure_ascii=False, indent=1))
        return
    refused = sum(len(file.refused) for file in assembled.files)
    print(f"{len(assembled.record.entry)} entries from {len(assembled.files)} files, as at {day(assembled.as_of)}.")
    if refused:
        rows = "1 row" if refused == 1 else f"{refused} rows"
        print(f"{rows} could not be read; each is listed above and on the page.")
    print(f"Open {out / 'index.html'}")
