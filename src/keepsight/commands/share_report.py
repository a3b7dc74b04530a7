"""Keeping with whom a report was shared, when and how."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.store.report import ReportShared

from .command import Cannot, command, told
from .own_reports import report_of
from .write import beside


class CannotKeep(Cannot):
    """What was given cannot stand; the words say what to write, `about` in which part of the form."""


@command(May.MAKE_REPORT)
def share_report(report_id: str, with_whom: str, shared_on: date, how: str, *, by: Scope) -> None:
    """Keep it. Nothing is sent by Keepsight. Raises CannotKeep, and NotYours."""
    report = report_of(report_id, by)
    if not with_whom.strip():
        raise CannotKeep("Write with whom it was shared.", "with_whom")
    if shared_on > timezone.localdate():
        raise CannotKeep("This day has not come yet. Write the day on which it was shared.", "shared_on")
    ReportShared.objects.create(family=by.family, writing=beside("shared", by), report=report, with_whom=with_whom.strip(), shared_on=shared_on, how=how.strip())
    told("report shared", by, words=f"{report.title.lower()}, {report.report_id}")
