"""Reports as they were made: the content itself, so that what somebody was given can be made again word for word; and with whom it was shared."""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row


class Report(Row):
    """One copy for one reader. Making it again with changes is another one; nothing of this one changes."""

    report_id = models.CharField(max_length=LONGEST_ID, unique=True)
    report = models.CharField(max_length=40, help_text="which report: a key of reports.making.REPORTS")
    title = models.CharField(max_length=200)
    reader_kind = models.CharField(max_length=20, help_text="a key of reports.copies.readers.READERS")
    reader_name = models.CharField(max_length=200, blank=True)
    person_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="who of the family it is for")
    agency = models.CharField(max_length=200, blank=True, help_text="whose professionals it is for")
    form = models.CharField(max_length=20, blank=True)
    about = models.CharField(max_length=LONGEST_ID, blank=True, help_text="whom it is about, where it is about one person")
    why = models.TextField(blank=True, help_text="with whom it is shared, and why, as printed on it")
    as_at = models.DateField()
    record_version = models.PositiveIntegerField(help_text="the version of the record that was read")
    changes = models.JSONField(default=dict, help_text="entries put in, sentences taken out with their reasons, and questions in somebody's own words")
    numbers = models.JSONField(default=dict, help_text="how entries are numbered in a family's copy, by their reference")
    left_out = models.JSONField(default=list, help_text="entries that are not in it and why: for the chair alone")
    content = models.JSONField(help_text="the whole content, as reports.content keeps it")

    def __str__(self) -> str:
        return f"{self.title}, {self.report_id}"


class ReportShared(Row):
    """With whom a report was shared, when and how."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="shared")
    with_whom = models.CharField(max_length=200)
    shared_on = models.DateField()
    how = models.TextField(help_text="by hand, by post, read through together")

    def __str__(self) -> str:
        return f"{self.report}, {self.with_whom}"
