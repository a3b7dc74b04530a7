"""A supervisor asks who has looked at a family."""

from __future__ import annotations

from lxml import html
from service.fixtures import on_sqlite

from keepsight.audit.models import Event
from keepsight.commands import list_who_looked


def test_whoever_opened_the_page_stands_there_by_name_and_so_does_whoever_was_not_given_it(service, opened_as):
    opened_as("chair", "family")
    opened_as("related", "family")
    page = opened_as("supervisor", "who-has-looked")
    assert "Chair (conference chair) opened the page of Whitlock family, for a child protection conference." in page
    assert "Related (practitioner, Children’s social care) asked for the record of a family that is not theirs and was not given it." in page


@on_sqlite
def test_the_log_is_read_to_its_very_beginning_page_by_page_and_each_page_has_a_way_back(service, monkeypatch):
    monkeypatch.setattr(list_who_looked, "SHOWN", 3)
    for _ in range(5):
        service.client("chair").get(f"/families/{service.family.pk}/")
    client, at, seen = service.client("governance"), f"/families/{service.family.pk}/who-has-looked/", []
    stood = list(Event.objects.filter(family_id=service.family.pk).order_by("-pk").values_list("pk", flat=True))
    for _ in range(len(stood) + 2):
        page = html.fromstring(client.get(at).content.decode())
        assert page.xpath("//main//a[starts-with(., 'Back to')]/@href") == ["/"]
        seen += [row.text_content() for row in page.xpath("//tbody/tr")]
        if not (earlier := page.xpath("//main//a[.='Earlier than these']/@href")):
            break
        at = f"/families/{service.family.pk}/who-has-looked/{earlier[0].partition('/who-has-looked/')[2]}"
    first = Event.objects.get(pk=stood[-1])
    assert first.sentence in seen[-1] and len(seen) == len(stood) + 1
    assert client.get(f"/families/{service.family.pk}/who-has-looked/?before=x").status_code == 200
