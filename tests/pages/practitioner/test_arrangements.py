"""Orders, arrangements and what somebody speaks: first on the family's page for those entitled, and nowhere a trace of them for anybody else."""

from __future__ import annotations

import re

from django.urls import reverse
from django.utils import timezone
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen, whole_of
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.intake.dates import read_date
from keepsight.patterns.fathers import fathers_now

BAIL = {"order_kind": "bail", "says": "Not to go to the flat.", "binds": ["F3"], "protects": ["M", "C3"], "when": "12 May 2024", "whose_word": "the police", "start": "10 May 2024"}


def text(page: str) -> str:
    return " ".join(html.fromstring(page).text_content().split())


def write(service, username: str = "joined", **given):
    return service.client(username).post(reverse("write-arrangement", args=[service.family.pk]), BAIL | given)


def everything_shown(service, username: str) -> str:
    """Every page of the family that this account may open, but for the token of its forms and for what the log says of them."""
    client = service.client(username)
    shown = ""
    for name in ("family", "chronology", "fathers", "arrangements", "write-entry"):
        shown += re.sub(r'name="(csrfmiddlewaretoken|seal)" value="[^"]+"', "", client.get(reverse(name, args=[service.family.pk])).content.decode())
    return shown


@on_sqlite
def test_bail_stands_first_on_the_family_page_with_whom_it_binds_and_protects_its_days_and_its_source(service, opened_as):
    assert write(service).status_code == 302
    before = html.fromstring(opened_as("joined", "family")).xpath("//section[@id='before-you-go']//dd")[0]
    said = " ".join(before.text_content().split())
    assert (
        "Jory Penhallow: Bail condition: Not to go to the flat; binds Jory Penhallow; protects Dana Whitlock, Otis Penhallow; from 10 May 2024, no end recorded; "
        "written down 12 May 2024 by Children’s social care, on the word of the police." in said
    )


@on_sqlite
def test_one_that_is_restricted_leaves_no_trace_on_any_page_of_those_who_may_not_see_it(service):
    write(service, says="A first arrangement.", order_kind="hazard", restricted="ours alone")
    before = {username: everything_shown(service, username) for username in ("chair", "practitioner")}
    write(service, says="The refuge is not to be named.", order_kind="safe contact", restricted="address must stay safe")
    assert "The refuge is not to be named" in everything_shown(service, "joined")
    assert {username: everything_shown(service, username) for username in before} == before


@on_sqlite
def test_it_is_corrected_and_ended_and_every_version_stays_to_be_read(service, opened_as):
    write(service)
    order = as_seen(service.scope("joined")).assembled.record.order[0]
    client, at = service.client("joined"), [service.family.pk, order.order_id]
    version = re.search(r'name="version" value="(\d+)"', client.get(reverse("correct-arrangement", args=at)).content.decode())[1]
    corrected = BAIL | {"says": "Not to go within a mile of the flat.", "reason": "Read on the bail sheet.", "version": version}
    assert client.post(reverse("correct-arrangement", args=at), corrected).status_code == 302
    stale = client.post(reverse("correct-arrangement", args=at), corrected | {"says": "Something else."})
    assert stale.status_code == 422 and "was changed by Joined" in stale.content.decode() and "Something else." in stale.content.decode()
    assert "Not to go within a mile" in text(opened_as("joined", "arrangements")) and "Not to go to the flat." in text(opened_as("joined", "arrangements"))
    version = re.search(r'name="version" value="(\d+)"', client.get(reverse("end-arrangement", args=at)).content.decode())[1]
    assert client.post(reverse("end-arrangement", args=at), {"ended": f"{timezone.localdate():%d.%m.%Y}", "reason": "Charge dropped, says the officer.", "version": version}).status_code == 302
    assert "Not to go within a mile" not in text(opened_as("joined", "family")).split("What this rests on")[0].replace("Bail condition protecting", "")
    assert "What has ended" in text(opened_as("joined", "arrangements"))


@on_sqlite
def test_an_order_against_one_parent_changes_what_is_asked_about_him_and_not_about_the_parent_it_protects(service):
    def harm() -> frozenset[str]:
        scope = service.scope("joined")
        return fathers_now(whole_of(scope), scope.as_at).harm

    before = harm()
    write(service, order_kind="court order", says="As the court wrote it.")
    assert harm() - before == {"F3"}


@on_sqlite
def test_what_is_missing_or_cannot_be_is_said_and_every_word_is_kept(service):
    answer = write(service, binds=[], protects=[], says="Two dogs.", order_kind="hazard")
    assert answer.status_code == 422 and "at least one person" in answer.content.decode() and "Two dogs." in answer.content.decode()
    assert "The last day is before the first" in write(service, end="1 May 2024").content.decode()


@on_sqlite
def test_the_language_somebody_speaks_is_written_down_and_stands_before_you_go(service, opened_as):
    at = reverse("write-language", args=[service.family.pk, "F1"])
    given = {"first_language": "Twi", "interpreter": "Twi, for meetings", "communication": "", "when": "3 May 2024", "whose_word": "himself"}
    assert service.client("practitioner").post(at, given).status_code == 302
    assert "Marek Osei: Twi; interpreter: Twi, for meetings" in text(opened_as("joined", "family"))
    assert service.client("practitioner").post(at, {"when": "3 May 2024"}).status_code == 422


@on_sqlite
def test_the_questions_on_which_an_order_or_a_language_bears_are_shown_with_their_form_and_lead_back_here(service, opened_as):
    record_entry(Draft(read_date("3 May 2024"), "Child in need plan for Ivy.", (("C2", "subject"),), kind="plan start"), by=service.scope("joined"))
    live = [one for one in as_seen(service.scope("joined")).findings if one.live and one.pattern in ("father-gap", "network-not-convened", "heard-through-another")]
    page = html.fromstring(opened_as("joined", "arrangements"))
    asked = page.xpath("//section[@aria-labelledby='asked-heading']")[0]
    assert live and all(one.question in text_of(asked) for one in live)
    assert asked.xpath(".//form//input[@name='back']/@value")[0] == reverse("arrangements", args=[service.family.pk])


def text_of(node) -> str:
    return " ".join(node.text_content().split())
