"""The record over JSON: who is answered, what is told, what is written, and that nothing it is sent breaks it."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import booleans
from schemathesis import GenerationMode, openapi
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance
from service.fixtures import CARE, HEALTH, on_sqlite

from keepsight.access.models import Agency, Token
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.as_seen import as_seen
from keepsight.commands.make_token import NoToken, end_token, list_tokens, make_token
from keepsight.records.record import TABLES
from keepsight.web.api.operations import api

TODAY = timezone.localdate
TOKENS = {  # whose system asks: what each address answers
    "of the agency": 200,
    "of an agency that has nothing to do with the family": 404,
    "ended": 401,
    "past its last day": 401,
    "made up": 401,
    "none": 401,
}
OF_A_FAMILY = ("record", "entries", "questions")


def token(agency: str = HEALTH, name: str = "Case system") -> str:
    """A token of an agency's system, for a month."""
    return make_token(name, agency, TODAY() + timedelta(days=30), by=TERMINAL_READER)


def secret(whose: str) -> str:
    """A token of one of TOKENS."""
    Agency.objects.get_or_create(name="Fire and rescue")
    if whose in ("made up", "none"):
        return "keepsight_0000" if whose == "made up" else ""
    made = token("Fire and rescue" if "nothing to do" in whose else HEALTH)
    held = Token.objects.latest("pk")
    if whose == "ended":
        end_token(held.pk, by=TERMINAL_READER)
    if whose == "past its last day":
        Token.objects.filter(pk=held.pk).update(start=TODAY() - timedelta(days=9), end=TODAY() - timedelta(days=1))
    return made


def ask(path: str, shown: str, sent: dict | None = None):
    """The answer of the API to a system that shows this token."""
    headers = {"Authorization": f"Bearer {shown}"} if shown else {}
    return Client(headers=headers).get(f"/api/{path}") if sent is None else Client(headers=headers).post(f"/api/{path}", sent, content_type="application/json")


def an_entry(service, **more) -> dict:
    """An entry about the eldest of the family."""
    person = as_seen(service.scope("practitioner")).assembled.record.person[0].person_id
    return {"happened": "2 March 2026", "text": "Seen at home, playing.", "people": [{"person_id": person, "part": "seen"}], **more}


@pytest.mark.parametrize("whose", TOKENS)
@pytest.mark.parametrize("what", OF_A_FAMILY)
def test_a_family_answers_the_systems_of_agencies_that_work_with_it_and_no_other(service, whose, what):
    assert ask(f"families/{service.family.pk}/{what}", secret(whose)).status_code == TOKENS[whose]


@pytest.mark.parametrize("whose", TOKENS)
def test_writing_is_answered_as_reading_is_and_writes_nothing_where_it_is_not(service, whose):
    before = len(as_seen(service.scope("practitioner")).entries)
    answer = ask(f"families/{service.family.pk}/entries", secret(whose), an_entry(service))
    assert answer.status_code == (201 if TOKENS[whose] == 200 else TOKENS[whose])
    service.family.refresh_from_db()
    assert len(as_seen(service.scope("practitioner")).entries) == before + (TOKENS[whose] == 200)


@on_sqlite
def test_a_family_that_is_not_there_and_one_that_is_not_the_agencys_are_the_same_answer(service):
    shown = secret("of an agency that has nothing to do with the family")
    assert ask(f"families/{service.family.pk}/record", shown).content == ask("families/0000000000/record", shown).content
    assert ask("families", shown).json() == []


@on_sqlite
def test_a_system_that_asks_for_what_is_not_its_agencys_is_written_down(service):
    ask(f"families/{service.family.pk}/record", secret("of an agency that has nothing to do with the family"))
    assert Event.objects.latest("pk").sentence == "Case system (system of an agency, Fire and rescue) asked for the record of a family that is not theirs and was not given it."


@on_sqlite
def test_a_person_who_is_signed_in_is_nobody_to_the_api_without_a_token(service):
    assert service.client("supervisor").get(f"/api/families/{service.family.pk}/record").status_code == 401


@on_sqlite
def test_a_system_sees_what_its_agencys_practitioner_sees_and_not_one_row_more(service):
    seen = ask(f"families/{service.family.pk}/record", token()).json()
    mine = as_seen(service.scope("practitioner")).assembled.record
    assert {name: len(seen[name]) for name in TABLES} == {name: len(getattr(mine, name)) for name in TABLES}
    assert {one["agency"] for one in seen["entry"]} == {HEALTH}
    assert CARE not in {one["agency"] for one in ask(f"families/{service.family.pk}/entries", token()).json()}


@on_sqlite
def test_questions_are_those_of_the_agencys_own_standpoint(service):
    told = ask(f"families/{service.family.pk}/questions", token()).json()
    assert {one["finding_id"] for one in told} == {one.finding_id for one in as_seen(service.scope("practitioner")).findings}


def test_an_entry_that_is_sent_twice_under_one_reference_stands_once(service):
    shown, sent = token(), an_entry(service, reference="visit 4711")
    first, again = (ask(f"families/{service.family.pk}/entries", shown, sent) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == {"entry_id": again.json()["entry_id"], "new": True} and again.json()["new"] is False
    other = ask(f"families/{service.family.pk}/entries", shown, sent | {"text": "Nobody in."})
    assert other.status_code == 409 and "with other content" in other.json()["wrong"][0]["words"]


@on_sqlite
def test_what_is_written_stands_under_the_systems_name(service):
    entry_id = ask(f"families/{service.family.pk}/entries", token(name="Liberty"), an_entry(service)).json()["entry_id"]
    assert "Liberty" in service.client("practitioner").get(f"/families/{service.family.pk}/entries/{entry_id}/").content.decode()


@on_sqlite
@pytest.mark.parametrize(
    ("more", "about", "words"),
    [
        ({"happened": "the other week"}, "happened", "date"),
        ({"happened": "3 March 2040"}, "happened", "not come yet"),
        ({"text": "   "}, "text", "Write what happened"),
        ({"people": []}, "people", "at least one"),
        ({"people": [{"person_id": "nobody-here", "part": "seen"}]}, "people", "not in this family"),
        ({"people": [{"person_id": "x", "part": "passer-by"}]}, "people", "passer-by"),
        ({"text": "nul \x00"}, "text", "pattern"),
        ({"txet": "misspelt"}, "txet", "not permitted"),
    ],
)
def test_what_is_wrong_is_told_with_the_field_it_is_about(service, more, about, words):
    answer = ask(f"families/{service.family.pk}/entries", token(), an_entry(service) | more)
    wrong = answer.json()["wrong"][0]
    assert answer.status_code == 422 and wrong["about"] == about and words in wrong["words"]


@on_sqlite
def test_a_token_is_told_once_and_kept_as_a_digest(service):
    shown = token()
    assert shown not in json.dumps(list(Token.objects.values()), default=str)
    assert all(shown not in event.sentence for event in Event.objects.all())


@on_sqlite
def test_everything_wrong_with_a_token_is_told_at_once(service):
    with pytest.raises(NoToken) as why:
        make_token(" ", "No agency", TODAY() + timedelta(days=900), by=TERMINAL_READER)
    assert len(str(why.value).splitlines()) == 3
    with pytest.raises(NoToken):
        end_token(0, by=TERMINAL_READER)
    assert HEALTH in str([str(one) for one in [token(), *list_tokens(by=TERMINAL_READER)]])


@on_sqlite
@pytest.mark.parametrize(("path", "answers"), [("", (404, 404)), ("openapi.json", (200, 401))])
def test_the_description_is_for_those_with_a_token_and_at_the_root_is_nothing(service, path, answers):
    assert (ask(path, token()).status_code, ask(path, "").status_code) == answers


def operations() -> dict[str, APIOperation]:
    """Each operation of the API by its method and path, as its own description gives it."""
    described = openapi.from_dict(api.get_openapi_schema(path_prefix="/api/"))
    described.app = WSGIHandler()
    return {one.ok().label: one.ok() for one in described.get_all_operations()}


@on_sqlite
@pytest.mark.parametrize("kind", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["what it allows", "what it does not"])
@pytest.mark.parametrize("label", operations())
def test_nothing_that_its_description_allows_or_forbids_breaks_it(service, label, kind):
    shown, operation = token(), operations()[label]

    @given(case=operation.as_strategy(generation_mode=kind), here=booleans())
    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def holds(case, here):
        if here and "family_id" in case.path_parameters:
            case.path_parameters["family_id"] = service.family.pk
        case.call_and_validate(headers={"Authorization": f"Bearer {shown}"}, excluded_checks=[positive_data_acceptance])  # a day that no one can read has the right shape, and is answered in words

    try:
        holds()
    except Unsatisfiable:
        assert kind is GenerationMode.NEGATIVE and label == "GET /api/families"  # nothing is sent with it that could be wrong
