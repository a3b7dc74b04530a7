"""`keepsight report`: one report of a record folder, for a named reader, as a page, a Word file and a tagged PDF (decision 100)."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from keepsight.chronology.assemble import Assembled
from keepsight.patterns.statement import day
from keepsight.procedures import load
from keepsight.records.folder import read_folder
from keepsight.reports.copies.readers import READERS, NamedReader
from keepsight.reports.copies.redaction import Redaction, redacted
from keepsight.reports.making import REPORTS, From, Made, Wish, make
from keepsight.reports.picture.json_files import read_ledgers
from keepsight.reports.picture.template import check_given
from keepsight.reports.picture.told import Prepared
from keepsight.reports.together import put_all
from keepsight.reports.writing import NAMES, written

from .days import typed
from .ending import Ended, end, not_written
from .paths import opened

if TYPE_CHECKING:
    from .anonymised import Anonymising

Kind = StrEnum("Kind", {name.replace("-", "_"): name for name in REPORTS})
For = StrEnum("For", {code.replace(" ", "_"): code.replace(" ", "-") for code in READERS})
REDACTED = ("entry_id", "sentence", "reason")


def report(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help=", ".join(REPORTS), show_default=False)],
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="A record folder that `picture --record` wrote.", show_default=False)],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to write; made if it is not there.", show_default=False)],
    reader: Annotated[For, typer.Option("--for", help="For whom: what they may not have is not in the copy.")] = For.chair,
    person: Annotated[str, typer.Option(metavar="ID", help="Who of the family the copy is for.")] = "",
    agency: Annotated[str, typer.Option(metavar="NAME", help="Whose professionals the copy is for.")] = "",
    about: Annotated[str, typer.Option(metavar="ID", help="About whom, where the report is about one person or one child.")] = "",
    form: Annotated[str, typer.Option(metavar="FORM", help="Of the chronology: full, succinct or court.")] = "",
    as_of: Annotated[date | None, typer.Option(parser=typed, metavar="DATE", help="Leave out what was known after this day.")] = None,
    procedures: Annotated[Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="A partnership's own thresholds.")] = None,
    prepared_by: Annotated[str, typer.Option(metavar="NAME", help="Who prepares this copy; printed on it.")] = "",
    prepared_on: Annotated[date | None, typer.Option(parser=typed, metavar="DATE", help="The day on which it is prepared.")] = None,
    purpose: Annotated[str, typer.Option(metavar="WORDS", help="With whom it is shared, and why.")] = "",
    reader_name: Annotated[str, typer.Option("--name", metavar="WORDS", help="The reader's name as it stands on the copy.")] = "",
    redact: Annotated[Path | None, typer.Option(metavar="FILE", help="A CSV of entry_id, sentence, reason: sentences that are not in this copy.")] = None,
    put_in: Annotated[list[str] | None, typer.Option(metavar="ENTRY", help="An entry that you put into a family's copy although the rules leave it out.")] = None,
    left_out: Annotated[Path | None, typer.Option(metavar="FILE", help="For the chair alone, outside --out: what this copy leaves out, and why.")] = None,
    template: Annotated[Path | None, typer.Option(metavar="FILE", help="A partnership's own .docx.")] = None,
    anonymise: Annotated[bool, typer.Option("--anonymise", help="Write roles in place of names, as `picture` does.")] = False,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="With --anonymise: where to write who each role is.")] = None,
    passphrase_file: Annotated[Path | None, typer.Option(metavar="FILE", help="With --anonymise: a text file with the key's passphrase.")] = None,
    settled: Annotated[Path | None, typer.Option(metavar="FILE", help="With --anonymise: a to-settle.csv, filled in.")] = None,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="Also a tagged PDF/UA.")] = True,
) -> None:
    """Make a report of a family's record, cut to a named reader."""
    named = NamedReader(READERS[reader.value.replace("-", " ")], reader_name, person, agency)
    prepared = Prepared(prepared_by, day(prepared_on) if prepared_on else "", purpose)
    try:
        check_given([template] if template else [])
        _outside(left_out, out)
        wish = Wish(kind.value, named, form, about, prepared, tuple(put_in or ()), _redactions(redact, prepared_by))
        given, copy = _given(record, as_of, procedures), _copy(anonymise, key, passphrase_file, settled, out)
        if copy:
            given, wish = _rewritten(copy, given, wish)
        made = make(given, wish)
        files = written(made.content, kind.value, template=template, kinds=NAMES if pdf else NAMES[:2]) | (dict([copy.to_settle()]) if copy else {})
        _write(out, files, made, left_out, copy)
    except ValueError as why:
        end(Ended.USAGE, str(why))
    except OSError as error:
        end(Ended.NOTHING_WRITTEN, not_written(error))
    print(f"{made.content.title}, as at {day(given.as_at)}: {', '.join(sorted(files))}. Read it through before it is given to anybody.")
    print(f"Written to {out}")


def _given(record: Path, as_of: date | None, procedures: Path | None) -> From:
    rows, as_at = read_folder(record)
    return From(rows, as_of or as_at, read_ledgers(record), load(procedures))


def _outside(left_out: Path | None, out: Path) -> None:
    if left_out and left_out.resolve().is_relative_to(out.resolve()):
        raise ValueError(f"--left-out '{left_out.name}' lies inside --out, so that whoever is given the copy would be given the list of what it leaves out. Choose another place.")


def _redactions(file: Path | None, by: str) -> tuple[Redaction, ...]:
    """The sentences of a CSV to be taken out. Raises ValueError where it has not the columns, or cannot be read."""
    if file is None:
        return ()
    try:
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError):
        raise ValueError(f"--redact '{file.name}' could not be read. Give a CSV in UTF-8 with the columns {', '.join(REDACTED)}.") from None
    if rows and (missing := [name for name in REDACTED if name not in rows[0]]):
        raise ValueError(f"--redact '{file.name}' has no column {', '.join(missing)}. It needs {', '.join(REDACTED)}.")
    return tuple(Redaction(row["entry_id"], row["sentence"].strip(), row["reason"], by) for row in rows)


def _copy(anonymise: bool, key: Path | None, passphrase_file: Path | None, settled: Path | None, out: Path) -> Anonymising | None:
    if not anonymise and not (key or passphrase_file or settled):
        return None
    from .anonymised import anonymising  # its words and its cipher are loaded only then

    return anonymising(anonymise, key, passphrase_file, False, settled, out)


def _rewritten(copy: Anonymising, given: From, wish: Wish) -> tuple[From, Wish]:
    """The record by roles, its sentences taken out before, and whoever and whatever the wish names under their names in the copy."""
    assembled = Assembled(redacted(given.record, wish.redactions), list(given.files), given.as_at)
    copy.rewrite(assembled)
    copy.coarsen(assembled)
    people = {one["person_id"]: one["id in the copy"] for one in copy.made.key["people"].values()}
    entries = {old: new for new, old in copy.made.key["entries"].items()}
    reader = replace(wish.reader, person_id=people.get(wish.reader.person_id, wish.reader.person_id), name="")
    put_in = tuple(entries.get(one, one) for one in wish.put_in)
    return replace(given, record=assembled.record, files=assembled.files), replace(wish, reader=reader, about=people.get(wish.about, wish.about), put_in=put_in, redactions=())


def _write(out: Path, files: dict[str, bytes], made: Made, left_out: Path | None, copy: Anonymising | None) -> None:
    if copy:
        copy.seal()
    put_all(opened(out), files)
    if left_out:
        rows = io.StringIO()
        csv.writer(rows).writerows([("entry_id", "why it is not in the copy"), *((one.entry_id, one.why) for one in made.left_out)])
        put_all(opened(left_out.parent), {left_out.name: rows.getvalue().encode("utf-8-sig")})
