"""Invented families, drawn from a seed: vague dates, late recording, unborn children, several fathers, ties, restrictions, several agencies.

Not lifelike on purpose: kinds, themes, outcomes and parts meet in every combination, dates lie close to the thresholds, and days coincide,
so that the patterns and their slow references disagree here if they disagree anywhere.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from keepsight.records.codes import KINDS_OF_FILE
from keepsight.records.entry import Account, Concerned, Entry, Said, Theme
from keepsight.records.person import Family, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Coverage

from .leanings import LEANINGS, Leaning
from .typed_rows import typed_rows

FIRST = date(2018, 1, 1)
AGENCIES = ("Children's social care", "Children's social care", "Oakhill School", "Health visiting", "Police", "Adult mental health", "Hospital", "other")
KINDS = (
    "contact", "referral", "referral", "referral", "visit", "visit", "appointment", "missed appointment", "meeting", "strategy discussion", "section 47 enquiry", "conference",
    "assessment", "review", "plan start", "plan end", "closure", "incident", "injury", "concern", "concern", "observation", "disclosure", "move", "background", "school", "decision", "",
    "supervision", "health", "pregnancy", "birth", "placement", "court", "assessment", "plan start", "decision", "move", "plan end", "visit", "incident",
)  # fmt: skip
THEMES = (
    "neglect-physical", "neglect-physical", "neglect-nutrition", "neglect-nutrition", "neglect-medical", "neglect-educational", "neglect-unspecified", "violence",
    "alcohol", "alcohol", "drugs", "domestic-abuse", "physical-harm", "physical-harm", "sexual-harm", "hardship", "housing", "sleep", "good-care", "improvement", "help-given", "childs-words",
    "domestic-abuse", "help-asked", "help-asked", "help-not-delivered", "help-declined", "non-engagement",
)  # fmt: skip
OUTCOMES = ("", "", "", "no-further-action", "no-further-action", "advice", "safe-and-well", "closed", "referral-made", "early-help", "assessment", "plan", "seen", "not-seen", "attended", "not-attended", "cancelled-by-service", "removed-from-roll")
CHILD_PARTS = ("subject", "subject", "subject", "mentioned", "seen", "seen alone", "not seen", "spoke", "present", "was not brought", "said to have been harmed", "absent")
ADULT_PARTS = ("mentioned", "mentioned", "subject", "seen", "spoke", "present", "invited", "absent", "said to have harmed", "said to have been harmed", "reported", "interpreted", "cared for the child")
UNSETTLED = (("new partner", "mentioned"), ("uncle", "cared for the child"), ("grandmother", "reported"), ("neighbour", "reported"), ("sister", "interpreted"), ("lodger", "mentioned"))
TEXTS = (
    "nothing more", "nothing more", "lives with them, staying on the sofa", "child protection plan", "child in need", "early help", "social worker told", "methadone collected",
    "impact on her day", "bed-sharing", "smokes indoors", "own cot seen", "premature", "diazepam", "different account", "excluded again", "malicious call", "neighbour rang",
    "with interpreter", "little english", "father interpreted", "her bedroom", "plan ended", "moved out of area", "shared care", "bail conditions", "asleep on the sofa with", "denied drinking",
    "school disagreed with the decision", "escalated to her manager", "now resolved", "family group conference offered", "fgc not held", "not safe to convene", "letter before proceedings", "hid under the bed",
    "in supervision with the team manager", "new social worker", "new social worker, planned transfer", "decision deferred", "agreed to wait", "actions carried over", "actions carried over", "actions completed",
    "assessment was begun", "history not read", "chronology read", "she says she has stopped drinking", "mum says things are better", "closed, no reply to letters", "core group",
    "police notification", "ppn sent", "given breakfast", "uniform washed", "stepped down", "second child protection plan", "changed school", "new gp", "records received", "safety decision",
)  # fmt: skip


def family(seed: int, number: int = 0) -> Record:
    """The record of one family, `family-<number>`; every row carries its known day, as an assembled record does."""
    draw = random.Random(seed)
    name = f"family-{number}"
    record = Record()
    _people(record, draw, name)
    leaning = draw.choice(LEANINGS) if draw.random() < 0.7 else None
    count = draw.choice(leaning.counts if leaning else (3, 6, 10, 16))
    favourites = draw.sample(KINDS, 4), draw.sample(THEMES, 3)
    little_named = _one_little_named(record) if random.Random(f"{seed} named").random() < 0.4 else ""  # a draw of its own, so that the rest of the family stays as it was
    step = 4 if leaning and leaning.close else draw.choice((4, 10, 25, 45))
    day = FIRST + timedelta(days=draw.randrange(600))
    for index in range(count):
        day += timedelta(days=draw.choice((0, draw.randrange(step), step, 2 * step, 120 if leaning and leaning.pauses else step)))
        record.entry.append(_entry(record, draw, name, index, day, favourites, leaning, little_named))
    if draw.random() < 0.3:
        _come_back(record, draw, name, day, favourites)
    _ties(record, draw)
    typed_rows(record, draw, name)
    _coverage(record, draw)
    if little_named:
        _written_of_the_others(record, random.Random(f"{seed} others"), name, little_named)
    _decide_on_safety(record, random.Random(f"{seed} safety"), name)
    _say_what_it_meant(record)
    _known_people(record)
    return record


def _one_little_named(record: Record) -> str:
    """The first child, whom few entries will name; brothers and sisters are little older, so that they can be compared."""
    first, *others = (person for person in record.person if person.kind == "child")
    for years, other in enumerate(others if first.birth_from else (), 1):
        other.birth_from = other.birth_to = first.birth_from - timedelta(days=400 * years)
        other.expected_date, other.communication = None, first.communication
    return first.person_id


def _written_of_the_others(record: Record, draw: random.Random, name: str, little_named: str) -> None:
    """In half of such families, more entries that name the brothers and sisters and not the child; drawn apart, so that the rest stays as it was."""
    others = [person.person_id for person in record.person if person.kind == "child" and person.person_id != little_named]
    day = record.entry[0].happened_to
    for number in range(draw.choice((0, 14)) if others else 0):
        day += timedelta(days=draw.choice((0, 3, 9, 20)))
        late = draw.choice((0, 0, 5, 40))
        entry = Entry(
            entry_id=f"{name}-o{number:02}", family_id=name, agency=record.entry[0].agency, happened_from=day, happened_to=day, precision="day", known_on=day + timedelta(days=late),
            recorded_on=day + timedelta(days=late), kind=Said("observation", False), text="in class", restricted=draw.choice(("", "", "", "third party")),
        )  # fmt: skip
        record.entry.append(entry)
        for other in draw.sample(others, draw.randrange(1, len(others) + 1)):
            record.concerned.append(Concerned(entry_id=entry.entry_id, person_id=other, as_written=other, part="subject", suggested=draw.random() < 0.3, known_on=entry.known_on))


DECIDED = ("safety decision, to be looked at again", "safety decision: threats", "safety decision beside bail conditions", "manager's decision", "bail conditions")
ON_INVOLVING = ("a manager's decision on how he may be involved", "decision on how he may be involved, the safety decision no longer stands", "no decision on how he may be involved")


def _decide_on_safety(record: Record, draw: random.Random, name: str) -> None:
    """In half of the families with a man, decisions about safety and on how he may be involved; drawn apart, so that the rest stays as it was."""
    men = [person.person_id for person in record.person if person.sex == "male"][:2]
    day = draw.choice(record.entry).happened_to
    for number in range(draw.choice((0, 2, 4)) if men else 0):
        day += timedelta(days=draw.choice((0, 1, 9, 40)))
        first, last, precision = _when(draw, day) if draw.random() < 0.5 else (day, day, "day")
        text = draw.choice(ON_INVOLVING if number % 2 else DECIDED)
        entry = Entry(
            entry_id=f"{name}-s{number:02}", family_id=name, agency=record.entry[0].agency, happened_from=first, happened_to=last, precision=precision, known_on=last + timedelta(days=draw.choice((0, 0, 0, 30))),
            kind=Said("decision", draw.random() < 0.1), text=text, themes=[Theme("violence", False)] if draw.random() < 0.3 else [], restricted=draw.choice(("", "", "", "third party")),
        )  # fmt: skip
        entry.recorded_on = entry.known_on
        record.entry.append(entry)
        part = draw.choice(("subject", "subject", "subject", "mentioned", "spoke"))
        him = draw.choice(men)
        record.concerned.append(Concerned(entry_id=entry.entry_id, person_id=him, as_written=him, part=part, known_on=entry.known_on))


def _say_what_it_meant(record: Record) -> None:
    """Of some people in some entries, what it meant for them, or a word that says nothing; drawn apart, so that the rest stays as it was."""
    for row in record.concerned:
        draw = random.Random(f"{row.entry_id} meant for {row.person_id}")
        if row.person_id and draw.random() < 0.06:
            row.impact = draw.choice(("up all night", "frightened to go home", "n/a", "Not known."))


def _people(record: Record, draw: random.Random, name: str) -> None:
    children = [f"{name}-c{n}" for n in range(draw.choice((1, 1, 2, 3)))]
    for child in children:
        born = FIRST + timedelta(days=draw.choice((-5200, -4200, -3000, -900, -200, 100, 400, 700)) + draw.randrange(60))
        vague = draw.random() < 0.2
        unborn = draw.random() < 0.1
        unknown = unborn or draw.random() < 0.1
        record.person.append(Person(
            person_id=child, label=child, kind="child",
            birth_from=None if unknown else date(born.year, 1, 1) if vague else born, birth_to=None if unknown else date(born.year, 12, 31) if vague else born,
            expected_date=born if unborn else None, death_date=FIRST + timedelta(days=1100) if draw.random() < 0.05 else None,
            communication="BSL" if draw.random() < 0.1 else "",
        ))  # fmt: skip
    adults = ["mother", "father", "father", "partner", "grandmother"][: draw.choice((1, 2, 4, 5))]
    for index, role in enumerate(adults):
        person = f"{name}-a{index}"
        sex = "male" if role in ("father", "partner") else "female"
        record.person.append(Person(person_id=person, label=person, sex=sex, interpreter="yes" if draw.random() < 0.1 else "", death_date=FIRST + timedelta(days=900) if draw.random() < 0.05 else None))
        _relate(record, draw, name, person, role, children)
    record.family.extend(Family(family_id=name, person_id=person.person_id) for person in record.person)


def _relate(record: Record, draw: random.Random, name: str, person: str, role: str, children: list[str]) -> None:
    if draw.random() < 0.15:
        return
    related = [f"{name}-a0"] if role == "partner" else children if role == "mother" else draw.sample(children, draw.randrange(1, len(children) + 1))
    word = draw.choice(("stepfather", "father", "donor")) if role == "father" and draw.random() < 0.3 else role
    for other in related:
        started = FIRST + timedelta(days=draw.randrange(-300, 900)) if draw.random() < 0.4 else None
        ended = started + timedelta(days=400) if started and draw.random() < 0.3 else None
        record.relationship.append(Relationship(
            person_id=person, relationship=word, related_person_id=other, start_from=started, start_to=started, end_from=ended, end_to=ended,
            known_on=FIRST + timedelta(days=draw.randrange(-300, 1200)) if draw.random() < 0.4 else None,
        ))  # fmt: skip


def _when(draw: random.Random, day: date) -> tuple[date, date, str]:
    shape = draw.random()
    if shape < 0.7:
        return day, day, "day"
    if shape < 0.85:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), "month"
    if shape < 0.93:
        return day - timedelta(days=3), day + timedelta(days=3), "about"
    return date(day.year, 1, 1), date(day.year, 12, 31), "year"


def _entry(record: Record, draw: random.Random, name: str, index: int, day: date, favourites: tuple[list[str], list[str]], leaning: Leaning | None, little_named: str = "") -> Entry:
    plain = bool(leaning and leaning.close and draw.random() < 0.8)
    first, last, precision = (day, day, "day") if plain else _when(draw, day)
    late = None if plain else draw.choice((None, None, 0, 1, 10, 40, 400))
    recorded = last + timedelta(days=late) if late is not None else None
    kind = draw.choice(favourites[0]) if draw.random() < 0.7 else draw.choice(KINDS)
    outcome = draw.choice(OUTCOMES)
    themes = {draw.choice(favourites[1]) if draw.random() < 0.7 else draw.choice(THEMES) for _ in range(draw.choice((0, 1, 1, 2)))}
    agency, text = _agency(draw, name), draw.choice(TEXTS)
    if leaning and draw.random() < 0.8:
        agency, kind, text = _agency(draw, name, leaning.agencies or AGENCIES), draw.choice(leaning.kinds), draw.choice(leaning.texts)
        outcome, themes = draw.choice(leaning.outcomes or OUTCOMES), {draw.choice(leaning.themes) for _ in range(draw.choice((0, 1, 1, 2)))}
    if little_named and index == 0:
        kind = "plan start"
    entry = Entry(
        entry_id=f"{name}-e{index:02}", family_id=name, agency=agency, account_of=draw.choice(("", "", "", "grandmother", "neighbour")),
        happened_from=first, happened_to=last, precision=precision, recorded_on=recorded, known_on=recorded or last,
        shared_on=last if draw.random() < 0.1 else None,
        kind=Said(kind, draw.random() < 0.5) if kind else None, themes=[Theme(theme, draw.random() < 0.5, "", draw.random() < 0.1) for theme in sorted(themes)],
        outcome=Said(outcome, draw.random() < 0.5) if outcome else Said("as before") if draw.random() < 0.05 else None, outcome_code=outcome, text=text,
        source_type=Said(draw.choice(("carer's report", "observed"))) if draw.random() < 0.2 else None, childs_words="words" if draw.random() < 0.1 else "", response="done" if draw.random() < 0.1 else "",
        how_many=draw.choice((1, 1, 1, 1, 2, 7)), restricted="police" if draw.random() < 0.15 else "",
    )  # fmt: skip
    _concern(record, draw, entry, little_named)
    return entry


def _come_back(record: Record, draw: random.Random, name: str, day: date, favourites: tuple[list[str], list[str]]) -> None:
    """Work that ended, and more than a year later a referral and an assessment."""
    for after, kind, text in ((10, draw.choice(("assessment", "closure", "plan start")), "child in need"), (draw.choice((360, 380, 420)), "referral", "social worker told"), (draw.choice((10, 59, 61)), "assessment", "history not read")):
        day += timedelta(days=after)
        record.entry.append(replace(_entry(record, draw, name, len(record.entry), day, favourites, None), kind=Said(kind), outcome=None, outcome_code="", text=text))


def _agency(draw: random.Random, name: str, agencies: tuple[str, ...] = AGENCIES) -> str:
    """Each family has agencies of its own, because what an agency sent is said for the agency and not for a family."""
    agency = draw.choice(agencies)
    return agency if agency == "other" else f"{agency} {name}"


def _concern(record: Record, draw: random.Random, entry: Entry, little_named: str) -> None:
    suggested = draw.random() < 0.3
    opens = entry.kind is not None and entry.kind.value in ("plan start", "conference", "assessment")
    for person in record.person:
        if draw.random() < (0.1 if person.person_id == little_named and not opens else 0.6 if person.kind == "child" else 0.3):
            part = draw.choice(CHILD_PARTS if person.kind == "child" else ADULT_PARTS)
            record.concerned.append(Concerned(entry_id=entry.entry_id, person_id=person.person_id, as_written=person.label, part=part, suggested=suggested or draw.random() < 0.3, known_on=entry.known_on))
    if draw.random() < 0.15:
        written, part = draw.choice(UNSETTLED)
        record.concerned.append(Concerned(entry_id=entry.entry_id, as_written=written, part=part, suggested=True, known_on=entry.known_on))


def _ties(record: Record, draw: random.Random) -> None:
    """Accounts of one event, tied two by two; an entry belongs to one event only, as in a record that people confirm."""
    events: dict[str, str] = {}
    for first, second in zip(record.entry, record.entry[1:], strict=False):
        if first.agency != second.agency and draw.random() < 0.15:
            known = max(first.known_on, second.known_on)
            event = events[second.entry_id] = events.get(first.entry_id, first.entry_id)
            record.account.extend(Account(event_id=event, entry_id=e.entry_id, known_on=known) for e in (first, second))
            _tell_otherwise(record, first, second)


def _tell_otherwise(record: Record, first: Entry, second: Entry) -> None:
    """Of half the events of one exact day, one child is seen by one account and not by the other. Drawn apart, so that all else of the family stays what it was."""
    draw = random.Random(f"{second.entry_id} told otherwise {first.text}")
    child = draw.choice([person for person in record.person if person.kind == "child"])
    if draw.random() < 0.5 and first.happened_from == first.happened_to == second.happened_from == second.happened_to:
        record.concerned = [row for row in record.concerned if (row.entry_id, row.person_id) not in {(e.entry_id, child.person_id) for e in (first, second)}]
        for entry, part in zip((first, second), draw.sample(("seen", draw.choice(("not seen", "was not brought"))), 2), strict=True):
            record.concerned.append(Concerned(entry_id=entry.entry_id, person_id=child.person_id, as_written=child.label, part=part, known_on=entry.known_on))


def _coverage(record: Record, draw: random.Random) -> None:
    for agency in sorted({entry.agency for entry in record.entry} - {"other"}):
        if draw.random() < 0.3:
            until = FIRST + timedelta(days=draw.randrange(600, 2000)) if draw.random() < 0.5 else None
            kind = draw.choice(tuple(KINDS_OF_FILE))
            record.coverage.append(Coverage(agency=agency, period_from=FIRST if draw.random() < 0.5 else None, period_to=until, held="no" if kind == "nothing held" else "yes", kind_of_file=kind))


def _known_people(record: Record) -> None:
    """Contracts 1.3: a person from the first known entry that names them, else from birth, or the day on which it is expected; a relationship from its record, its start, or both people."""
    known = {e.entry_id: e.known_on for e in record.entry}
    for person in record.person:
        named = [known[row.entry_id] for row in record.concerned if row.person_id == person.person_id]
        person.known_on = min(named, default=person.birth_to or person.expected_date or FIRST)
    people = record.people()
    for row in record.relationship:
        row.known_on = row.known_on or row.start_to or max(people[row.person_id].known_on, people[row.related_person_id].known_on)


TABLES = (
    "person", "relationship", "family", "entry", "concerned", "account", "coverage",
    "involvement", "step", "assessment", "grade", "decision", "action", "session", "disagreement",
)  # fmt: skip
NAMED = (
    "entry_id", "event_id", "person_id", "related_person_id", "family_id", "agency", "opened_by", "child_id", "carer_id", "cites", "evidence",
    "done_entry_id", "decision_entry_id", "again_of", "action_id", "owner_agency", "other_agency",
)  # fmt: skip


def cut(record: Record, day: date) -> Record:
    """The record as it stood on a day: the rows known by then (contracts 1.1)."""
    return Record(**{table: [row for row in getattr(record, table) if row.known_on is None or row.known_on <= day] for table in TABLES})


def known_days(record: Record) -> list[date]:
    """Every day on which something becomes known, and the day before."""
    days = {row.known_on for table in TABLES for row in getattr(record, table) if row.known_on and row.known_on > FIRST - timedelta(days=400)}
    return sorted(days | {day - timedelta(days=1) for day in days})


def renamed(record: Record, mark: str) -> Record:
    """The same family under other names, so that it can stand beside itself in one record."""
    found = Record()
    for table in TABLES:
        for row in getattr(record, table):
            changed = {f: _marked(getattr(row, f), mark) for f in NAMED if hasattr(row, f)}
            getattr(found, table).append(replace(row, **changed))
    return found


def _marked(name: str | list[str] | None, mark: str) -> str | list[str] | None:
    if isinstance(name, list):
        return [_marked(one, mark) for one in name]
    return name if name in (None, "", "other") else f"{name}@{mark}"


def together(records: Iterable[Record]) -> Record:
    """Several families as one record."""
    found = Record()
    for record in records:
        for table in TABLES:
            getattr(found, table).extend(getattr(record, table))
    return found
