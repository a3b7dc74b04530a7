"""Given an agency's care profile in a spreadsheet, when it is received, then the child's care over time shows it; a later version corrects it and keeps what it was."""

from __future__ import annotations

from django.urls import reverse
from lxml import html
from service.fixtures import on_sqlite
from service.sent_files import receive

from keepsight.commands.open_care import open_care, open_grading
from keepsight.store import models

pytestmark = on_sqlite
HEADINGS = "Child,Carer,Tool,Area,Item,Grade,From,To,Graded on,Completed by,Trained,Rests on,Child's view,Agency"
ROW = "Ivy Whitlock,Dana Whitlock,keepsight-profile,Health,Health as it is seen on the child,{},{},{},{},A Worker,no,seen at clinic,,Children’s social care"


def profile(*words: str) -> bytes:
    """A sheet of one grade a month, of these words."""
    rows = [ROW.format(word, f"01/0{month}/2024", f"20/0{month}/2024", f"22/0{month}/2024") for month, word in enumerate(words, 1)]
    return "\n".join([HEADINGS, *rows]).encode()


def shown(service) -> str:
    page = service.client("supervisor").get(reverse("care-over-time", args=[service.family.pk, "C2"])).content
    return " ".join(html.fromstring(page).xpath("//main")[0].text_content().split())


def test_a_care_profile_that_is_received_stands_on_the_childs_care_over_time(service):
    plan = receive(service, ("Care profile.csv", profile("not met", "partly met", "met")))
    [ledger] = plan.ledgers
    assert (ledger.rows_in, ledger.entries, ledger.refused) == (3, 3, [])
    page = shown(service)
    assert "1 to 20 January 2024, Children’s social care: not met" in page and "Better than 1 to 20 February 2024" in page
    assert models.Grade.objects.filter(family=service.family, known_until__isnull=True).count() == 3


def test_the_same_profile_again_is_held_already_and_a_later_version_corrects_what_changed(service):
    receive(service, ("Care profile.csv", profile("not met", "partly met", "met")))
    before = [one.entry.entry_id for one in open_care(by=service.scope("supervisor")).gradings]
    plan = receive(service, ("Care profile v2.csv", profile("not met", "partly met", "partly met")))
    [ledger] = plan.ledgers
    assert (ledger.entries, ledger.already_held) == (1, 2)
    now = open_care(by=service.scope("supervisor")).gradings
    assert [one.entry.entry_id for one in now] == before and [one.grades[0].value for one in now] == ["not met", "partly met", "partly met"]
    assert models.Grade.objects.filter(family=service.family, entry_id=before[2]).count() == 2
    assert len(now[2].grades) == 1 and open_grading(before[2], by=service.scope("supervisor")).grading == now[2]
