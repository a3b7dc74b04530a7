"""The record over JSON for agencies' own systems: the same commands, scopes and log as the pages have."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Status
from ninja.errors import ValidationError

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours
from keepsight.commands.open_family import open_family
from keepsight.commands.read_chronology import Wanted, read_chronology
from keepsight.commands.read_record import read_families, read_record
from keepsight.commands.record_entry import CannotRecord, Draft
from keepsight.commands.send_entry import SentOtherwise, send_entry
from keepsight.intake.dates import read_date
from keepsight.records.codes import PARTS
from keepsight.reports.picture.json_files import entries_json, findings_json

from .doors import ByToken, within
from .shapes import Detail, EntryIn, FamilyOut, RecordOut, Written, Wrong

NOT_THERE = "There is no such family for this system."
NOT_GIVEN = {401: Detail, 404: Detail, 422: Wrong}
ABOUT = {"who": "people", "what": "text", "when": "happened"}
FamilyId = Path[str]

api = NinjaAPI(
    title="Keepsight", version="1", urls_namespace="api", auth=ByToken(), docs_url=None, openapi_url=None,
    description="One record of a family, as the agency of the system that asks may see it. Every request is in the log. Of an absence it says nothing: an empty value is *not recorded*.",
)  # fmt: skip


@api.get("openapi.json", url_name="api-description", include_in_schema=False)
def description(request: HttpRequest) -> dict[str, Any]:
    """This API in OpenAPI."""
    return api.get_openapi_schema(path_prefix="/api/")


@api.get("families", url_name="api-families", response={200: list[FamilyOut], 401: Detail})
def families(request: HttpRequest) -> list[Any]:
    """The families that the system's agency works with."""
    return [{"family_id": one.family_id, "label": one.label} for one in read_families(by=request.auth)]


@api.get("families/{family_id}/record", url_name="api-record", response={200: RecordOut, **NOT_GIVEN})
def record(request: HttpRequest, family_id: FamilyId) -> dict[str, Any]:
    """Every table of the record (contracts 8), cut to what the agency may see."""
    seen = read_record(by=within(request, family_id)).assembled
    return asdict(seen.record) | {"as_at": seen.as_of}


@api.get("families/{family_id}/entries", url_name="api-entries", response={200: list[dict], **NOT_GIVEN})
def entries(request: HttpRequest, family_id: FamilyId) -> list[dict[str, Any]]:
    """Every standing entry in order of time, in the shape of entries.json (contracts 4)."""
    return entries_json(read_chronology(Wanted(), by=within(request, family_id, May.SEE_CHRONOLOGY)).told)


@api.get("families/{family_id}/questions", url_name="api-questions", response={200: list[dict], **NOT_GIVEN})
def questions(request: HttpRequest, family_id: FamilyId) -> list[dict[str, Any]]:
    """The questions that the record raises from where this agency stands, in the shape of findings.json (contracts 4)."""
    return findings_json(open_family(by=within(request, family_id)).findings)


@api.post("families/{family_id}/entries", url_name="api-entries", response={200: Written, 201: Written, 400: Detail, 409: Wrong, **NOT_GIVEN})
def write(request: HttpRequest, family_id: FamilyId, sent: EntryIn) -> Status:
    """Write an entry of the system's agency. 201: it is new; 200: it stood already under this reference; 409: the reference stands with other content."""
    by = within(request, family_id, May.RECORD_ENTRY)
    try:
        entry_id, new = send_entry(_new(sent), sent.reference.strip(), by=by)
    except CannotRecord as why:
        return Status(409 if isinstance(why, SentOtherwise) else 422, {"wrong": [{"about": ABOUT.get(why.about or "", why.about or ""), "words": str(why)}]})
    return Status(201 if new else 200, {"entry_id": entry_id, "new": new})


def _new(sent: EntryIn) -> Draft:
    """The entry as it is recorded. Raises CannotRecord for a day that cannot be read, or a part that is none."""
    if unknown := sorted({one.part for one in sent.people} - set(PARTS)):
        raise CannotRecord(f"{', '.join(map(repr, unknown))} is no part in an entry. Send one of: {', '.join(sorted(PARTS))}.", "who")
    try:
        happened = read_date(sent.happened)
    except ValueError as why:
        raise CannotRecord(str(why), "when") from None
    people = tuple((one.person_id, one.part) for one in sent.people)
    return Draft(happened, sent.text, people, childs_words=sent.childs_words, response=sent.response, key=sent.key, restricted=sent.restricted)


@api.exception_handler(NotYours)
def not_there(request: HttpRequest, _why: NotYours) -> HttpResponse:
    """Not yours and not there are the same answer."""
    return api.create_response(request, {"detail": NOT_THERE}, status=404)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, why: ValidationError) -> HttpResponse:
    """Everything that is wrong with what was sent, at once; never the words themselves."""
    said = [{"about": ".".join(str(part) for part in one["loc"][2:] or one["loc"]), "words": one["msg"]} for one in why.errors]
    return api.create_response(request, {"wrong": said}, status=422)
