"""Reviews with their clocks for the reviewer; for the board recommendations, who owns them, and what the record shows over many children."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from service.fixtures import on_sqlite

from keepsight.commands.learning import add_recommendation, add_recommended_action, list_reviews
from keepsight.commands.measures import MEASURES, Share, open_children, quarters, share, shown
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.work import Involvement
from keepsight.store.learning import Recommendation, RecommendedAction
from keepsight.store.models import FamilyRecord, Writing
from keepsight.store.rows import add

BEFORE, AFTER = date(2024, 1, 1), date(2024, 10, 1)


def county(children: int, with_a_father: int, known_on: date) -> None:
    """A family of so many open children, of whom so many have a father recorded from a day on."""
    family = FamilyRecord.objects.create(family_id="county", label="Many")
    ids = [f"K{n}" for n in range(children)]
    record = Record(
        person=[Person(person_id=one, label=one, kind="child", known_on=BEFORE) for one in ids] + [Person(person_id="F", label="F", known_on=BEFORE)],
        involvement=[Involvement(person_id=one, agency="Care", tier="child in need", start=date(2023, 1, 1), known_on=date(2023, 1, 1)) for one in ids],
        relationship=[Relationship(person_id="F", relationship="father", related_person_id=one, known_on=known_on) for one in ids[:with_a_father]],
    )
    add(record, Writing.objects.create(family=family, how="received", by="a test"))


def test_the_share_of_open_children_with_a_father_recorded_is_told_before_and_after(service):
    county(60, 31, known_on=date(2024, 6, 1))
    county_children = {child for child in open_children(AFTER) if child[0] == "county"}
    assert len(county_children) == 60
    assert share(MEASURES["fathers"], AFTER) == Share(30, 60)
    assert share(MEASURES["fathers"], BEFORE) == Share(None, None), "nobody was recorded then: a count of none is left out too"


@pytest.mark.parametrize(("of_them", "children", "told"), [(7, 100, None), (8, 100, 10), (93, 100, None), (92, 100, 90), (0, 100, None), (100, 100, None), (3, 6, None), (33, 66, 35)])
def test_small_numbers_and_small_rests_are_left_out_and_the_others_rounded_to_five(of_them, children, told):
    assert shown(of_them, children).of_them == told


def test_quarters_are_fixed_days_so_that_no_two_answers_differ_by_one_child():
    assert quarters(date(2024, 5, 20), date(2025, 2, 1)) == [date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1), date(2025, 1, 1)]
    assert quarters(date(2024, 10, 1), date(2024, 10, 1)) == [date(2024, 10, 1)]


@on_sqlite
def test_a_review_is_begun_and_its_clocks_are_told_in_working_days(service, opened_as):
    address = reverse("reviews", args=[service.family.pk])
    given = {"kind": "rapid review", "known_to_authority_on": "30 March 2026", "notified_on": "1 April 2026"}
    assert service.client("reviewer").post(address, given).status_code == 302
    page = opened_as("reviewer", "reviews")
    assert "8 April 2026" in page and "24 April 2026" in page and "fifteen working days" in page and "not yet" in page
    (one,) = list_reviews(by=service.scope("reviewer"))
    again = reverse("review", args=[service.family.pk, one.review.review_id])
    assert service.client("reviewer").post(again, given | {"sent_on": "20 April 2026", "begun_on": "20 April 2026"}).status_code == 302
    assert "20 October 2026" in opened_as("reviewer", "reviews"), "six months from the decision to begin a practice review"


@on_sqlite
def test_a_recommendation_has_an_owner_actions_and_what_shows_that_one_was_done(service):
    client = service.client("reviewer")
    given = {"text": "Every father is known.", "comes_from": "Child review 2024", "owner": "Head of family help", "made_on": "20 May 2024", "measure": "fathers"}
    assert client.post(reverse("add-recommendation"), given).status_code == 302
    kept = Recommendation.objects.get()
    assert client.post(reverse("add-recommended-action", args=[kept.pk]), {"action": "Ask at every visit", "owner": "Team managers", "due": "1 July 2024"}).status_code == 302
    finish = reverse("finish-recommended-action", args=[kept.pk, RecommendedAction.objects.get().pk])
    assert client.post(finish, {"shown_by": " "}).status_code == 422
    assert client.post(finish, {"shown_by": "Audit of forty visits."}).status_code == 302
    page = service.client("board").get(reverse("recommendation", args=[kept.pk])).content.decode()
    assert "Head of family help" in page and "What shows it: Audit of forty visits." in page and "1 April 2024" in page and "too few children" in page


@on_sqlite
def test_the_board_reads_no_family_and_changes_nothing(service):
    by = service.reader("analyst")
    kept = add_recommendation("Every father is known.", "A review", "The board", "fathers", date(2024, 5, 1), by=by)
    add_recommended_action(kept, "Write to schools.", "The board", date(2024, 6, 1), by=by)
    board = service.client("board")
    pages = [board.get(reverse("recommendations")), board.get(reverse("recommendation", args=[kept]))]
    assert all(b"Whitlock" not in page.content and b"Say that it was done" not in page.content for page in pages)
    assert board.get(reverse("add-recommendation")).status_code == 404
    assert b"What the partnership recommends" in board.get(reverse("home")).content
