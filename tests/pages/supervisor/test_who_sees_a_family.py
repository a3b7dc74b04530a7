"""A supervisor opens a joint record, another agency's answers, entries are shared one by one, workers are allocated and kept out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from service.fixtures import CARE, HEALTH, PASSWORD, Service

from keepsight.access.models import Agency, Allocation, JointAgency, JointRecord, KeptOut, Membership, Share
from keepsight.access.scope import NotYours
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.add_account import add_account
from keepsight.commands.as_seen import as_seen


def post(service: Service, who: str, name: str, given: dict, **more):
    return service.client(who).post(reverse(name, kwargs={"family_id": service.family.pk, **more}), given)


@pytest.fixture
def health_lead(service) -> str:
    """A supervisor of health visiting; every test's own."""
    service.people["health-lead"] = add_account("health-lead", "Hana Lead", PASSWORD, [("supervisor", HEALTH)], by=TERMINAL_READER)
    yield "health-lead"
    del service.people["health-lead"]


def opened(service: Service) -> JointRecord:
    """The terms that a supervisor of social care gives, asking health visiting, naming the practitioner of health visiting."""
    JointRecord.objects.filter(family=service.family).update(ended_at=timezone.now())
    ends = timezone.localdate() + timedelta(days=20)
    given = {
        "purpose": "core group", "basis": "public task", "ends_on": f"{ends.day} {ends:%B %Y}", "told": "no", "told_how": "It would put Dana at risk.",
        "agencies": [str(Agency.objects.get(name=name).pk) for name in (CARE, HEALTH)], "people": [str(service.people["joined"].pk)],
    }  # fmt: skip
    answer = post(service, "supervisor", "open-joint-record", given)
    assert answer.status_code == 302, answer.content.decode()
    return JointRecord.objects.filter(family=service.family).latest("pk")


def agencies_in_sight(service: Service, who: str) -> set[str]:
    return {entry.agency for entry in as_seen(service.scope(who)).entries}


def test_an_agency_that_is_asked_shares_nothing_until_it_joins_and_nothing_again_once_it_declines(service, health_lead):
    joint = opened(service)
    assert agencies_in_sight(service, "joined") == {CARE}
    assert post(service, health_lead, "join-joint-record", {"answer": "joined"}, joint_id=joint.pk).status_code == 302
    assert agencies_in_sight(service, "joined") == {CARE, HEALTH}
    assert post(service, health_lead, "join-joint-record", {"answer": "declined"}, joint_id=joint.pk).status_code == 422
    assert post(service, health_lead, "join-joint-record", {"answer": "declined", "why": "Not needed now."}, joint_id=joint.pk).status_code == 302
    assert agencies_in_sight(service, "joined") == {CARE}
    assert Event.objects.filter(kind="agency answered").count() == 2


def test_only_the_agency_that_opened_a_joint_record_ends_it_and_then_it_opens_nothing(service, health_lead):
    joint = opened(service)
    assert post(service, health_lead, "end-joint-record", {"why": "No."}, joint_id=joint.pk).status_code == 404
    assert post(service, "supervisor", "end-joint-record", {"why": ""}, joint_id=joint.pk).status_code == 422
    assert post(service, "supervisor", "end-joint-record", {"why": "The plan closed."}, joint_id=joint.pk).status_code == 302
    assert service.scope("joined").joint_id is None


def test_what_is_wrong_with_the_terms_is_said_and_every_word_is_kept(service):
    answer = post(service, "supervisor", "open-joint-record", {"ends_on": "1 May 2020", "told_how": "Told at the door."})
    said = answer.content.decode()
    assert answer.status_code == 422 and "This day has passed." in said and "Told at the door." in said and "Choose what it is for" in said


def test_one_entry_is_shared_with_an_agency_for_a_purpose_and_until_a_day(service, health_lead):
    joint = JointRecord.objects.filter(family=service.family)
    joint.update(ended_at=timezone.now())
    entry = next(one.entry_id for one in as_seen(service.scope(health_lead)).entries)
    to = f"agency-{Agency.objects.get(name=CARE).pk}"
    until = timezone.localdate() + timedelta(days=3)
    given = {"to": to, "purpose": "Planning the visit.", "until": f"{until.day} {until:%B %Y}"}
    assert entry not in {one.entry_id for one in as_seen(service.scope("joined")).entries}
    assert post(service, "supervisor", "share-entry", given, entry_id=entry).status_code == 404
    assert post(service, health_lead, "share-entry", given | {"until": "2 May 2020"}, entry_id=entry).status_code == 422
    assert post(service, health_lead, "share-entry", given, entry_id=entry).status_code == 302
    assert entry in {one.entry_id for one in as_seen(service.scope("joined")).entries}


def test_a_worker_is_allocated_and_the_allocation_ended_by_their_own_agency_alone(service, health_lead):
    worker = Membership.objects.create(user=service.people["nobody"], role="practitioner", agency=Agency.objects.get(name=CARE)).user
    assert post(service, health_lead, "allocate", {"worker": str(worker.pk)}).status_code == 422
    assert post(service, "supervisor", "allocate", {"worker": str(worker.pk)}).status_code == 302
    assert service.scope("nobody").family == service.family
    made = Allocation.objects.get(user=worker)
    assert post(service, health_lead, "end-allocation", {}, allocation_id=made.pk).status_code == 404
    assert post(service, "supervisor", "end-allocation", {}, allocation_id=made.pk).status_code == 302
    with pytest.raises(NotYours):
        service.scope("nobody")


def test_a_worker_who_is_kept_out_reaches_the_family_no_more(service):
    assert post(service, "supervisor", "keep-out", {"worker": str(service.people["joined"].pk)}).status_code == 302
    assert KeptOut.objects.get(user=service.people["joined"]).recorded_by == "Supervisor"
    with pytest.raises(NotYours):
        service.scope("joined")


def test_the_page_tells_on_which_terms_and_who_answered(service, opened_as):
    opened(service)
    said = opened_as("supervisor", "sharing")
    assert "The family was not told: It would put Dana at risk." in said
    assert f"{HEALTH}: asked, not answered yet" in said and f"{CARE}: joined, Supervisor, supervisor, {CARE}" in said
    assert JointAgency.objects.filter(answer="asked").count() == 1
    assert Client().get(reverse("sharing", args=[service.family.pk])).status_code == 302


def test_a_worker_who_was_kept_out_by_mistake_is_let_back_with_a_reason_that_stays(service):
    kept = KeptOut.objects.get(family=service.family, user=service.people["related"])
    assert post(service, "supervisor", "let-back", {"why": " "}, number=kept.pk).status_code == 422
    with pytest.raises(NotYours):
        service.scope("related")
    assert post(service, "supervisor", "let-back", {"why": "Another Related of the same name."}, number=kept.pk).status_code == 302
    assert service.scope("related")
    kept.refresh_from_db()
    assert kept.ended_why and kept.ended_by.startswith("Supervisor")


def test_a_share_ended_before_its_day_shows_the_entry_no_more(service):
    entry = next(one for one in as_seen(service.scope("supervisor")).entries if one.agency == CARE)
    share = Share.objects.create(family=service.family, entry_id=entry.entry_id, to_agency=Agency.objects.get(name=HEALTH), shared_by="a test", purpose="a visit")
    assert entry.entry_id in {one.entry_id for one in as_seen(service.scope("practitioner")).entries}
    assert "a visit" in service.client("supervisor").get(reverse("sharing", args=[service.family.pk])).content.decode()
    assert post(service, "supervisor", "end-share", {}, number=share.pk).status_code == 302
    assert entry.entry_id not in {one.entry_id for one in as_seen(service.scope("practitioner")).entries}


def test_an_agency_that_holds_nothing_of_the_family_answers_when_it_is_asked_and_sees_nothing_of_it_before(service):
    JointAgency.objects.create(joint=JointRecord.objects.filter(family=service.family).latest("pk"), agency=Agency.objects.get(name="Fire and rescue"), answer="asked")
    at = {"family_id": service.family.pk, "joint_id": JointRecord.objects.filter(family=service.family).latest("pk").pk}
    other = service.client("other-supervisor")
    assert "join a joint record" in other.get(reverse("home")).content.decode()
    assert other.get(reverse("join-joint-record", kwargs=at)).status_code == 200
    assert other.get(reverse("family", args=[service.family.pk])).status_code == 404
    assert other.post(reverse("join-joint-record", kwargs=at), {"answer": "joined"})["Location"] == reverse("home")
