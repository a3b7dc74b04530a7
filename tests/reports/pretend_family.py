"""A fictitious family, told by hand in the words of `records`: twenty entries, and a generator of as many as are asked for.

Nobody here has ever lived.
"""

from __future__ import annotations

from datetime import date, timedelta

from keepsight.chronology.assemble import Assembled
from keepsight.chronology.key_events import proposals
from keepsight.intake.ledger import FileLedger, PassedOver, Refused
from keepsight.records.entry import Account, Concerned, Entry, Said, Theme
from keepsight.records.finding import AgencyCoverage, Finding, Parameter
from keepsight.records.person import Household, Name, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Coverage, Source, source_id

AS_OF = date(2024, 5, 20)
LONG_NAME = "Wilhelmina-Rosamund Featherstonehaugh-Cholmondeley-Marchbanks"


PEOPLE = [
    Person(person_id="C1", label="Rowan Whitlock", kind="child", sex="male", birth_from=date(2012, 3, 9), birth_to=date(2012, 3, 9), birth_precision="day", disability="profoundly deaf", communication="British Sign Language; signs through a teacher of the deaf"),
    Person(person_id="C2", label="Ivy Whitlock", kind="child", sex="female", birth_from=date(2016, 1, 1), birth_to=date(2016, 12, 31), birth_precision="year"),
    Person(person_id="C3", label="Otis Penhallow", kind="child", sex="male", birth_from=date(2021, 11, 2), birth_to=date(2021, 11, 2), birth_precision="day"),
    Person(person_id="C4", label="Unborn baby", kind="child", expected_date=date(2024, 8, 14)),
    Person(person_id="M", label="Dana Whitlock", kind="adult", sex="female", birth_from=date(1990, 5, 30), birth_to=date(1990, 5, 30), birth_precision="day", first_language="Portuguese", interpreter="Portuguese, for appointments"),
    Person(person_id="F1", label="Marek Osei", kind="adult", sex="male"),
    Person(person_id="F3", label="Jory Penhallow", kind="adult", sex="male", birth_from=date(1986, 1, 1), birth_to=date(1986, 12, 31), birth_precision="year"),
    Person(person_id="G", label="Beryl Whitlock", kind="adult", sex="female"),
]

RELATIONSHIPS = [
    ("M", "mother", "C1"), ("M", "mother", "C2"), ("M", "mother", "C3"), ("M", "mother", "C4"),
    ("F1", "father", "C1"), ("F3", "father", "C3"), ("G", "mother", "M"), ("F3", "partner", "M"),
]

TOLD = [  # earliest, latest, agency, kind, (themes), text, outcome, people and parts, more
    ("2012-03-09", "2012-03-09", "Midwifery", "birth", (), "Rowan born at 39 weeks, 3.1 kg. Mr Osei present.", "", {"C1": "subject", "M": "present", "F1": "present"}, {}),
    ("2013-06-01", "2013-06-30", "Health visiting", "health", ("disability",), "Hearing test: profound loss in both ears. Referred to audiology.", "referral made", {"C1": "subject"}, {"precision": "month"}),
    ("2014-01-01", "2014-12-31", "Housing", "move", ("housing",), "Family moved to a two-bedroom flat on the second floor.", "", {"M": "subject", "C1": "mentioned"}, {"precision": "year"}),
    ("2016-09-12", "2016-09-12", "Police", "incident", ("domestic-abuse",), "Neighbour rang: shouting and a door broken. Mother said Mr Osei had left before officers came.", "safe and well check", {"M": "said to have been harmed", "F1": "said to have harmed"}, {"account_of": "neighbour", "restricted": "police intelligence"}),
    ("2017-02-20", "2017-02-20", "Children’s social care", "referral", ("domestic-abuse",), "Referral from police after the September incident.", "no further action", {"C1": "subject", "C2": "subject"}, {}),
    ("2018-04-03", "2018-04-09", "School", "concern", ("neglect-nutrition",), "Rowan asked for a second breakfast every day this week.", "", {"C1": "subject"}, {"precision": "week", "date_as_written": "w/c 3/4/18"}),
    ("2018-05-14", "2018-05-14", "School", "disclosure", ("childs-words",), "Rowan signed to his teacher about the weekend.", "", {"C1": "spoke"}, {"childs_words": "Nobody was up. I made toast for Ivy."}),
    ("2019-11-05", "2019-11-05", "GP", "missed appointment", ("neglect-medical", "non-engagement"), "Ivy not brought to eye clinic. Letter sent in English.", "", {"C2": "was not brought"}, {}),
    ("2019-12-10", "2019-12-10", "GP", "missed appointment", ("neglect-medical", "non-engagement"), "Ivy not brought to second eye clinic.", "", {"C2": "was not brought"}, {}),
    ("2020-01-18", "2020-01-24", "Hospital", "injury", ("physical-harm",), "Ivy seen with a scald to the forearm, said to be from a kettle.", "seen", {"C2": "seen", "M": "spoke"}, {"precision": "about", "date_as_written": "?21 Jan 2020"}),
    ("2020-01-21", "2020-01-21", "Children’s social care", "contact", ("physical-harm",), "Hospital reported a scald to Ivy’s arm.", "advice given", {"C2": "subject"}, {}),
    ("2021-11-02", "2021-11-02", "Midwifery", "birth", (), "Otis born at 37 weeks.", "", {"C3": "subject", "M": "present", "F3": "present"}, {}),
    ("2022-03-15", "2022-03-15", "Children’s social care", "plan start", ("neglect-unspecified",), "Child in need plan begun for Rowan, Ivy and Otis.", "plan made", {"C1": "subject", "C2": "subject", "C3": "subject"}, {"key": True}),
    ("2022-06-01", "2022-06-01", "Children’s social care", "visit", ("good-care",), "Home visit. Flat warm and clean, Otis settled on grandmother’s lap. Rowan spoken to alone, with an interpreter.", "", {"C1": "seen alone", "C3": "seen", "G": "cared for the child"}, {}),
    ("2022-09-09", "2022-09-09", "Family centre", "meeting", ("help-given", "family-helps"), "Grandmother offered two nights each week. Mother accepted a place on the toddler morning.", "service given", {"M": "present", "G": "present"}, {}),
    ("2023-01-11", "2023-01-11", "School", "observation", ("improvement",), "Rowan’s attendance 96 per cent this term, up from 81.", "", {"C1": "subject"}, {}),
    ("2023-06-20", "2023-06-20", "Children’s social care", "plan end", ("improvement",), "Plan ended at review; help goes on at the family centre.", "closed", {"C1": "subject", "C2": "subject", "C3": "subject"}, {"key": True}),
    ("2024-02-01", "2024-02-01", "Midwifery", "pregnancy", ("pregnancy", "alcohol"), "Booking at 12 weeks. Dana said she had stopped drinking at Christmas.", "", {"M": "spoke", "C4": "subject"}, {"account_of": "Dana Whitlock"}),
    ("2024-03-01", "2024-03-01", "GP", "concern", ("mental-health",), "=SUM of worries: low mood, sleeping two hours. +call back", "", {"M": "subject"}, {"how_many": 3, "how_many_words": "three times this week"}),
    ("2024-05-13", "2024-05-13", "Health visiting", "visit", ("alcohol", "sleep"), "Smell of drink. Otis asleep on the sofa beside his mother. A man called “Kez” at the door.", "", {"M": "seen", "C3": "seen", None: "mentioned"}, {}),
]

SUGGESTED_FROM = {"alcohol": "Smell of drink", "sleep": "asleep on the sofa", "domestic-abuse": "shouting and a door broken"}


def family(entries: int = 20, *, name: str = "", people: bool = True) -> Assembled:
    """The family; above twenty entries the same kinds of row come again on later days. `name` renames the eldest child."""
    record = Record()
    if not people:
        return Assembled(record, [], AS_OF)
    record.person = [_renamed(person, name) for person in PEOPLE]
    record.name = [Name(person_id="M", name="Dana Freitas", end_=date(2011, 7, 2))]
    record.relationship = [Relationship(person_id=a, relationship=r, related_person_id=b, certainty="believed to be" if a == "F1" else "certain") for a, r, b in RELATIONSHIPS]
    record.household = [Household(household="14b Quay Steps", person_id=p, start_from=date(2022, 1, 1), start_to=date(2022, 1, 31), restricted="address not to be shared with Mr Osei") for p in ("M", "C1", "C2", "C3", "F3")]
    for number in range(entries):
        _tell(record, number)
    if entries >= 11:
        record.account = [Account(event_id="E10", entry_id=e, words="same child, same injury, dates that overlap") for e in ("E10", "E11")]
    record.coverage = [
        Coverage(agency="Police", period_from=date(2012, 1, 1), period_to=date(2024, 5, 20), held="yes", kind_of_file="incidents"),
        Coverage(agency="Probation", period_from=date(2012, 1, 1), period_to=date(2024, 5, 20), held="no", kind_of_file="nothing held"),
        Coverage(agency="School nursing", period_from=date(2016, 9, 1), period_to=date(2024, 5, 20)),
    ]
    return Assembled(record, _ledgers(record), AS_OF, columns_toml='[files."police.csv"]\n', notices=["police.csv: 2 hidden rows were read"], key_proposed=proposals(record.entry))


def _renamed(person: Person, name: str) -> Person:
    copied = Person(**{column: getattr(person, column) for column in person.__dataclass_fields__})
    if name and person.person_id == "C1":
        copied.label = name
    return copied


def _tell(record: Record, number: int) -> None:
    earliest, latest, agency, kind, themes, text, outcome, people, more = TOLD[number % len(TOLD)]
    later = timedelta(days=(number // len(TOLD)) * 3 % 90)
    entry_id, file = f"E{number + 1:02d}", agency.lower().replace("’", "") + ".csv"
    source = Source(source_id(file, "", number + 2), file, "", number + 2)
    record.source.append(source)
    on = min(date.fromisoformat(latest) + later, AS_OF)
    suggested = number % 2 == 1
    record.entry.append(Entry(
        entry_id=entry_id, source_id=source.source_id, known_on=on, agency=agency, recorded_on=on if number % 3 else None,
        happened_from=min(date.fromisoformat(earliest) + later, on), happened_to=on, text=text,
        kind=Said(kind, suggested, kind if suggested else ""),
        themes=[Theme(theme, suggested, SUGGESTED_FROM.get(theme, text.split(".")[0]) if suggested else "") for theme in themes],
        outcome=Said(outcome) if outcome else None, **more,
    ))
    for person_id, part in people.items():
        record.concerned.append(Concerned(entry_id=entry_id, person_id=person_id, as_written=person_id or "Kez", part=part, suggested=suggested, source_id=source.source_id, known_on=on))


def _ledgers(record: Record) -> list[FileLedger]:
    counted: dict[str, list[Entry]] = {}
    for entry in record.entry:
        counted.setdefault(entry.source_id.split("|")[0], []).append(entry)
    ledgers = [_ledger(file, rows, one_refused=place == 0) for place, (file, rows) in enumerate(sorted(counted.items()))]
    people = FileLedger("people.csv", "0" * 64, "", 9, people=8, passed_over=[PassedOver("", 1, "a heading")])
    return [*ledgers, people]


def _ledger(file: str, rows: list[Entry], *, one_refused: bool) -> FileLedger:
    needed = "Each entry needs the date it happened; if only the month is known, write ‘March 2024’."
    refused = [Refused("", 14, "no date", needed)] if one_refused else []
    return FileLedger(file, "0" * 64, rows[0].agency, len(rows) + 1 + len(refused), len(rows), refused=refused, passed_over=[PassedOver("", 1, "a heading")])


def question(**more) -> Finding:
    """One question from the record, as a pattern would raise it on the family of twenty entries."""
    given = {
        "finding_id": "q1", "pattern": "was-not-brought", "label": "appointments not kept", "about": ["C2"],
        "raised_on": date(2019, 12, 10), "raised_on_earliest": date(2019, 12, 10), "resolved_on": None, "live": True,
        "first_on": date(2019, 11, 5), "last_on": date(2019, 12, 10), "measure": 2,
        "statement": "The GP recorded two appointments in which Ivy was not brought.",
        "question": "What need went unmet, and what stood in the way: travel, money, language, letters or notice?",
        "raised_by": ["E08", "E09"], "evidence": ["E08", "E09"], "contrary": ["E10"], "rests_on_suggestions": ["E08"],
        "coverage": [AgencyCoverage("GP", 3, date(2019, 11, 5), date(2024, 3, 1), "")],
        "together": {"GP": date(2019, 12, 10), "School": None},
        "parameters": {"appointments": Parameter(2, "appointments", "our default", "safe-practice 4")}, "version": "1",
    }
    return Finding(**(given | more))


def questions() -> list[Finding]:
    """Seven live questions, one of them about everybody, and one that is history."""
    live = [question(finding_id=f"q{n}", raised_on=date(2020 + n // 3, 1 + n, 3), label=f"appointments not kept, told {n} times") for n in range(2, 8)]
    history = question(finding_id="q9", label="contacts closed one by one", live=False, about=["C1", "C2"], evidence=["E05", "E11"], raised_by=["E05"], contrary=[], together={"Police": None})
    return [question(), *live, history]
