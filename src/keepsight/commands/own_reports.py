"""The reports that somebody made of a family: nobody else may open them, as others may see less."""

from __future__ import annotations

from django.db.models import QuerySet

from keepsight.access.scope import NotYours, Scope
from keepsight.store.report import Report


def own_reports(by: Scope) -> QuerySet[Report]:
    """The reports of the family that this person made, for the agency they now work for, the latest first."""
    return Report.objects.filter(family=by.family, writing__by_id=str(by.reader.user_id), writing__agency=by.reader.agency).exclude(writing__part__in=by.unreached()).select_related("writing").order_by("-row_no")


def report_of(report_id: str, by: Scope) -> Report:
    """The report. Raises NotYours where this person did not make it."""
    found = own_reports(by).filter(report_id=report_id).first()
    if found is None:
        raise NotYours
    return found
