"""What the pages of reports say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.commands.open_report import OpenedReport
from keepsight.reports.copies.readers import READERS
from keepsight.reports.making import REPORTS
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import day, when
from keepsight.store.report import Report
from keepsight.web.own_words.words import NOT_ANSWERED

FILES = (("docx", "Word"), ("pdf", "tagged PDF"), ("html", "a page to open in a browser"))


@dataclass(frozen=True, slots=True)
class ListWords:
    """`offered` are reports that can be made, as (title, what it is, address); `made` those made before, as (words, address)."""

    offered: list[tuple[str, str, str]]
    made: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ReportWords:
    """One report: facts about it, its files as (words, address), its sections' headings, what was changed in it, and with whom it was shared."""

    title: str
    address: str
    facts: list[tuple[str, str]]
    files: list[tuple[str, str]]
    headings: list[str]
    changes: list[str]
    shared: list[str]
    left_out: list[tuple[str, str]]
    said: list[tuple[str, str, str]]
    say: str


def list_words(made: list[Report], by: Scope) -> ListWords:
    """Put the list into words."""
    offered = [(one.TITLE, one.WHAT, reverse("make-report", args=[by.family.pk, kind])) for kind, one in REPORTS.items()]
    return ListWords(offered, [(f"{one.title}, for {_for(one)}, made {day(one.writing.at.date())}", reverse("report", args=[by.family.pk, one.report_id])) for one in made])


def form_words(kind: str) -> dict[str, object]:
    """The heading of the form, what the report is, and what each reader is given."""
    report = REPORTS[kind]
    readers = [READERS[code] for code in report.READERS or READERS]
    return {"title": report.TITLE, "what": report.WHAT, "readers": [(one.title[0].upper() + one.title[1:], one.given) for one in readers]}


def report_words(opened: OpenedReport, by: Scope) -> ReportWords:
    """Put one report into words."""
    report = opened.report
    return ReportWords(
        title=report.title,
        address=reverse("report", args=[by.family.pk, report.report_id]),
        facts=[("For", _for(report)), *((what, words) for what, words in opened.content.lines if what != "For"), ("Number of this report", report.report_id)],
        files=[(words, reverse("take-report", args=[by.family.pk, report.report_id, name])) for name, words in FILES],
        headings=[section.heading for section in opened.content.sections],
        changes=_changes(report),
        shared=[f"{one.with_whom}, {day(one.shared_on)}{f': {one.how}' if one.how else ''}. Kept by {one.writing.by}." for one in report.shared.select_related("writing").order_by("row_no")],
        left_out=[(f"{when(entry.when)}, {entry.agency}: {excerpt(entry.text)}", why) for entry, why in opened.left_out],
        said=[(f"{one.said.whose}, {day(one.said.said_on)}", one.said.words, "" if one.answers else NOT_ANSWERED) for one in opened.said],
        say=reverse("enter-representation-about", args=[by.family.pk, "report", report.report_id]),
    )


def change_words(opened: OpenedReport, by: Scope) -> dict[str, object]:
    """What stands around the form that changes a report."""
    entry = opened.entry
    return {"report": report_words(opened, by), "entry": f"{when(entry.when)}, {entry.agency}" if entry else ""}


def _for(report: Report) -> str:
    title = READERS[report.reader_kind].title
    return ", ".join(part for part in (report.reader_name, title, report.agency) if part)


def _changes(report: Report) -> list[str]:
    put_in, taken, asked = (report.changes[name] for name in ("put_in", "redactions", "questions"))
    said = [f"{'1 entry was' if len(put_in) == 1 else f'{len(put_in)} entries were'} put in by hand."] if put_in else []
    said += [f"A sentence was taken out by {one['by']}: {one['reason']}" for one in taken]
    return said + [f"Asked in their own words by {who}: {words}" for words, who in asked]
