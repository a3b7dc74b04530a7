"""Every address times everybody. An address that is not in the table fails the suite; what is not yours is 404 (safe practice 1.5, 1.6)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from service.families import two_in_one
from service.fixtures import ACCOUNTS, CARE, HEALTH, SCHOOL, on_sqlite
from service.meeting import a_disagreement, a_session, an_action, invited_to
from service.sent_files import A_FILE, added

from keepsight.access.models import Agency, Allocation, EmergencyAccess, KeptOut, Share
from keepsight.access.scope import in_the_room, scope_of
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import as_seen
from keepsight.commands.enter_representation import Said, enter_representation
from keepsight.commands.keep_draft import keep_draft
from keepsight.commands.learning import add_recommendation, add_recommended_action, keep_review
from keepsight.commands.leave_family import record_adoption
from keepsight.commands.make_report import make_report
from keepsight.commands.part_record import Parting, part_record, place
from keepsight.commands.record_fact import add_fact
from keepsight.commands.send_files import send_files
from keepsight.commands.write_order import OrderDraft, write_order
from keepsight.intake.dates import read_date
from keepsight.records.person import Household
from keepsight.reports.making import Wish
from keepsight.store.changes import Leaving
from keepsight.store.learning import RecommendedAction, Review
from keepsight.store.models import FamilyRecord
from keepsight.store.models import Household as StoredHousehold
from pages.gradings import a_grading

WITH_A_FAMILY = {"practitioner", "joined", "supervisor", "chair", "facilitator", "reviewer"}
WRITERS = {"practitioner", "joined", "supervisor", "chair"}
IN_THE_ROOM = {"joined", "supervisor", "chair"}  # named by the joint record, in a role that holds a core group
ADDERS = {"supervisor", "chair", "reviewer"}
EVERYBODY = set(ACCOUNTS) - {"nobody"}

TABLE = {  # the address's name: the method, and whom it answers; everybody else, the signed-out apart, is told that there is no such page
    "home": ("get", EVERYBODY),
    "choose-role": ("post", EVERYBODY),
    "people": ("get", WITH_A_FAMILY | {"elsewhere", "other-supervisor", "related"}),  # they search in what they reach, which may be nothing
    "family": ("get", WITH_A_FAMILY),
    "chronology": ("get", WITH_A_FAMILY),
    "pictures": ("get", WITH_A_FAMILY),
    "write-entry": ("get", WRITERS),
    "entry": ("get", WITH_A_FAMILY),
    "copy-entry": ("get", WITH_A_FAMILY),
    "drafts": ("get", WITH_A_FAMILY),
    "split-note": ("get", WRITERS),
    "who-is-who": ("get", WITH_A_FAMILY),
    "add-fact": ("get", WRITERS),
    "change-fact": ("get", {"practitioner"}),  # a home that the practitioner's agency wrote down
    "draft-words": ("get", {"practitioner"}),  # whoever wrote it, and nobody else
    "own-draft-words": ("get", set()),  # the draft that it uses is of a family
    "throw-draft-away": ("post", {"practitioner"}),  # whoever wrote it, and nobody else
    "correct-entry": ("get", {"practitioner"}),  # an entry of the practitioner's own agency
    "dispute-entry": ("get", WRITERS),
    "withdraw-entry": ("get", set()),  # the supervisor is of another agency
    "answer-question": ("get", WRITERS - {"practitioner"}),  # it rests on entries out of the practitioner's sight
    "arrangements": ("get", WITH_A_FAMILY),
    "write-arrangement": ("get", WRITERS),
    "correct-arrangement": ("get", {"joined", "supervisor"}),  # whose agency wrote it
    "end-arrangement": ("get", {"joined", "supervisor"}),
    "write-language": ("get", WRITERS),
    "infant-card": ("get", WITH_A_FAMILY),
    "write-infant-line": ("get", WRITERS),
    "substances": ("get", WITH_A_FAMILY),
    "write-use": ("get", WRITERS),
    "write-day-of-use": ("get", WRITERS),
    "write-screening": ("get", WRITERS),
    "write-before-birth": ("get", WRITERS),
    "fathers": ("get", WITH_A_FAMILY),
    "father": ("get", WITH_A_FAMILY),
    "choose-father-step": ("get", WRITERS),
    "record-father-step": ("get", WRITERS),
    "add-father": ("get", WRITERS),
    "network": ("get", WITH_A_FAMILY),
    "record-network-step": ("get", WRITERS),
    "add-files": ("get", ADDERS),
    "to-confirm": ("get", ADDERS),
    "check-files": ("get", {"supervisor"}),  # whoever sent them, and nobody else
    "undo-files": ("get", ADDERS),
    "share-entry": ("get", set()),  # the entry is of health visiting, which has no supervisor here
    "changes": ("get", {"supervisor"}),
    "choose-move": ("get", {"supervisor"}),
    "move-person": ("get", {"supervisor"}),
    "record-adoption": ("get", {"supervisor"}),
    "take-back-leaving": ("get", {"supervisor"}),
    "choose-record": ("get", {"supervisor"}),
    "join-records": ("get", {"supervisor"}),
    "part-record": ("get", {"supervisor"}),
    "take-back-records": ("get", {"supervisor"}),  # of a record that was made of another
    "sharing": ("get", {"supervisor"}),
    "open-joint-record": ("get", {"supervisor"}),
    "join-joint-record": ("get", {"supervisor"}),
    "end-joint-record": ("get", {"supervisor"}),
    "allocate": ("get", {"supervisor"}),
    "end-allocation": ("post", {"supervisor"}),
    "keep-out": ("get", {"supervisor"}),
    "let-back": ("get", {"supervisor"}),
    "end-share": ("post", {"supervisor"}),
    "emergency": ("get", {"practitioner", "joined", "elsewhere", "related", "supervisor", "other-supervisor"}),
    "look-at-emergency": ("get", {"supervisor", "governance"}),  # never whoever asked for it; fire and rescue holds no entry here
    "accounts": ("get", {"administrator"}),
    "add-account": ("get", {"administrator"}),
    "account-of": ("get", {"administrator"}),
    "give-role": ("get", {"administrator"}),
    "end-role": ("post", {"administrator"}),
    "new-password": ("get", {"administrator"}),
    "close-account": ("post", {"administrator"}),
    "reviews": ("get", {"reviewer"}),
    "review": ("get", {"reviewer"}),
    "recommendations": ("get", {"reviewer", "analyst", "board"}),
    "recommendation": ("get", {"reviewer", "analyst", "board"}),
    "add-recommendation": ("get", {"reviewer", "analyst"}),
    "add-recommended-action": ("get", {"reviewer", "analyst"}),
    "finish-recommended-action": ("get", {"reviewer", "analyst"}),
    "representations": ("get", WRITERS),
    "enter-representation": ("get", WRITERS),
    "enter-representation-about": ("get", WRITERS),
    "answer-representation": ("get", WRITERS - {"practitioner"}),  # said to an agency whose entries the practitioner does not see
    "reports": ("get", WITH_A_FAMILY),
    "make-report": ("get", WITH_A_FAMILY),
    "report": ("get", {"chair"}),  # whoever made it, and nobody else
    "take-report": ("get", {"chair"}),
    "change-report": ("get", {"chair"}),
    "share-report": ("get", {"chair"}),
    "child": ("get", WITH_A_FAMILY),
    "care": ("get", WITH_A_FAMILY),
    "begin-grading": ("get", WRITERS - {"chair"}),  # the chair writes for no agency
    "grade-care": ("get", WRITERS - {"chair"}),
    "graded": ("get", WITH_A_FAMILY - {"practitioner"}),  # graded by another agency, and not shared
    "correct-grades": ("get", {"joined", "supervisor"}),  # of the agency that graded
    "care-over-time": ("get", WITH_A_FAMILY),
    "who-has-looked": ("get", {"supervisor", "chair", "governance"}),
    "sessions": ("get", WRITERS | {"facilitator"}),
    "ask-for-session": ("get", WRITERS),
    "notices": ("get", EVERYBODY),
    "session-calendar": ("get", IN_THE_ROOM | {"facilitator"}),
    "session": ("get", IN_THE_ROOM | {"facilitator"}),  # a core group of the joint record
    "arrange-session": ("get", IN_THE_ROOM),
    "put-session-aside": ("get", IN_THE_ROOM),
    "invite-to-session": ("get", IN_THE_ROOM),
    "who-came": ("get", IN_THE_ROOM),
    "answer-invitation": ("post", set()),  # it says neither that one comes nor that one does not
    "send-view": ("get", {"joined"}),  # whose view it is
    "save-minutes": ("post", IN_THE_ROOM),
    "add-hypothesis": ("get", {"facilitator"}),  # of a reflective session, which nobody of the case holds
    "answer-in-session": ("get", IN_THE_ROOM),
    "decisions": ("get", WITH_A_FAMILY),
    "record-decision": ("get", WRITERS),
    "set-action": ("get", WRITERS),
    "disagreements": ("get", WITH_A_FAMILY),
    "raise-disagreement": ("get", WRITERS),
    "other-view": ("get", {"practitioner"}),  # the disagreement is with health visiting
    "take-on": ("get", WRITERS),
    "settle-disagreement": ("get", WRITERS),
    "team": ("get", {"supervisor", "other-supervisor"}),
    "carry-action": ("get", WRITERS),  # an action is seen by every agency that joined
    "action-done": ("get", WRITERS),
}
SIGNING_IN = {  # allauth's own, which gate themselves: what somebody who is not signed in is answered
    "account_login": 200, "account_logout": 302, "account_signup": 200, "account_inactive": 200, "account_change_password": 302,
    "account_reauthenticate": 302, "mfa_index": 302, "mfa_authenticate": 302, "mfa_reauthenticate": 302, "mfa_activate_totp": 302,
    "mfa_deactivate_totp": 302, "mfa_view_recovery_codes": 302, "mfa_generate_recovery_codes": 302, "mfa_download_recovery_codes": 302,
}  # fmt: skip

OF_NO_FAMILY = ("emergency", "look-at-emergency", "home", "choose-role", "people", "accounts", "add-account", "account-of", "give-role", "end-role", "new-password", "close-account", "recommendation", "add-recommend", "finish-recommend", "notices")
FOR_SYSTEMS = {"api-root", "api-description", "api-families", "api-record", "api-entries", "api-questions"}  # by token: tests/pages/test_api.py has their table


def addresses(patterns=None) -> list[URLPattern]:
    """Every address of the service."""
    found = []
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        found += [pattern] if isinstance(pattern, URLPattern) else addresses(pattern.url_patterns)
    return found


def entry_of(service, agency: str) -> str:
    """The first unrestricted entry of an agency."""
    return next(entry.entry_id for entry in as_seen(service.scope("joined")).entries if entry.agency == agency and not entry.restricted)


def a_draft(service) -> str:
    """A draft of an entry that the practitioner keeps."""
    keep_draft("0123456789ab", reverse("write-entry", args=[service.family.pk]), {"what": ["Otis smiled at"]}, by=service.scope("practitioner"))
    return "0123456789ab"


def a_home(service) -> int:
    """A home that the practitioner wrote down; its number."""
    add_fact("household", Household(household="3 Mill Lane", person_id="G"), "a visit", by=service.scope("practitioner"))
    return StoredHousehold.objects.latest("row_no").pk


def another_family(service) -> str:
    """Another family that social care works with; its id."""
    family, _ = FamilyRecord.objects.get_or_create(pk="0e0e0e0e0e", defaults={"label": "Trewhella family"})
    allocate(service.people["related"], family, by=TERMINAL_READER)
    return family.pk


def a_part(service) -> FamilyRecord:
    """A record that social care made of a part of another."""
    by = scope_of(service.reader("supervisor"), two_in_one(service).pk)
    parting = Parting(("Moss family", "Park family"), "a test", {"M": "first", "C1": "first", "F": "both", "D": "second", "C2": "second"})
    return part_record(parting, place(parting, by).mark, by=by)[0]


def an_adoption(service) -> int:
    """An adoption that social care wrote down; its number."""
    record_adoption("C1", date(2024, 5, 1), "a test", by=service.scope("supervisor"))
    return Leaving.objects.latest("row_no").pk


MADE = {  # what an address may need that is made for the test
    "draft_id": a_draft,
    "upload_id": lambda service: send_files([A_FILE], by=service.scope("supervisor")),
    "writing_id": added,
    "row_no": a_home,
    "table": lambda _: "household",
    "other_id": another_family,
    "leaving_no": an_adoption,
}


def address(name: str, service) -> str:
    """The address with what it needs: this family, and a question that its joint record raises."""
    wanted = get_resolver().reverse_dict[name][0][0][1]  # the parts of the whole address, those before an include among them
    given = {"family_id": service.family.pk}
    if "finding_id" in wanted:
        given["finding_id"] = as_seen(in_the_room(service.scope("joined")) if name == "answer-in-session" else service.scope("joined")).findings[0].finding_id
    if "entry_id" in wanted:
        given["entry_id"] = a_disagreement(service) if name in ("other-view", "take-on", "settle-disagreement") else entry_of(service, HEALTH)
    given |= {key: make(service) for key, make in MADE.items() if key in wanted}
    if "number" in wanted:
        given["number"] = numbered(name, service)
    given["user_id"] = service.people["elsewhere"].pk
    given["membership_id"] = service.people["elsewhere"].memberships.get().pk
    given |= {"child_id": "C4" if name in ("infant-card", "write-infant-line") else "C1", "man_id": "F1", "person_id": "M", "line": "place-seen", "step": "contacted" if name == "record-father-step" else "offered"}
    if name in ("graded", "correct-grades"):
        given["entry_id"] = a_grading(service)
    given |= {"carer_id": "M", "tool": "keepsight-profile", "first": "2024-02-01", "last": "2024-05-01"} if name == "grade-care" else {}
    given |= of_reports(name, wanted, service)
    if "order_id" in wanted:
        given["order_id"] = write_order(OrderDraft("hazard", "A loose dog.", ("M",), (), read_date("1 May 2024")), by=service.scope("joined"))
    if "session_id" in wanted:
        given["session_id"] = a_session(service, "joint-supervision" if name == "add-hypothesis" else "core-group")
        given["invited_id"] = given["session_id"] and invited_to(given["session_id"])
    if "action_id" in wanted:
        given["action_id"] = an_action(service)
    if name == "take-back-records":
        given["family_id"] = a_part(service).pk
    given["joint_id"] = service.scope("joined").joint_id
    given["allocation_id"] = Allocation.objects.get(family=service.family, user=service.people["joined"]).pk
    return reverse(name, kwargs={key: given[key] for key in wanted})


def of_reports(name: str, wanted: set[str], service) -> dict[str, str]:
    """A report that the chair made, and something that the mother said to social care."""
    given = {"kind": "record" if "representation" in name else "chronology", "name": "docx"}
    if name == "enter-representation-about":
        given |= {"kind": "entry", "thing_id": entry_of(service, HEALTH)}
    if "report_id" in wanted:
        given["report_id"] = make_report(Wish("chronology"), by=service.scope("chair"))
    if "representation_id" in wanted:
        said = Said("Dana Whitlock", "correction", "telephone", date(2024, 5, 1), "It was not like that.", person_id="M")
        given["representation_id"] = enter_representation(said, by=service.scope("joined"))
    return given | of_learning(wanted, service)


def of_learning(wanted: set[str], service) -> dict[str, object]:
    """A review that is kept of the family, and a recommendation with an action."""
    given = {}
    if "review_id" in wanted:
        keep_review({"known_to_authority_on": date(2024, 5, 1)}, "rapid review", by=service.scope("reviewer"))
        given["review_id"] = Review.objects.filter(family=service.family).latest("row_no").review_id
    if "recommendation_id" in wanted:
        given["recommendation_id"] = add_recommendation("Every father is known.", "A review", "The board", "fathers", date(2024, 5, 1), by=service.reader("analyst"))
        add_recommended_action(given["recommendation_id"], "Write to schools.", "The board", date(2024, 6, 1), by=service.reader("analyst"))
        given["action_number"] = RecommendedAction.objects.latest("pk").pk
    return given


def numbered(name: str, service) -> int:
    """Made for the address: a share of social care's, its worker who is kept out, or an emergency access by a worker of school."""
    if name == "end-share":
        return Share.objects.create(family=service.family, entry_id=entry_of(service, CARE), to_agency=Agency.objects.get(name=SCHOOL), shared_by="a test", purpose="a test").pk
    if name == "let-back":
        return KeptOut.objects.get(family=service.family, user=service.people["related"]).pk
    now = timezone.now()
    given = {"family": service.family, "user": service.people["elsewhere"], "agency": Agency.objects.get(name=SCHOOL), "reason": "a test"}
    return EmergencyAccess.objects.create(**given, at=now, until=now + timedelta(minutes=-1)).pk


def test_every_address_stands_in_the_table_and_the_table_names_no_other():
    assert {pattern.name for pattern in addresses()} == {*TABLE, *SIGNING_IN, *FOR_SYSTEMS}


@pytest.mark.parametrize("name", TABLE)
def test_each_address_answers_those_it_is_for_and_tells_everybody_else_that_there_is_no_such_page(service, name):
    method, those = TABLE[name]
    at, answered = address(name, service), {}
    for username in ACCOUNTS:
        answered[username] = getattr(service.client(username), method)(at).status_code
        at = address(name, service) if method == "post" else at  # what was sent to it may have used it up
    assert answered == {username: (302 if method == "post" else 200) if username in those else 404 for username in ACCOUNTS}


@pytest.mark.parametrize("name", TABLE)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(service, name):
    answer = getattr(Client(), TABLE[name][0])(address(name, service))
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


@on_sqlite
@pytest.mark.parametrize("name", SIGNING_IN)
def test_signing_in_has_gates_of_its_own(service, name):
    assert Client().get(reverse(name)).status_code == SIGNING_IN[name]


@on_sqlite
@pytest.mark.parametrize("name", sorted(name for name in TABLE if not name.startswith(OF_NO_FAMILY)))
def test_a_family_that_does_not_exist_and_one_that_is_not_yours_are_told_apart_by_nothing(service, name):
    theirs = address(name, service)
    no_such = theirs.replace(service.family.pk, "0000000000")
    client = service.client("elsewhere")
    said = [re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", client.get(one).content) for one in (theirs, no_such)]
    assert said[0] == said[1]
