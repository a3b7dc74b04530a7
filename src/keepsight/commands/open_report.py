"""Opening a report that one made, and taking it out of the service as a file: always as it was made."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Entry
from keepsight.reports.content import Content, from_plain
from keepsight.reports.copies.redaction import sentences_of
from keepsight.reports.picture.told import standing
from keepsight.reports.writing import NAMES, written_as
from keepsight.store.report import Report

from .as_seen import as_seen
from .command import command, told
from .enter_representation import Listed, in_sight
from .own_reports import report_of


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report with its content; what it leaves out, as (entry, why), where this reader may be told; one of its entries with its sentences; and what was said of it."""

    report: Report
    content: Content
    left_out: list[tuple[Entry, str]]
    entry: Entry | None
    sentences: list[str]
    said: list[Listed]


@command(May.MAKE_REPORT)
def open_report(report_id: str, number: str = "", *, by: Scope) -> OpenedReport:
    """One report; with the sentences of the entry of that number, as it stands in the copy, where one is given. Raises NotYours."""
    report = report_of(report_id, by)
    told("report seen", by, words=report.title.lower())
    seen = as_seen(by)
    entries = {entry.entry_id: entry for entry in standing(seen.assembled.record.entry, seen.as_of)}  # with the words that the copy was made of
    left = [(entries[one], why) for one, why in report.left_out if one in entries] if by.may(May.SEE_LEFT_OUT) else []
    references = {value: key for key, value in report.numbers.items()}
    entry = entries.get(references.get(number, "" if references else number))
    said = [one for one in in_sight(by) if one.said.beside_id == report_id]
    return OpenedReport(report, from_plain(report.content), left, entry, sentences_of(entry) if entry else [], said)


@command(May.MAKE_REPORT)
def take_report(report_id: str, name: str, *, by: Scope) -> bytes:
    """One of its files, written from the content as it was made. Raises NotYours, also for a kind of file that there is not."""
    report = report_of(report_id, by)
    if name not in NAMES:
        raise NotYours
    told("report taken", by, words=f"{report.title.lower()}, {report.report_id}, as {name}")
    template = settings.REPORT_TEMPLATE if name == "docx" else None
    return written_as(name, from_plain(report.content), template)
