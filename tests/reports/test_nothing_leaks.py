"""A record made to leak: every forbidden thing stands once, under a word of its own, in every field that holds text of every table; none is in any copy.

The fields are found by going through the tables of `records`, so that a new one is planted without more, and fails here until it is decided about.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import count
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.person import Household, Person, Relationship
from keepsight.records.record import TABLES, Record
from keepsight.records.work import Order
from keepsight.reports.content import Content, as_plain
from keepsight.reports.copies.held_back import texts
from keepsight.reports.copies.readers import EXTRACT, PARENT, PROFESSIONALS, YOUNG_PERSON, NamedReader
from keepsight.reports.making import REPORTS, From, Wish, make
from keepsight.reports.writing import written

from .pretend_family import question
from .test_copies import said_in

DAY = date(2024, 5, 1)
IDS = {"opened_by", "again_of", "also_seen", "cites", "evidence", "one_evidence", "other_evidence", "recorded", "speaks_for", "speaks_against", "binds", "protects"}
BESIDE = ("step", "assessment", "grade", "decision", "action", "session", "disagreement")
MOTHER, FATHER, CHILD, ASKED, SCHOOL = (
    NamedReader(PARENT, "The mother", "M"), NamedReader(PARENT, "The father", "F"), NamedReader(YOUNG_PERSON, "The child", "C"),
    NamedReader(EXTRACT, "The mother", "M"), NamedReader(PROFESSIONALS, agency="School"),
)  # fmt: skip
READERS = {"mother": MOTHER, "father": FATHER, "child": CHILD, "asked": ASKED, "school": SCHOOL}
PEOPLE = {"M": "Dana Whitlock", "F": "Marek Osei", "C": "Rowan Whitlock", "B": "Ivy Whitlock", "X": "Kezia Outsider", "XC": "Otis Outsider"}


class Planted:
    """A record, and for every word planted in it what it is about and in which field it stands."""

    def __init__(self) -> None:
        self.record = Record()
        self.words: dict[str, tuple[str, str]] = {}
        self._numbers = count(1)

    def word(self, about: str, where: str) -> str:
        """A word that stands nowhere else."""
        word = f"zq{next(self._numbers)}qz"
        self.words[word] = (about, where)
        return word

    def row(self, table: str, about: str, **given: Any) -> Any:
        """A row with a word of its own in every field that holds text and is not given; it is put into the record."""
        row = self._filled(TABLES[table], about, table, {"source_id": "s"} | given)
        getattr(self.record, table).append(row)
        return row

    def _filled(self, kind: type, about: str, where: str, given: dict[str, Any]) -> Any:
        hints = get_type_hints(kind)
        planted = {one.name: self._text(one, hints[one.name], about, f"{where}.{one.name}") for one in fields(kind) if one.name not in given}
        return kind(**{name: value for name, value in planted.items() if value is not None} | given)

    def _text(self, column: Any, hint: Any, about: str, where: str) -> Any:
        """A word as the field holds words; None where it holds none, or one of a closed list."""
        parts = [part for part in (hint, *get_args(hint)) if part is not type(None)]
        nested = next((part for part in parts if is_dataclass(part)), None)
        if codes := column.metadata.get("codes") if nested is None else None:
            return next(iter(codes)) if column.default is MISSING else None
        if column.name in IDS or column.name.endswith("_id"):
            return "x" if column.default is MISSING and column.default_factory is MISSING and hint is str else None
        if nested:
            value = self._filled(nested, about, where, {})
            return [value] if get_origin(hint) is list else value
        return self.word(about, where) if hint is str else [self.word(about, where)] if get_origin(hint) is list and str in parts else None


def made_to_leak() -> Planted:
    """The family, and each scene of SCENES with a row of every table that can stand beside an entry."""
    planted = Planted()
    record = planted.record
    for person_id, label in PEOPLE.items():
        outside = person_id in ("X", "XC")
        plain = {name: "" for name in ("ethnicity", "disability", "first_language", "interpreter", "communication")} if not outside and person_id != "F" else {}
        planted.row("person", f"who {person_id} is", person_id=person_id, label=label, kind="child" if person_id in ("C", "B", "XC") else "adult", known_on=DAY, **plain)
        planted.row("involvement", f"work with {person_id}", person_id=person_id, family_id="family", start=DAY, known_on=DAY)
        planted.row("name", f"names of {person_id}", person_id=person_id, known_on=DAY)
        planted.row("identifier", f"numbers of {person_id}", person_id=person_id, known_on=DAY)
    kin = [("M", "mother", "C"), ("M", "mother", "B"), ("F", "father", "C"), ("X", "mother", "XC")]
    record.relationship = [Relationship(person_id=a, relationship=what, related_person_id=b, known_on=DAY) for a, what, b in kin]
    record.household = [
        Household(household="14 Quay Steps", person_id="M", known_on=DAY, restricted="not for Marek"), Household(household="14 Quay Steps", person_id="C", known_on=DAY, restricted="not for Marek"),
        Household(household="7 Heron Wharf", person_id="F", known_on=DAY), Household(household="2 Outer Row", person_id="X", known_on=DAY),
    ]  # fmt: skip
    planted.row("relationship", "kin of another", person_id="X", related_person_id="M", known_on=DAY)
    planted.row("household", "a restricted home", person_id="C", known_on=DAY)
    planted.row("order", "a restricted order", order_id="O1", order_kind="hazard", binds=["M", "F", "C"], known_on=DAY)
    planted.row("order", "an order on another", order_id="O2", order_kind="hazard", binds=["X"], known_on=DAY)
    planted.row("coverage", "what agencies sent", known_on=DAY)
    planted.row("source", "files", source_id="s", row=1)
    for scene, (entry, parts, _) in SCENES.items():
        scened(planted, scene, dict(entry), parts)
    planted.row("answer", "an answer", finding_id="hidden", answered_on=DAY, known_on=DAY, answer="", evidence=["restricted"])
    return planted


def scened(planted: Planted, scene: str, entry: dict[str, Any], parts: list[tuple[str | None, str]]) -> None:
    """An entry of a scene with its people, and a row beside it in every other table of entries."""
    said = entry.pop("says", "")
    plain = {name: "" for name in ("account_of", "restricted", "childs_words", "disputed", "how_many_words", "date_as_written", "time_from", "agency") if name not in entry}
    none = {name: None for name in ("kind", "outcome", "source_type") if name not in entry} | ({} if "themes" in entry else {"themes": []})
    text = f"{said} {planted.word(scene, 'entry.text')}".strip()
    planted.row("entry", scene, entry_id=scene, happened_from=DAY, happened_to=DAY, known_on=DAY, **{**plain, **none, "text": text, **entry})
    for person_id, part in parts:
        planted.row("concerned", scene, entry_id=scene, person_id=person_id, part=part.removesuffix("?"), suggested=part.endswith("?"), known_on=DAY)
    for table in BESIDE:
        more = {"child_id": "C", "carer_id": "M"} if table == "grade" else {"hypotheses": [], "carried": []} if table == "session" else {}
        planted.row(table, scene, entry_id=scene, known_on=DAY, **({"action_id": scene} if table == "action" else {}), **more)
    planted.row("account", scene, event_id=scene, entry_id=scene, suggested=False, known_on=DAY)


OF_CHILD = [("C", "subject")]
SCENES: dict[str, tuple[dict[str, Any], list[tuple[str | None, str]], set[str]]] = {  # the entry, its people, and the readers who may have it
    "restricted": ({"agency": "Police", "restricted": "intelligence held"}, [("M", "subject"), ("C", "subject")], set()),
    "of the mother alone": ({}, [("M", "subject")], {"mother", "asked", "school"}),
    "of the child": ({}, OF_CHILD, {"mother", "father", "child", "school"}),
    "of the other child": ({}, [("B", "subject")], {"mother", "school"}),
    "of both children": ({}, [("C", "subject"), ("B", "subject")], {"mother", "school"}),
    "of another's child": ({}, [("XC", "subject"), ("C", "mentioned")], {"school"}),
    "of the father's own": ({}, [("F", "subject"), ("C", "mentioned")], {"father", "school"}),
    "what the father said alone": ({}, [("F", "spoke"), ("C", "mentioned")], {"father", "school"}),
    "harm of the mother by the father": ({"themes": []}, [("M", "said to have been harmed"), ("F", "said to have harmed")], {"school"}),
    "somebody not settled": ({}, [("M", "subject"), (None, "mentioned")], {"school"}),
    "a neighbour's account": ({"account_of": "neighbour"}, OF_CHILD, {"school"}),
    "a third party": ({"source_type": Said("third party")}, OF_CHILD, {"school"}),
    "a neighbour in the text": ({"says": "The neighbour at number nine rang about shouting."}, OF_CHILD, {"school"}),
    "asked not to be named": ({"says": "The source asked not to be named."}, OF_CHILD, {"school"}),
    "in confidence in an outcome": ({"outcome": Said("Told in confidence.")}, OF_CHILD, {"school"}),
    "intelligence": ({"agency": "Police", "says": "Intelligence: cash seen."}, [("M", "subject"), ("C", "mentioned")], {"school"}),
    "legal advice": ({"says": "Legal advice was taken."}, OF_CHILD, {"school"}),
    "strategy discussion": ({"kind": Said("strategy discussion")}, OF_CHILD, {"school"}),
    "supervision": ({"kind": Said("supervision", True)}, [("M", "subject"), ("C", "subject")], {"school"}),
    "decision about safety": ({}, [("M", "subject"), ("F", "mentioned"), ("C", "subject")], {"school"}),
    "child's words": ({"childs_words": "I do not like nights."}, [("C", "spoke")], {"child", "school"}),
    "a disclosure": ({"kind": Said("disclosure")}, OF_CHILD, {"child", "school"}),
    "the mother's home": ({"says": "Settled at 14 QUAY STEPS."}, OF_CHILD, {"mother", "child", "school"}),
    "the street alone": ({"says": "Seen in quay steps."}, OF_CHILD, {"mother", "child", "school"}),
    "the father's home": ({"says": "Collected from 7 Heron Wharf."}, OF_CHILD, {"father", "school"}),
    "a refuge": ({"says": "Mother and children are in refuge."}, OF_CHILD, {"child", "school"}),
    "a child tells in the text": ({"says": "Seen by the interpreter. She said that nobody was up."}, OF_CHILD, {"child", "school"}),
    "a child told a tutor": ({"says": "Told tutor about the nights."}, OF_CHILD, {"child", "school"}),
    "an e-mail of the father": ({"says": "E-mail from Marek Osei about the nights."}, OF_CHILD, {"father", "school"}),
    "the father says": ({"says": "Marek rang and says it is loud."}, OF_CHILD, {"father", "school"}),
    "the mother's own file": ({}, [("M", "mentioned"), ("F", "mentioned?"), ("C", "mentioned?")], {"mother", "asked", "school"}),
    "only read from the text": ({}, [("C", "mentioned?"), ("M", "mentioned?")], {"school"}),
    "somebody called by a name": ({"says": "A man called Daz was there."}, OF_CHILD, {"school"}),
    "an anonymous call": ({"says": "After an anon call."}, OF_CHILD, {"school"}),
    "how she is kept safe": ({"agency": "Police", "says": "Ex-partner informed by DA unit, address still secure."}, [("F", "subject")], {"school"}),
    "an outsider by name": ({"says": "Kezia was there."}, OF_CHILD, {"school"}),
    "an outsider in capitals": ({"says": "KEZIA was there."}, OF_CHILD, {"school"}),
    "an outsider in small letters": ({"says": "kezia was there."}, OF_CHILD, {"school"}),
    "an outsider's home": ({"says": "Found at 2 Outer Row."}, OF_CHILD, {"school"}),
}  # fmt: skip
MAY_STAND = {  # of an entry that is in a copy: what a family's copy may show of it. A new field that is shown fails here until it is written down.
    "entry.text", "entry.agency", "entry.response", "entry.outcome.value", "entry.childs_words", "entry.disputed",
    "decision.decided", "decision.question", "decision.different_for_child", "decision.otherwise", "decision.decided_by", "action.action", "action.owner", "action.owner_agency",
}  # fmt: skip


@cache
def made() -> Planted:
    """The record, planted once."""
    return made_to_leak()


@cache
def whole(who: str) -> Content:
    """Every report in every form that this reader can be given, as one. Of those that ask questions the school has one: test_copies has all of them."""
    reader, found = READERS[who], []
    for name, kind in REPORTS.items():
        if (not kind.READERS or reader.kind.code in kind.READERS) and not (who == "school" and name in ("joint-supervision", "rapid-review")):
            for form in kind.FORMS or ("",):
                content = make(given(made().record), Wish(name, reader, form=form)).content
                found += [replace(one, slug=f"{name}{form}{one.slug}") for one in content.sections]
    return Content("Everything", content.lines, tuple(found))


def seen(said: str) -> dict[str, tuple[str, str]]:
    return {word: where for word, where in made().words.items() if word in said}


def given(record: Record) -> From:
    hidden = question(finding_id="hidden", about=["M", "C"], evidence=["restricted"], question="zqhidden", statement="zqhidden")
    named = question(finding_id="named", about=["M", "C"], evidence=["of the mother alone"], question="Who is Kezia zqhidden?", statement="zqhidden")
    return From(record, DAY, findings=[hidden, named], withheld=frozenset({"decision about safety"}))


def test_every_table_that_holds_words_is_planted_in():
    assert {field.split(".")[0] for _, field in made().words.values()} == set(TABLES) - {"family"}


@pytest.mark.filterwarnings("ignore:Duplicate name")  # of drawings: several reports in one file
@pytest.mark.parametrize("who", READERS)
def test_nothing_of_what_a_reader_may_not_have_is_in_any_report_or_format(who):
    """All three formats are written from the content; they are read again for two of the readers."""
    content = whole(who)
    files = {"content": json.dumps(as_plain(content))} | (said_in(written(content, "all")) if who in ("mother", "school") else {})
    may = {scene for scene, (_, _, readers) in SCENES.items() if who in readers}
    for name, said in files.items():
        found = seen(said)
        assert {where for where in found.values() if where[0] in SCENES and where[0] not in may} == set(), name
        assert "zqhidden" not in said, name
        if who != "school":
            assert {about for about, _ in found.values()} <= may, name
            assert {field for _, field in found.values()} <= MAY_STAND, name
            assert all(label not in said for label in ("Kezia", "KEZIA", "kezia", "Outer Row")), name
        else:
            assert {about for about, _ in found.values()} & {"a restricted home", "a restricted order", "an answer"} == set(), name


@pytest.mark.parametrize("who", READERS)
def test_what_a_reader_may_have_is_there_or_the_leak_test_tells_nothing(who):
    said = json.dumps(as_plain(whole(who)))
    texts_seen = {about for about, field in seen(said).values() if field == "entry.text"}
    assert texts_seen == {scene for scene, (_, _, readers) in SCENES.items() if who in readers}


def beside_an_entry() -> Iterator[tuple[str, str]]:
    """Every field that holds text, of every table whose rows stand beside an entry."""
    probe = Planted()
    scened(probe, "probe", {}, OF_CHILD)
    return iter(sorted({tuple(where.split(".", 1)) for about, where in probe.words.values() if not where.startswith(("entry.", "account."))}))


@pytest.mark.parametrize(("table", "field"), list(beside_an_entry()))
def test_an_entry_that_names_an_outsider_in_any_row_beside_it_is_left_out(table, field):
    record = Record(person=[Person(person_id=one, label=label, kind="child" if one in ("C", "B", "XC") else "adult") for one, label in PEOPLE.items()])
    record.relationship = [Relationship(person_id="M", relationship="mother", related_person_id="C")]
    record.entry = [Entry(entry_id="E", agency="School", happened_from=DAY, happened_to=DAY, known_on=DAY, text="Plain words.")]
    record.concerned = [Concerned(entry_id="E", person_id="C", as_written="C", part="subject", known_on=DAY)]
    planted = Planted()
    scened(planted, "E", {}, OF_CHILD)
    row = getattr(planted.record, table)[0]
    blank = {one.name: "" for one in fields(row) if isinstance(getattr(row, one.name), str) and one.name not in IDS and not one.name.endswith("_id") and not one.metadata.get("codes")}
    held = getattr(row, field.split(".")[0])
    named = "Kezia" if isinstance(held, str) else ["Kezia"]
    kept = replace(row, **blank | {one.name: [] for one in fields(row) if isinstance(getattr(row, one.name), list)})
    setattr(record, table, [*(record.concerned if table == "concerned" else []), replace(kept, **{field.split(".")[0]: named})])
    assert [one.why for one in make(From(record, DAY, findings=[]), Wish("conference-pack", MOTHER)).left_out] == ["names somebody outside their circle"]


def test_a_grown_daughters_matters_are_not_in_her_mothers_copy():
    record = Record(person=[Person(person_id="G", label="Beryl Whitlock", kind="adult"), Person(person_id="M", label="Dana Whitlock", kind="adult")])
    record.relationship = [Relationship(person_id="G", relationship="mother", related_person_id="M")]
    record.entry = [Entry(entry_id="E", agency="GP", happened_from=DAY, happened_to=DAY, known_on=DAY, text="Low in mood.")]
    record.concerned = [Concerned(entry_id="E", person_id="M", as_written="M", part="subject", known_on=DAY)]
    assert [one.why for one in make(From(record, DAY, findings=[]), Wish("chronology", NamedReader(PARENT, "Beryl", "G"))).left_out] == ["not about them"]


@pytest.mark.parametrize(("account", "why"), [("mother", ""), ("The mother", ""), ("Dana Whitlock", ""), ("father", "rests on a third party’s word"), ("school", "rests on a third party’s word")])
def test_what_a_mother_said_of_her_own_children_is_hers_by_whatever_it_is_called(account, why):
    record = Record(person=[Person(person_id="C", label="Rowan Whitlock", kind="child"), Person(person_id="M", label="Dana Whitlock", kind="adult")])
    record.relationship = [Relationship(person_id="M", relationship="mother", related_person_id="C")]
    record.entry = [Entry(entry_id="E", agency="GP", happened_from=DAY, happened_to=DAY, known_on=DAY, text="Sleeps well.", account_of=account)]
    record.concerned = [Concerned(entry_id="E", person_id="C", as_written="C", part="subject", known_on=DAY)]
    assert "".join(one.why for one in make(From(record, DAY, findings=[]), Wish("chronology", MOTHER)).left_out) == why


def test_every_string_of_a_row_is_looked_at_but_identities_and_codes():
    order = Order(order_id="one", order_kind="hazard", says="said", binds=["two"], known_on=DAY)
    assert [text for text in texts(order) if text] == ["said"]
