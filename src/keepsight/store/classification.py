"""What every stored field is about, how long it is kept, and how it goes. A field that is not here fails a test.

The periods are where the law or common practice of councils puts them (practice 8); a partnership's own schedule stands before ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """What a field is about, how long it is kept, and what removes it."""

    about: str
    kept: str
    removed: str


AS_THE_RECORD = "as long as the family's record: 35 years after a protection plan closed, 75 from birth for a child looked after, else until the youngest child is 25"
WITH_THE_FAMILY = "with the whole family's record, by whoever answers for information governance; while an inquiry holds it, not at all"

REFERENCE = Class("no person by itself: it ties rows together", AS_THE_RECORD, WITH_THE_FAMILY)
IDENTITY = Class("who a person is: names, numbers, dates of birth", AS_THE_RECORD, WITH_THE_FAMILY)
ADDRESS = Class("where a person lives, with whom and when", AS_THE_RECORD, WITH_THE_FAMILY)
SPECIAL = Class("a person's health, disability, ethnicity or language: special category", AS_THE_RECORD, WITH_THE_FAMILY)
LIFE = Class("a family's life and care as services recorded it: special category, and criminal matters", AS_THE_RECORD, WITH_THE_FAMILY)
WORK = Class("what services did, when, and which agency", AS_THE_RECORD, WITH_THE_FAMILY)
WORKER = Class("a worker, by name, in their work", AS_THE_RECORD, WITH_THE_FAMILY)
DERIVED = Class("what was worked out from the record; it can be worked out again", "until the record next changes", "with every new version of the record")
WAITING = Class("an agency's file as it was sent: special category, and criminal matters", "until it is received into the record or put aside, a day at most", "by the press that receives it or puts it aside, else by the service itself")
DRAFT = Class("minutes as they are being written: special category, and criminal matters", "until the session is recorded or put aside", "by the press that records it, as its words then stand in the record")
UNSENT = Class("what somebody writes and has not put into the record: special category, and criminal matters", "until it is put into the record or thrown away, 30 days at most", "by its writer's press, else by the service itself")
ACCOUNT = Class("somebody who signs in", "while they work with Keepsight, and two years", "by a system administrator; their name stays under what they wrote")
SHARING = Class("who may see whose entries, for what, until when", AS_THE_RECORD, WITH_THE_FAMILY)
LEARNT = Class("what a partnership recommends and does, of no family", "as long as the partnership keeps what it publishes", "by whoever keeps the partnership's published reviews")
LOG = Class("who did and looked at what", "ten years", "from the beginning of the chain, by whoever answers for information governance, with a head kept")

ROW = {REFERENCE: "row_no family writing closing source_id known_on known_until"}
OF_AN_ENTRY = {REFERENCE: "row_no family writing closing"}  # rows beside an entry: they are known and stand as it does
FIELDS: dict[str, dict[Class, str]] = {
    "store.FamilyRecord": {REFERENCE: "family_id version mark as_at opened_at parts earlier closed", IDENTITY: "label"},
    "store.Writing": {REFERENCE: "id family how at files stood_at tells_to part", WORKER: "by by_id agency approved_by", LIFE: "reason"},
    "store.Person": {**ROW, IDENTITY: "person_id label kind sex birth_from birth_to birth_precision expected_date death_date", SPECIAL: "ethnicity disability first_language interpreter communication"},
    "store.Name": {**ROW, IDENTITY: "person_id name start ends_on"},
    "store.Identifier": {**ROW, IDENTITY: "person_id scheme value start ends_on"},
    "store.Relationship": {**ROW, IDENTITY: "person_id relationship related_person_id start_from start_to start_precision end_from end_to end_precision certainty parental_responsibility"},
    "store.Household": {**ROW, ADDRESS: "household person_id start_from start_to end_from end_to restricted"},
    "store.Family": {**ROW, IDENTITY: "person_id start ends_on"},
    "store.Entry": {
        **ROW,
        WORK: "entry_id agency happened_from happened_to precision time_from date_as_written recorded_on shared_on kind outcome outcome_code how_many how_many_words key after_as_of also_seen",
        LIFE: "account_of themes text childs_words response source_type restricted disputed",
    },
    "store.Concerned": {**ROW, LIFE: "entry_id person_id as_written part suggested words impact"},
    "store.Involvement": {**ROW, WORK: "person_id agency tier start ends_on change_reason contact_every_days", WORKER: "practitioner role"},
    "store.Step": {**ROW, WORK: "entry_id step opened_by due_on done_on reason"},
    "store.Assessment": {**ROW, WORK: "entry_id tool tool_version trained looked_at_from looked_at_to cites again_by", LIFE: "factors carers_view childs_view", WORKER: "graded_by"},
    "store.Grade": {**ROW, LIFE: "entry_id child_id carer_id area sub_area about item value place observed cites words"},
    "store.Decision": {**ROW, WORK: "entry_id decided deferred question evidence considered different_for_child by_when otherwise again_of", WORKER: "decided_by"},
    "store.Action": {**ROW, WORK: "entry_id action_id action owner_agency due_on done_entry_id decision_entry_id", WORKER: "owner"},
    "store.Session": {**ROW, WORK: "entry_id session_kind forum next_on recorded", LIFE: "themes hypotheses carried", WORKER: "facilitator"},
    "store.Disagreement": {**ROW, WORK: "entry_id about one_view other_view other_agency one_evidence other_evidence stage settled_on settled_how"},
    "store.CalledSession": {REFERENCE: "session_id family joint_id part", WORK: "forum agency on at place entries called_at recorded_at put_aside_at", WORKER: "called_by called_by_id held_by held_by_id", LIFE: "why put_aside_why"},
    "store.Invited": {REFERENCE: "id session person_id", WORK: "agency part invited_at answer came report_on", WORKER: "name user_id invited_by"},
    "store.SentView": {REFERENCE: "id invited", LIFE: "view differs", WORKER: "sent_by", WORK: "sent_at"},
    "store.MinutesDraft": {DRAFT: "session words version page saved_at saved_by saved_by_id"},
    "store.Order": {**ROW, LIFE: "order_id order_kind says binds protects start ends_on restricted"},
    "store.Account": {**ROW, WORK: "event_id entry_id suggested words"},
    "store.Coverage": {**ROW, WORK: "agency period_from period_to asked held kind_of_file"},
    "store.Source": {REFERENCE: "row_no family writing closing source_id sheet row", WORK: "file"},
    "store.Answer": {**ROW, WORK: "finding_id answered_on answer reason last_entry_on evidence", WORKER: "answered_by"},
    "store.FatherStep": {**OF_AN_ENTRY, LIFE: "entry_id child_id man_id step answer which rests_on", WORKER: "decided_by", WORK: "review_on"},
    "store.NetworkStep": {**OF_AN_ENTRY, LIFE: "entry_id step answer people", WORK: "review_on"},
    "store.InfantLine": {**OF_AN_ENTRY, LIFE: "entry_id child_id line answer carer_id"},
    "store.Use": {**OF_AN_ENTRY, SPECIAL: "entry_id adult_id substance pattern treatment"},
    "store.DayOfUse": {**OF_AN_ENTRY, LIFE: "entry_id child_id adult_id area"},
    "store.Screening": {**OF_AN_ENTRY, SPECIAL: "entry_id adult_id tool result"},
    "store.BeforeBirth": {**OF_AN_ENTRY, WORK: "entry_id child_id work weeks"},
    "store.Upload": {WAITING: "upload_id family by_id at agencies replaces columns"},
    "store.UploadedFile": {WAITING: "id upload name data"},
    "store.KeptDraft": {UNSENT: "draft_id family by_id form fields kept_at put_in_at"},
    "store.Run": {DERIVED: "id family standpoint version as_at at"},
    "store.Finding": {
        DERIVED: "row_no run finding_id merged_ids pattern label about raised_on raised_on_earliest resolved_on live first_on last_on measure statement question raised_by evidence "
        "contrary rests_on_suggestions coverage together parameters version",
    },
    "access.User": {ACCOUNT: "id username password first_password name email is_active is_staff is_superuser last_login date_joined groups user_permissions"},
    "store.Report": {
        REFERENCE: "row_no family writing closing report_id report as_at record_version form",
        LIFE: "title reader_kind reader_name person_id agency about why changes numbers left_out content",
    },
    "store.Review": {REFERENCE: "row_no family writing closing review_id", WORK: "kind known_to_authority_on notified_on sent_on begun_on published_on"},
    "store.Recommendation": {LEARNT: "recommendation_id text comes_from owner measure made_on made_by"},
    "store.RecommendedAction": {LEARNT: "id recommendation action owner due_on done_on shown_by"},
    "store.Representation": {REFERENCE: "row_no family writing closing representation_id beside beside_id", LIFE: "person_id whose kind came said_on words"},
    "store.RepresentationAnswer": {REFERENCE: "row_no family writing closing representation", LIFE: "answered_on answer told_how"},
    "store.ReportShared": {REFERENCE: "row_no family writing closing report", LIFE: "with_whom shared_on how"},
    "store.Leaving": {REFERENCE: "row_no family writing closing there", IDENTITY: "person_id to_family to_person_id relationship", LIFE: "left_on how"},
    "store.LedOn": {REFERENCE: "row_no family writing closing to_family how renamed"},
    "store.OtherAccount": {**ROW, IDENTITY: "person_id label kind sex birth_from birth_to birth_precision expected_date death_date", SPECIAL: "ethnicity disability first_language interpreter communication"},
    "access.NoticeChoice": {ACCOUNT: "user how_often last_on"},
    "access.Agency": {REFERENCE: "id name"},
    "access.Membership": {ACCOUNT: "id user role agency start end"},
    "access.Allocation": {WORKER: "id user family start end part"},
    "access.JointRecord": {SHARING: "id family purpose lawful_basis opened_by opened_on ends_on family_told told_how_or_why_not ended_at ended_by ended_why part"},
    "access.JointAgency": {SHARING: "id joint agency answer why agreed_by agreed_at"},
    "access.JointMember": {SHARING: "id joint user"},
    "access.Share": {SHARING: "id family entry_id to_agency to_joint shared_by at purpose until ended_by"},
    "access.KeptOut": {WORKER: "id user family recorded_by recorded_at ended_at ended_by ended_why"},
    "access.EmergencyAccess": {SHARING: "id family at until reviewed_at part", WORKER: "user agency reviewed_by", LIFE: "reason review"},
    "access.ReadingMark": {ACCOUNT: "id user family at first_at"},
    "access.Token": {ACCOUNT: "id name agency digest made_by start end ended_at"},
    "access.SentEntry": {REFERENCE: "id family agency reference entry_id digest"},
    "audit.Event": {LOG: "id at kind sentence who_id who role agency purpose family_id rows position chain"},
}


def classified(model: str) -> dict[str, Class]:
    """The class of each field of a model, by the field's name. Raises KeyError where the model is not classified."""
    return {name: about for about, names in FIELDS[model].items() for name in names.split()}
