"""What a column of a file can be, in words for the person who looks at how it was read."""

from __future__ import annotations

WORDS = {
    "date": "the day it happened", "date_latest": "the latest day it can have happened", "date_precision": "how exact the day is", "time": "the time of day",
    "recorded_on": "the day it was recorded", "shared_on": "the day it was shared", "entry_id": "the file’s own reference", "numbering": "row numbers, not read",
    "how_many": "how many times", "agency": "the agency", "source_type": "what it rests on", "account_of": "whose account it is", "childs_words": "the child’s words",
    "seen_alone": "whether a child was seen alone", "child_seen": "whether the child was seen", "present": "who was there", "absent": "who was not there",
    "invited": "who was invited", "seen": "who was seen", "child": "which child", "people": "who it concerns", "themes": "what it is about", "kind": "what kind of entry",
    "key": "whether it is a key event", "restricted": "whether it is restricted", "disputed": "whether it is disputed", "response": "what was done", "outcome": "what followed",
    "text": "what happened", "kept": "none of these: keep its words in the entry", "person_id": "the person’s reference", "label": "the person’s name", "name": "another name",
    "also_known_as": "also known as", "birth_date": "date of birth", "birth_latest": "latest date of birth", "birth_precision": "how exact the date of birth is",
    "expected_date": "the day a birth is expected", "death_date": "date of death", "nhs": "NHS number", "upn": "unique pupil number", "first_language": "first language",
    "relationship": "what they are to the other person", "related_person_id": "the other person’s reference", "start": "from when", "start_latest": "from when, at the latest",
    "start_precision": "how exact the beginning is", "end": "until when", "end_latest": "until when, at the latest", "end_precision": "how exact the end is",
    "certainty": "how certain it is", "parental_responsibility": "parental responsibility", "household": "the home", "from": "from when it was asked for",
    "to": "until when it was asked for", "held": "whether anything is held", "kind_of_file": "what kind of file it is", "asked": "whether it was asked for",
}  # fmt: skip


def field_words(name: str) -> str:
    """The field in words; its own name where that is plain already."""
    return WORDS.get(name, name.replace("_", " "))
