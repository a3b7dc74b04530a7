"""Home for each role: the families it reaches, the log that governance reads, and what waits for whoever answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html
from service.fixtures import CARE, on_sqlite

from keepsight.access.models import JointAgency, ReadingMark
from keepsight.commands.as_seen import as_seen
from keepsight.commands.write import begin
from keepsight.records.record import Record
from keepsight.records.work import Action
from keepsight.reports.picture.words.questions import unanswered
from keepsight.store.models import Assessment, FamilyRecord
from keepsight.store.rows import add, load
from pages.gradings import a_grading


def home(service, who: str) -> html.HtmlElement:
    return html.fromstring(service.client(who).get(reverse("home")).content.decode())


@pytest.mark.parametrize("who, leads_to", [("practitioner", "family"), ("supervisor", "family"), ("chair", "family"), ("governance", "who-has-looked")])
def test_each_family_leads_to_what_the_role_may_read_of_it(service, who, leads_to):
    links = home(service, who).xpath("//ul[@class='families']//a")
    assert [(link.text, link.get("href")) for link in links] == [("Whitlock family", reverse(leads_to, args=[service.family.pk]))]
    assert service.client(who).get(links[0].get("href")).status_code == 200


@pytest.mark.parametrize("who", ["analyst", "board", "administrator", "elsewhere", "other-supervisor"])
def test_who_reaches_no_family_is_named_none(service, who):
    assert "Whitlock" not in home(service, who).text_content()


def test_a_joint_record_that_asks_an_agency_waits_for_its_supervisor_and_for_nobody_else(service):
    JointAgency.objects.filter(joint__family=service.family, agency__name=CARE).update(answer="asked", agreed_by="")
    waits = {who for who in service.people if who != "nobody" and "Waiting for you" in home(service, who).text_content()}
    assert waits == {"supervisor"}


def item(service, who: str, heading: str) -> str:
    """What stands under a heading of somebody's first page; empty where it has none."""
    found = home(service, who).xpath(f"//h2[text()='{heading}']/following-sibling::ul[1]")
    return " ".join(found[0].text_content().split()) if found else ""


def written(service, by: str, **more) -> str:
    """An entry written by somebody, as a copy of one of their agency's."""
    scope = service.scope(by)
    like = next(entry for entry in load(service.family).entry if entry.agency == scope.reader.agency)
    add(Record(entry=[replace(like, **{"entry_id": "NEW", "restricted": ""} | more)]), begin("recorded", scope, keeps_up=False))


def test_what_others_wrote_since_a_reader_looked_is_new_to_them_and_what_stood_there_before_is_not(service):
    assert item(service, "joined", "New since you last looked") == ""  # day one: ten years of history are not news
    service.client("joined").get(f"/families/{service.family.pk}/")
    written(service, "practitioner")
    assert "Whitlock family: 1 entry written or corrected since you looked on" in item(service, "joined", "New since you last looked")
    assert item(service, "practitioner", "New since you last looked") == ""  # their own writing is not news
    link = home(service, "joined").xpath("//h2[text()='New since you last looked']/following-sibling::ul[1]//a/@href")[0]
    assert html.fromstring(service.client("joined").get(link).content.decode()).xpath("//li[contains(@class, 'entry')]/@id") == ["entry-NEW"]
    assert item(service, "joined", "New since you last looked") == ""


@on_sqlite
def test_what_was_written_out_of_a_readers_sight_is_not_new_to_them(service):
    for who in ("joined", "practitioner"):
        service.client(who).get(f"/families/{service.family.pk}/")
    written(service, "joined", restricted="our own")
    assert item(service, "practitioner", "New since you last looked") == ""
    assert item(service, "chair", "New since you last looked") == ""


@on_sqlite
def test_actions_past_their_day_stand_there_with_their_owner_for_those_who_see_the_entry_that_set_them(service):
    entry = next(entry.entry_id for entry in load(service.family).entry if entry.agency == CARE)
    late = Action(entry_id=entry, action_id="A1", action="Ask the eye clinic", owner="Amy Tregear", owner_agency="School", due_on=service.family.as_at - timedelta(12))
    add(Record(action=[late, replace(late, action_id="A2", done_entry_id=entry, owner="Somebody Else")]), begin("recorded", service.scope("joined"), keeps_up=False))
    said = item(service, "joined", "Actions past their day")
    assert "Whitlock family" in said and "Amy Tregear, School: was due" in said and "12 days ago" in said
    assert "Somebody Else" not in said and "eye clinic" not in said
    assert item(service, "practitioner", "Actions past their day") == ""
    assert {who for who in service.people if who != "nobody" and "Amy Tregear" in home(service, who).text_content()} == {"joined", "supervisor", "chair", "facilitator", "reviewer"}


WAITS = "Whitlock family: a question from the record waits for an answer"


def folded(service, who: str) -> dict[str, str]:
    """Each line behind which something stands folded on somebody's first page, with what stands there."""
    return {one.find("summary").text_content().strip(): " ".join(one.xpath("./div")[0].text_content().split()) for one in home(service, who).xpath("//details") if "role" not in one.find("summary").text_content()}


@on_sqlite
def test_questions_that_wait_stand_by_the_familys_name_and_those_from_before_the_first_look_behind_one_line(service):
    FamilyRecord.objects.filter(pk=service.family.pk).update(as_at=date(2023, 6, 1), mark="in June")
    assert WAITS not in item(service, "joined", "Waiting for you") and folded(service, "joined") == {"Families you have not opened yet": "Whitlock family"}
    service.client("joined").get(f"/families/{service.family.pk}/")
    asked = unanswered(as_seen(service.scope("joined")))
    assert len(asked) == 2 and WAITS not in item(service, "joined", "Waiting for you"), "day one: what was asked before they looked is no news"
    assert folded(service, "joined") == {"Questions that waited before you first looked": "Whitlock family"}
    before = timezone.make_aware(datetime.combine(max(one.raised_on for one in asked), time()))
    ReadingMark.objects.update(first_at=before)
    assert WAITS in item(service, "joined", "Waiting for you") and folded(service, "joined") == {}
    assert not any(mark.isdigit() for mark in item(service, "joined", "Waiting for you")), "no number, of a family or in all"


@on_sqlite
def test_no_question_waits_for_who_may_not_answer_one_and_a_supervisor_has_the_page_of_the_team(service):
    for who in ("facilitator", "reviewer", "supervisor", "governance"):
        ReadingMark.objects.create(user=service.people[who], family=service.family, first_at=timezone.make_aware(datetime(2020, 1, 1)))
        assert WAITS not in home(service, who).text_content() and folded(service, who) == {}


@on_sqlite
def test_care_that_was_to_be_looked_at_again_stands_there_for_those_who_see_the_grading(service):
    a_grading(service)
    Assessment.objects.filter(family=service.family).update(again_by=timezone.localdate() - timedelta(1))
    said = "Whitlock family: care was to be looked at again by a day that has passed"
    FamilyRecord.objects.filter(pk=service.family.pk).update(as_at=None)
    assert {who for who in service.people if who != "nobody" and said in home(service, who).text_content()} == {"joined", "supervisor", "chair", "facilitator", "reviewer"}


@on_sqlite
def test_what_stands_unanswered_comes_before_the_list_of_families_and_who_has_none_is_not_met_by_that_word(service):
    page = home(service, "supervisor")
    places = [(node.text_content() if node.tag == "h2" else node.get("href")) for node in page.xpath("//main//h2 | //main//a")]
    assert places.index(reverse("team")) < places.index("All families")
    for who in ("analyst", "board"):
        page = home(service, who)
        addresses = page.xpath("//main//a/@href")
        assert page.xpath("//h1/text()") == ["Your first page"] and addresses.index(reverse("recommendations")) < addresses.index(reverse("notices"))
