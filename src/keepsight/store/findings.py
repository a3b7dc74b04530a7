"""Questions from the record as they were put: kept with the standpoint they were put from, and with the version that was read."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from django.db import transaction

from keepsight.records.finding import AgencyCoverage, Finding, Parameter

from . import models
from .columns import plain

COLUMNS = [column.name for column in fields(Finding) if column.name not in ("family_id", "standpoint")]


@transaction.atomic
def keep(family: models.FamilyRecord, standpoint: str, version: int, as_at: date, findings: list[Finding]) -> None:
    """Keep a run in place of the one of the same standpoint before it."""
    models.Run.objects.filter(family=family, standpoint=standpoint).delete()
    run = models.Run.objects.create(family=family, standpoint=standpoint, version=version, as_at=as_at)
    models.Finding.objects.bulk_create(models.Finding(run=run, **{name: plain(getattr(row, name)) for name in COLUMNS}) for row in findings)


def kept(family: models.FamilyRecord, standpoint: str, version: int, as_at: date) -> list[Finding] | None:
    """The findings of this standpoint on this version and day; None where they have not been looked for."""
    run = models.Run.objects.filter(family=family, standpoint=standpoint, version=version, as_at=as_at).first()
    if run is None:
        return None
    found = run.findings.order_by("row_no").values(*COLUMNS)
    return [_finding(row, family.family_id, standpoint) for row in found]


def _finding(row: dict, family_id: str, standpoint: str) -> Finding:
    coverage = [AgencyCoverage(**one | {"first": _day(one["first"]), "last": _day(one["last"])}) for one in row["coverage"]]
    together = {agency: _day(day) for agency, day in row["together"].items()}
    parameters = {name: Parameter(**one) for name, one in row["parameters"].items()}
    return Finding(**row | {"family_id": family_id, "standpoint": standpoint, "coverage": coverage, "together": together, "parameters": parameters})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
