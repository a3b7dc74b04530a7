"""Writing an entry: who, when and what are needed; what may follow; and what the form asks (safe practice 1.3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen
from keepsight.reports.picture.words.dates import day
from keepsight.store.models import Concerned, Entry
from keepsight.web.entries.forms import EntryForm

LEAST = {"who": ["C3"], "when": "today", "what": "Otis smiled at his mother and reached for her."}


@pytest.fixture
def form(service) -> str:
    return f"/families/{service.family.pk}/entries/write/"


def field(service, label: str) -> str:
    """The name of the field with this label."""
    shown = EntryForm(people=dict(as_seen(service.scope("practitioner")).people))
    return next(name for name, one in shown.fields.items() if one.label == label)


def latest() -> Entry:
    return Entry.objects.order_by("-row_no").first()


def test_who_when_and_what_are_enough(service, form):
    assert service.client("practitioner").post(form, LEAST).status_code == 302
    assert (latest().text, latest().happened_from, latest().recorded_on) == (LEAST["what"], timezone.localdate(), timezone.localdate())


def test_everything_that_may_follow_is_kept_as_it_was_written(service, form):
    today = timezone.localdate()
    more = {
        field(service, "Otis Penhallow: part in it"): ["seen alone", "spoke"], field(service, "Dana Whitlock: part in it"): ["present"],
        field(service, "What did it mean for Otis Penhallow?"): "He slept through for the first time.", "childs_words": "‘Mine’, of his cup.", "response": "Praised; next weigh in two weeks.",
        "source_type": "carer's report", "account_of": "his grandmother", "when": day(today - timedelta(3)), "recorded": day(today - timedelta(2)), "shared": "yesterday",
        "restricted": "the clinic’s address must stay safe", "key": "on",
    }  # fmt: skip
    assert service.client("practitioner").post(form, LEAST | more).status_code == 302
    entry = latest()
    rows = [(one.person_id, one.part, one.impact) for one in Concerned.objects.filter(entry_id=entry.entry_id)]
    assert rows == [("C3", "seen alone", "He slept through for the first time."), ("C3", "spoke", ""), ("M", "present", "")]
    assert (entry.childs_words, entry.response, entry.restricted, entry.key) == (more["childs_words"], more["response"], more["restricted"], True)
    assert (entry.source_type["value"], entry.source_type["suggested"], entry.account_of) == ("carer's report", False, "his grandmother")
    assert [(today - on).days for on in (entry.happened_to, entry.recorded_on, entry.known_on, entry.shared_on)] == [3, 2, 2, 1]
    page = service.client("practitioner").get(f"/families/{service.family.pk}/entries/{entry.entry_id}/").content.decode()
    assert "He slept through for the first time." in page and "For Otis Penhallow: " in page


@pytest.mark.parametrize(("given", "said"), [
    ({"who": []}, "Choose whom it concerns"), ({"when": ""}, "Write when it happened"), ({"what": " "}, "Write what happened"),
    ({"when": "1 May 2046"}, "This day has not come yet"), ({"when": "yesterday", "recorded": "1 May 2024"}, "It cannot have been written down before it happened"),
    ({"recorded": "May 2024"}, "Write one day"), ({"who": ["C9"]}, "is no longer in this family’s record"), ({"what": "a" * 100_001}, "at most 100000 characters"),
])  # fmt: skip
@on_sqlite
def test_what_is_wrong_is_said_beside_its_field_and_no_word_is_lost(service, form, given, said):
    sent = LEAST | {"childs_words": "Mine."} | given
    answer = service.client("practitioner").post(form, sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert "Mine." in page and sent["what"].strip() in page


@pytest.mark.parametrize(("what", "speaks_of"), [
    ("Otis seen with a bruise to his cheek.", "an injury"), ("Ivy disclosed that she is left alone at night.", "something that a child told"),
    ("Rowan is missing from home since Friday.", "a child who is missing"), ("Dana was drunk and could not hold Otis.", "somebody who had been drinking"),
])  # fmt: skip
@on_sqlite
def test_an_entry_that_calls_for_it_asks_whether_it_was_referred_and_not_yet_is_kept_and_shown(service, form, what, speaks_of):
    client = service.client("practitioner")
    asked = client.post(form, LEAST | {"what": what})
    assert asked.status_code == 422 and speaks_of in asked.content.decode() and "Has it been referred?" in asked.content.decode()
    assert client.post(form, LEAST | {"what": what, "referred": "not yet"}).status_code == 302
    entry = latest()
    assert (entry.text, entry.response) == (what, "Not yet referred to anybody.")
    assert entry.outcome_code != "referral-made", "what is not yet done is not read as done"
    assert "Not yet referred to anybody." in client.get(f"/families/{service.family.pk}/entries/{entry.entry_id}/").content.decode()


@on_sqlite
@pytest.mark.parametrize("what", [LEAST["what"], "No bruises seen. Dana has not drunk since Christmas.", "Bruise to Otis’s cheek. Referred to the front door at once; they called a strategy discussion."])
def test_an_entry_that_does_not_call_for_it_or_says_it_itself_is_asked_nothing(service, form, what):
    assert service.client("practitioner").post(form, LEAST | {"what": what}).status_code == 302


@on_sqlite
def test_that_there_is_no_need_is_said_with_why(service, form):
    client, bruise = service.client("practitioner"), LEAST | {"what": "Otis seen with a bruise to his cheek.", "referred": "no need"}
    assert "why there is no need" in client.post(form, bruise).content.decode()
    assert client.post(form, bruise | {"referral": "Seen by the GP, who knew of it: he fell at the clinic."}).status_code == 302
    assert latest().response == "Not referred, and why: Seen by the GP, who knew of it: he fell at the clinic."


def test_odd_letters_come_back_as_they_were_written(service, form):
    odd = "Zoë’s 👨‍👩‍👧 drew ❤️; \u202eright to left\u202c; nul \x00 here; e\u0301; 漢字\r\nnew line"
    assert service.client("practitioner").post(form, LEAST | {"what": odd}).status_code == 302
    assert latest().text == odd.replace("\x00", "\ufffd").replace("\r\n", "\n")


@on_sqlite
def test_more_than_is_taken_at_once_is_told_in_words(service, form):
    answer = service.client("practitioner").post(form, LEAST | {"what": "a" * 6_000_000})
    assert answer.status_code == 400 and "still in the form" in answer.content.decode()
    assert len(html.fromstring(answer.content.decode()).xpath("//h1")) == 1
