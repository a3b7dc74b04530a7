"""One entry: read whole, corrected, disputed, withdrawn. Nothing is overwritten, and nobody's words are lost to somebody else's."""

from __future__ import annotations

import pytest
from lxml import html
from service.fixtures import CARE, HEALTH, on_sqlite

from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.correct_entry import withdraw_entry
from keepsight.commands.open_entry import open_entry
from keepsight.store.models import Entry
from pages.test_no_word_is_lost import forms
from pages.test_permission_table import entry_of

CORRECTED = {"who": ["C3"], "when": "3 May 2024", "what": "Otis weighed 6.4 kg, not 4.6.", "reason": "Two figures were swapped."}


def place(service, name, agency=HEALTH):
    return f"/families/{service.family.pk}/entries/{entry_of(service, agency)}/{name}"


def version(service, agency=HEALTH):
    return open_entry(entry_of(service, agency), by=service.scope("joined" if agency != HEALTH else "practitioner")).versions[0].number


def test_a_correction_stands_and_the_version_before_is_kept_with_who_and_why(service):
    entry_id, before = entry_of(service, HEALTH), version(service)
    answer = service.client("practitioner").post(place(service, "correct/"), CORRECTED | {"version": before})
    assert answer.status_code == 302
    page = service.client("practitioner").get(place(service, "")).content.decode()
    assert "Otis weighed 6.4 kg, not 4.6." in page and "Two figures were swapped." in page
    assert [row.known_until is None for row in Entry.objects.filter(entry_id=entry_id).order_by("row_no")] == [False, True]
    assert [entry.text for entry in as_seen(service.scope("practitioner")).entries if entry.entry_id == entry_id] == [CORRECTED["what"]]


def test_of_two_who_correct_one_entry_the_second_is_told_and_loses_no_word(service):
    before = version(service)
    client = service.client("practitioner")
    client.post(place(service, "correct/"), CORRECTED | {"version": before})
    second = client.post(place(service, "correct/"), CORRECTED | {"what": "Otis weighed 6.5 kg.", "version": before})
    page = second.content.decode()
    assert second.status_code == 422 and "was changed by" in page
    assert "Otis weighed 6.5 kg." in page and "Otis weighed 6.4 kg, not 4.6." in page
    assert client.post(place(service, "correct/"), CORRECTED | {"what": "Otis weighed 6.5 kg.", "version": version(service)}).status_code == 302


def test_an_entry_is_copied_out_with_its_reference_and_what_disputes_it_and_the_log_says_so(service):
    client = service.client("joined")
    client.post(place(service, "dispute/"), {"whose": "Dana Whitlock", "account": "I rang twice that week.", "version": version(service)})
    text = html.fromstring(client.get(place(service, "as-text/")).content.decode()).xpath("//textarea")[0].text_content()
    entry = next(one for one in as_seen(service.scope("joined")).entries if one.entry_id == entry_of(service, HEALTH))
    assert entry.text in text and "I rang twice that week." in text and text.endswith(f"Keepsight reference {entry.entry_id}")
    told = Event.objects.get(kind="entry copied out")
    assert told.rows == [entry.entry_id] and told.sentence.startswith("Joined (practitioner, Children’s social care) opened one entry of the record of Whitlock family as text to be copied out, for ")


def test_a_correction_without_a_reason_is_not_made_and_says_so(service):
    answer = service.client("practitioner").post(place(service, "correct/"), CORRECTED | {"reason": " ", "version": version(service)})
    assert answer.status_code == 422 and "Say why the entry is corrected" in answer.content.decode()


def test_another_agencys_entry_cannot_be_corrected_but_a_persons_own_account_can_stand_beside_it(service):
    client = service.client("joined")
    assert client.get(place(service, "correct/")).status_code == 404
    told = {"whose": "Dana Whitlock", "account": "I rang twice that week and nobody rang back.", "version": version(service)}
    assert client.post(place(service, "dispute/"), told).status_code == 302
    page = client.get(place(service, "")).content.decode()
    assert "Disputed by Dana Whitlock" in page and "nobody rang back" in page


@on_sqlite
def test_a_second_press_of_a_form_that_ended_what_it_was_about_says_that_it_is_saved_once(service):
    form = forms(service.client("supervisor").get(place(service, "withdraw/", CARE)).content, "")[-1]
    sent = form.fields | {"asked_by": ["Sal"], "reason": ["Of another family."]}
    first, second = (service.client("supervisor").post(form.address, sent, follow=True) for _ in range(2))
    assert first.status_code == second.status_code == 200
    assert "is in the record once" in second.content.decode() and Entry.objects.filter(closing__how="withdrawn").count() == 1


def test_a_supervisor_withdraws_with_a_reason_and_who_asked_and_the_entry_is_kept(service):
    entry_id = entry_of(service, CARE)
    before = version(service, CARE)
    assert service.client("joined").get(place(service, "withdraw/", CARE)).status_code == 404
    withdraw_entry(entry_id, before, "the writer", "About another family.", by=service.scope("supervisor"))
    assert entry_id not in {entry.entry_id for entry in as_seen(service.scope("joined")).entries}
    page = service.client("supervisor").get(f"/families/{service.family.pk}/entries/{entry_id}/").content.decode()
    assert "An entry that was withdrawn" in page and "About another family. (asked for by the writer)" in page


@pytest.mark.parametrize("name", ["", "correct/", "dispute/"])
def test_an_entry_out_of_sight_is_not_there(service, name):
    assert service.client("practitioner").get(place(service, name, CARE)).status_code == 404
