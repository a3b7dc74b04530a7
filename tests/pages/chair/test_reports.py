"""The chair makes a report for a named reader in the browser: it is kept as it was made, and holds nothing that its maker does not see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reports.test_copies import said_in
from service.fixtures import HEALTH, on_sqlite

from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.correct_entry import Correction, correct_entry
from keepsight.commands.record_entry import Draft
from keepsight.records.dates import When
from keepsight.reports.making import REPORTS
from keepsight.reports.writing import NAMES
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.report import Report

FOR_HER = {"reader": "parent", "person": "M", "name": "Ms Dana Whitlock", "form": "full", "why": "The conference in June.", "questions": "What would help most?"}


def made(service, username: str, kind: str = "chronology", **given: str) -> Report:
    """The report that an account makes in the browser."""
    answer = service.client(username).post(reverse("make-report", args=[service.family.pk, kind]), given)
    assert answer.status_code == 302, answer.content.decode()
    return Report.objects.get(report_id=answer["Location"].rstrip("/").rsplit("/", 1)[1])


def files_of(service, username: str, report: Report) -> dict[str, bytes]:
    client = service.client(username)
    return {f"r.{name}": client.get(reverse("take-report", args=[service.family.pk, report.report_id, name])).content for name in NAMES}


def test_a_report_is_made_for_the_mother_and_taken_as_three_files_that_say_who_made_it_for_whom(service):
    report = made(service, "chair", **FOR_HER)
    for name, said in said_in(files_of(service, "chair", report)).items():
        assert "Ms Dana Whitlock" in said and "The conference in June." in said and "What would help most?" in said and "OFFICIAL-SENSITIVE" in said, name
        assert "Kez" not in said and "Neighbour rang" not in said and "police.csv" not in said, name


@on_sqlite
def test_what_the_copy_leaves_out_is_told_to_the_chair_and_to_no_practitioner(service, opened_as):
    report = made(service, "chair", **FOR_HER)
    page = opened_as("chair", "report", report_id=report.report_id)
    assert "What it leaves out" in page and "of whom it is not settled who it is" in page
    theirs = made(service, "joined", **FOR_HER)
    assert "What it leaves out" not in opened_as("joined", "report", report_id=theirs.report_id)


@on_sqlite
def test_it_is_made_again_word_for_word_after_the_record_has_changed(service):
    report = made(service, "chair", **FOR_HER | {"reader": "chair", "person": ""})
    before = files_of(service, "chair", report)
    by = service.scope("practitioner")
    entry = next(one for one in as_seen(by).entries if one.agency == HEALTH)
    version = StoredEntry.objects.get(family=service.family, entry_id=entry.entry_id, known_until__isnull=True).pk
    happened = When(entry.happened_from, entry.happened_to, entry.precision, entry.time_from, entry.date_as_written)
    correct_entry(entry.entry_id, Correction(version, Draft(happened, "Quite another text.", (("C3", "seen"),)), "it was wrong"), by=by)
    assert files_of(service, "chair", report) == before
    now = made(service, "chair", **FOR_HER | {"reader": "chair", "person": ""})
    assert any("Quite another text." in said for said in said_in(files_of(service, "chair", now)).values())


@on_sqlite
@pytest.mark.parametrize("kind", REPORTS)
def test_no_report_holds_anything_that_its_maker_does_not_see(service, kind):
    by = service.scope("practitioner")
    seen = {entry.entry_id for entry in as_seen(by).entries}
    hidden = [row.text for row in StoredEntry.objects.filter(family=service.family) if row.entry_id not in seen]
    given = {"reader": next(iter(REPORTS[kind].READERS or ("chair",))), "why": "Supervision.", "form": next(iter(REPORTS[kind].FORMS), ""), "person": "M"}
    report = made(service, "practitioner", kind, **given)
    for name, said in said_in(files_of(service, "practitioner", report)).items():
        assert hidden and [text for text in hidden if text in said] == [], name


@on_sqlite
def test_a_sentence_is_taken_out_and_an_entry_put_in_each_as_a_report_of_its_own(service):
    first = made(service, "chair", **FOR_HER)
    page = reverse("change-report", args=[service.family.pk, first.report_id])
    client = service.client("chair")
    number = first.numbers["E14"]
    assert "Home visit." in client.get(page, {"entry": number}).content.decode()
    answer = client.post(page, {"entry": number, "sentences": ["Home visit."], "put_in": ["E07"], "reason": "Not hers to read"})
    second = Report.objects.get(report_id=answer["Location"].rstrip("/").rsplit("/", 1)[1])
    for name, said in said_in(files_of(service, "chair", second)).items():
        assert "Home visit." not in said and "Flat warm and clean" in said and "Nobody was up" in said, name
    assert all("Home visit." in said for said in said_in(files_of(service, "chair", first)).values())


@on_sqlite
def test_a_restricted_entry_cannot_be_put_in(service):
    first = made(service, "chair", **FOR_HER)
    page = reverse("change-report", args=[service.family.pk, first.report_id])
    assert service.client("chair").post(page, {"put_in": ["E04"], "reason": "x"}).status_code == 422


@on_sqlite
def test_with_whom_it_was_shared_is_kept_and_a_day_to_come_is_sent_back_with_every_word(service, opened_as):
    report = made(service, "chair", **FOR_HER)
    page = reverse("share-report", args=[service.family.pk, report.report_id])
    answer = service.client("chair").post(page, {"with_whom": "Dana Whitlock", "shared_on": f"{timezone.localdate() + timedelta(days=3):%d.%m.%Y}", "how": "By hand"})
    assert answer.status_code == 422 and "has not come yet" in answer.content.decode() and "By hand" in answer.content.decode()
    service.client("chair").post(page, {"with_whom": "Dana Whitlock", "shared_on": "1 May 2024", "how": "By hand"})
    assert "Dana Whitlock, 1 May 2024: By hand." in opened_as("chair", "report", report_id=report.report_id)


@on_sqlite
def test_making_and_taking_are_in_the_log_and_nobody_else_may_open_it(service):
    report = made(service, "chair", **FOR_HER)
    files_of(service, "chair", report)
    kinds = list(Event.objects.filter(who="Chair", kind__startswith="report ").order_by("pk").values_list("kind", flat=True))
    assert kinds.count("report made") == 1 and kinds.count("report taken") == 3
    for other in ("supervisor", "reviewer", "joined", "practitioner"):
        assert service.client(other).get(reverse("report", args=[service.family.pk, report.report_id])).status_code == 404


@on_sqlite
def test_what_services_wrote_down_of_a_father_stands_beside_its_entry_in_the_fathers_report(service):
    address = reverse("record-father-step", args=[service.family.pk, "C3", "F3", "view"])
    assert service.client("joined").post(address, {"when": "12 May 2024", "what": "He would like mornings.", "answer": "himself"}).status_code == 302
    report = made(service, "joined", "fathers", reader="chair", why="Supervision.")
    for name, said in said_in(files_of(service, "joined", report)).items():
        assert "He would like mornings." in said and "Jory Penhallow, as to Otis Penhallow: from himself" in said, name


@on_sqlite
def test_a_decision_about_safety_stands_in_neither_parents_copy_and_the_chair_is_told_why(service, opened_as):
    address = reverse("record-father-step", args=[service.family.pk, "C3", "F3", "safety"])
    review = timezone.localdate() + timedelta(days=60)
    given = {"when": "12 May 2024", "what": "Nobody rings the flat in the evening.", "answer": "not in touch", "decided_by": "Ola Brandt", "review_on": f"{review:%d.%m.%Y}"}
    assert service.client("joined").post(address, given).status_code == 302
    for person in ("M", "F3"):
        report = made(service, "chair", **FOR_HER | {"person": person})
        assert "evening" not in files_of(service, "chair", report)["r.html"].decode()
        assert "professionals settle among themselves for safety" in opened_as("chair", "report", report_id=report.report_id)
