"""Home for each role: the families it reaches, the log that governance reads, and what waits for whoever answers."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html
from service.fixtures import CARE

from keepsight.access.models import JointAgency


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
