"""Reviews with their clocks for the reviewer; for the board recommendations, who owns them, and what the record shows over many children."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from service.fixtures import on_sqlite

from keepsight.commands.learning import add_recommendation, add_recommended_action, list_reviews
from keepsight.commands.measures import MEASURES, Share, open_children, quarters, share, shown
from keepsight.records.entry import Concerned, Entry
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
    assert open_children(AFTER).filter(family="county").count() == 60
    assert share(MEASURES["fathers"], AFTER) == Share(30, 60)
    assert share(MEASURES["fathers"], BEFORE) == Share(None, None), "nobody was recorded then: a count of none is left out too"


DAY = date(2024, 6, 1)


def some(seed: int) -> Record:
    """Thirty children with a scatter of work, parents and entries about the day: some open, some not, some known only later or withdrawn before."""
    chance = Random(seed)

    def day(spread: int = 120) -> date:
        return DAY + timedelta(days=chance.randint(-spread, spread // 3))

    def known() -> dict:
        on = day()
        return {"known_on": on, "known_until": chance.choice([None, None, None, on + timedelta(days=chance.randint(1, 90))])}

    ids = [f"K{n}" for n in range(30)]
    entries = [f"E{n}" for n in range(60)]
    happened = {one: day() for one in entries}
    return Record(
        person=[Person(person_id=one, label=one, kind=chance.choice(["child"] * 5 + ["adult"]), **known()) for one in ids],
        involvement=[Involvement(person_id=chance.choice(ids), agency="Care", tier=chance.choice(["", "universal", "child in need", "child protection"]), start=day(), end_=chance.choice([None, day()]), **known()) for _ in range(50)],
        relationship=[Relationship(person_id=f"A{chance.randint(0, 3)}", relationship=chance.choice(["father", "donor", "mother", "parent", "aunt"]), related_person_id=chance.choice(ids), **known()) for _ in range(50)],
        entry=[Entry(entry_id=one, agency="Care", happened_from=happened[one], happened_to=happened[one], text="x", childs_words=chance.choice(["", "I like it."]), **known()) for one in entries],
        concerned=[Concerned(entry_id=chance.choice(entries), person_id=chance.choice(ids), as_written="", part=chance.choice(["seen alone", "subject"]), **known()) for _ in range(150)],
    )  # fmt: skip


def slowly(record: Record, measure: str, on: date) -> tuple[int, int]:
    """The two counts of a measure, by going through everything."""
    def stood(rows):
        return [row for row in rows if (row.known_on is None or row.known_on <= on) and (row.known_until is None or row.known_until > on)]

    worked = {one.person_id for one in stood(record.involvement) if one.tier not in ("", "universal") and one.start <= on and (one.end_ is None or one.end_ >= on)}
    children = worked & {one.person_id for one in stood(record.person) if one.kind == "child"}
    if measure == "fathers":
        parents = [(one.related_person_id, one.person_id, one.relationship) for one in stood(record.relationship)]
        mothers = {child: {who for of, who, what in parents if of == child and what in ("mother", "parent")} for child in children}
        return len({child for child in children if len(mothers[child]) > 1 or any(of == child and what in ("father", "donor") for of, _, what in parents)}), len(children)
    days = 28 if measure == "seen-alone" else 91
    lately = {one.entry_id for one in stood(record.entry) if on - timedelta(days=days) < one.happened_to <= on and (days == 28 or one.childs_words)}
    return len(children & {one.person_id for one in stood(record.concerned) if one.entry_id in lately and (days == 91 or one.part == "seen alone")}), len(children)


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_counts_as_going_through_everything_does(service, monkeypatch, measure):
    monkeypatch.setattr("keepsight.commands.measures.shown", lambda *counts: counts)
    before = {day: share(MEASURES[measure], day) for day in (DAY, DAY - timedelta(days=45))}
    seen = [0, 0]
    for seed in range(6):
        record = some(seed)
        add(record, Writing.objects.create(family=FamilyRecord.objects.create(family_id=f"some {seed}", label="Some"), how="received", by="a test"))
        for day, was in before.items():
            of_them, children = share(MEASURES[measure], day)
            assert (of_them - was[0], children - was[1]) == slowly(record, measure, day)
            before[day], seen = (of_them, children), [seen[0] + of_them - was[0], seen[1] + children - was[1]]
    assert 0 < seen[0] < seen[1], "a test that cannot tell them apart tells nothing"


@on_sqlite
def test_a_measure_asks_the_database_once_for_a_day_and_reads_no_row(service):
    for measure in MEASURES.values():
        with CaptureQueriesContext(connection) as asked:
            share(measure, AFTER)
        assert len(asked) == 1 and asked[0]["sql"].startswith("SELECT COUNT(*)")


def test_no_pair_that_is_shown_can_be_traced_to_fewer_than_five_counts_of_them_or_of_the_rest():
    traced: dict[Share, set[tuple[int, int]]] = {}
    for children in range(140):
        for of_them in range(children + 1):
            if (told := shown(of_them, children)) != Share(None, None):
                traced.setdefault(told, set()).add((of_them, children - of_them))
    whole = {told: counts for told, counts in traced.items() if told.children < 130}
    assert min(len({one for one, _ in counts}) for counts in whole.values()) >= 5
    assert min(len({rest for _, rest in counts}) for counts in whole.values()) >= 5
    assert min(min(pair) for counts in traced.values() for pair in counts) > 7


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
    assert "not done, and its day has passed" in service.client("board").get(reverse("recommendations")).content.decode()
    assert client.post(finish, {"shown_by": " "}).status_code == 422
    assert client.post(finish, {"shown_by": "Audit of forty visits."}).status_code == 302
    page = service.client("board").get(reverse("recommendation", args=[kept.pk])).content.decode()
    assert "Head of family help" in page and "What shows it: Audit of forty visits." in page and "1 April 2024" in page and "too small to be shown" in page
    told = [page.index(f">{one}<") for one in ("1 April 2023", "1 April 2024", "The recommendation was made", "1 July 2024", "Done: Ask at every visit. What shows it: Audit of forty visits.")]
    assert told == sorted(told), "what was so before, what was done, and what is so since stand in the order of their days"


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
