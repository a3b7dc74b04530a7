"""A health visitor opens a family's page: what stands there, in which order, and what they do from there."""

from __future__ import annotations

from lxml import html
from service.fixtures import HEALTH, on_sqlite

from keepsight.commands.as_seen import as_seen


def headings(page: str) -> list[str]:
    return html.fromstring(page).xpath("//main//section/h2/text()")


@on_sqlite
def test_the_page_has_the_order_of_safe_practice(opened_as):
    assert headings(opened_as("joined", "family")) == [
        "Before you go", "What this rests on", "Each child", "What has held or improved", "Questions from the record", "Decisions and actions",
        "Genogram", "Timeline", "Chronology", "Who is who",
    ]  # fmt: skip


def test_of_other_agencies_entries_a_practitioner_sees_those_that_were_shared_and_no_other(service):
    assert {entry.agency for entry in as_seen(service.scope("practitioner")).entries} == {HEALTH}


@on_sqlite
def test_every_child_has_a_line_also_one_of_whom_nothing_in_sight_is_recorded(opened_as):
    lines = html.fromstring(opened_as("practitioner", "family")).xpath("//table[contains(@class, 'lines')]/tbody/tr/th/a/text()")
    assert lines == ["Rowan Whitlock", "Ivy Whitlock", "Otis Penhallow", "Unborn baby"]


@on_sqlite
def test_who_is_not_settled_is_folded_and_leads_whoever_may_to_where_it_is_settled(opened_as, service):
    def said(username: str) -> html.HtmlElement:
        return html.fromstring(opened_as(username, "family")).xpath("//section[@id='who']")[0]

    for username in ("joined", "supervisor", "joined"):  # both see the same: what one may do is never on the other's page
        who, at = said(username), f"/families/{service.family.pk}/files/to-confirm/"
        assert "‘Kez’" in who.xpath("./details")[0].text_content() and "to-confirm.csv" not in who.text_content()
        assert (at in who.xpath(".//p/a/@href")) == (username == "supervisor")
        assert ("A supervisor, a chair or a reviewer settles" in who.text_content()) == (username == "joined")


def test_an_entry_takes_who_when_and_what_and_is_then_on_the_page_with_who_wrote_it(service, opened_as):
    written = {"who": ["C3", "M"], "when": "today's date", "what": "Otis weighed at the clinic, gaining well. Dana had slept."}
    client = service.client("practitioner")
    address = f"/families/{service.family.pk}/entries/write/"
    refused = client.post(address, written)
    assert refused.status_code == 422 and "Otis weighed at the clinic" in refused.content.decode()
    assert client.post(address, written | {"when": "27 November 2024"}).status_code == 302
    page = opened_as("practitioner", "family")
    assert "Otis weighed at the clinic, gaining well." in page
    assert "Written in Keepsight, sheet by Practitioner, practitioner, Health visiting" in page


def test_a_question_is_answered_in_place_and_is_then_asked_no_more_until_something_is_added(service, opened_as):
    finding = as_seen(service.scope("joined")).findings[0]
    client = service.client("joined")
    client.post(f"/families/{service.family.pk}/questions/{finding.finding_id}/", {"answer": "explained", "reason": "Seen on 3 May by the eye clinic."})
    section = html.fromstring(opened_as("joined", "family")).xpath("//section[@id='questions']")[0]
    assert "Seen on 3 May by the eye clinic." in section.text_content()
    assert "answered, and nothing added since" in section.text_content() or not finding.live
