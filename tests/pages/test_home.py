"""Home for each role: the families it reaches, the log that governance reads, and what waits for whoever answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from lxml import html
from service.fixtures import CARE, on_sqlite

from keepsight.access.models import JointAgency
from keepsight.commands.write import begin
from keepsight.records.record import Record
from keepsight.records.work import Action
from keepsight.store.rows import add, load


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
