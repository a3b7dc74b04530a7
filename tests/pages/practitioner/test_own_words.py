"""What people say about their own record is kept as theirs, beside what it is about; what is not answered is seen to be."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from reports.test_copies import said_in
from service.fixtures import CARE, on_sqlite

from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.enter_representation import Said, answer_representation, enter_representation, in_sight
from pages.chair.test_reports import FOR_HER, files_of, made

BY_TELEPHONE = Said("Dana Whitlock", "correction", "telephone", date(2024, 5, 1), "We were at my mother’s that week.", person_id="M")
THE_FORM = {"person": "M", "words": "We were at my mother’s that week.", "kind": "correction", "came": "telephone", "said_on": "1 May 2024"}


def entry_of_care(service) -> str:
    return next(one.entry_id for one in as_seen(service.scope("joined")).entries if one.agency == CARE and not one.restricted)


def test_a_correction_that_came_by_telephone_stands_as_hers_beside_the_entry_and_waits(service, opened_as):
    entry_id = entry_of_care(service)
    address = reverse("enter-representation-about", args=[service.family.pk, "entry", entry_id])
    assert service.client("joined").post(address, THE_FORM).status_code == 302
    page = opened_as("joined", "representations")
    assert "Dana Whitlock, 1 May 2024, by telephone" in page and "We were at my mother’s that week." in page and "Not answered." in page
    assert "What people said about their own record (1 not answered)" in opened_as("joined", "family")
    waits = "Whitlock family: one thing that somebody said about their record is not answered"
    first_pages = {who: service.client(who).get(reverse("home")).content.decode() for who in ("joined", "chair", "practitioner")}
    assert [who for who, first in first_pages.items() if waits in first] == ["joined", "chair"]


def test_once_answered_it_says_what_was_answered_by_whom_and_how_she_was_told(service, opened_as):
    kept = enter_representation(BY_TELEPHONE, by=service.scope("joined"))
    address = reverse("answer-representation", args=[service.family.pk, kept])
    assert service.client("joined").post(address, {"answer": "The entry was corrected.", "told_how": "At a visit"}).status_code == 302
    page = opened_as("joined", "representations")
    assert "The entry was corrected. (Joined, practitioner, Children’s social care" in page and "told: At a visit" in page and "Not answered." not in page
    assert b"said about their record" not in service.client("joined").get(reverse("home")).content


@on_sqlite
def test_what_waits_stands_before_what_is_answered(service):
    by = service.scope("joined")
    answer_representation(enter_representation(BY_TELEPHONE, by=by), "Corrected.", "", by=by)
    waiting = enter_representation(BY_TELEPHONE, by=by)
    assert [one.said.representation_id for one in in_sight(by)][0] == waiting


@on_sqlite
def test_it_is_seen_by_nobody_who_does_not_see_what_it_is_about_or_whom_it_was_said_to(service):
    by = service.scope("joined")
    beside_an_entry = Said("Dana Whitlock", "account", "in person", date(2024, 5, 1), "No.", "entry", entry_of_care(service), "M")
    enter_representation(beside_an_entry, by=by)
    enter_representation(BY_TELEPHONE, by=by)
    assert len(in_sight(service.scope("chair"))) == 2 and in_sight(service.scope("practitioner")) == []


@on_sqlite
@pytest.mark.parametrize(("changed", "needed"), [({"person": ""}, "Choose who said it"), ({"words": " "}, "Write what they said"), ({"said_on": "when it rained"}, "day")])
def test_what_is_missing_is_said_and_every_word_stays_in_the_form(service, changed, needed):
    answer = service.client("joined").post(reverse("enter-representation", args=[service.family.pk, "record"]), THE_FORM | changed)
    page = answer.content.decode()
    assert answer.status_code == 422 and needed in page and (changed.get("words") or "We were at my mother’s that week.") in page


@on_sqlite
def test_her_extract_lists_what_she_said_and_what_she_was_answered(service):
    by = service.scope("chair")
    enter_representation(BY_TELEPHONE, by=by)
    answer_representation(in_sight(by)[0].said.representation_id, "The dates were put right.", "By letter", by=by)
    report = made(service, "chair", "subject-access", reader="extract", person="M", why="She asked.")
    for name, said in said_in(files_of(service, "chair", report)).items():
        assert "We were at my mother’s that week." in said and "The dates were put right." in said and "by telephone" in said, name
    another = made(service, "chair", "subject-access", reader="extract", person="F3", why="He asked.")
    assert all("my mother" not in said for said in said_in(files_of(service, "chair", another)).values())


@on_sqlite
def test_a_comment_on_a_pack_is_kept_with_the_pack(service, opened_as):
    report = made(service, "chair", **FOR_HER)
    address = reverse("enter-representation-about", args=[service.family.pk, "report", report.report_id])
    assert service.client("chair").post(address, THE_FORM | {"kind": "comment", "words": "Page two is not about us."}).status_code == 302
    assert "Page two is not about us." in opened_as("chair", "report", report_id=report.report_id)


@on_sqlite
def test_a_dispute_written_on_the_entrys_page_waits_for_an_answer_too(service):
    by, entry_id = service.scope("joined"), entry_of_care(service)
    page = reverse("dispute-entry", args=[service.family.pk, entry_id])
    version = service.client("joined").get(page).context["page"].version
    service.client("joined").post(page, {"version": version, "whose": "Dana Whitlock", "account": "I was at home."})
    (one,) = in_sight(by)
    assert one.said.words == "I was at home." and one.about.entry.entry_id == entry_id and not one.answers


@on_sqlite
def test_each_is_in_the_log(service):
    by = service.scope("joined")
    answer_representation(enter_representation(BY_TELEPHONE, by=by), "Corrected.", "", by=by)
    assert set(Event.objects.values_list("kind", flat=True)) >= {"representation entered", "representation answered"}
