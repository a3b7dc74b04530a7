"""The pack of a rapid review: only what the record holds; analysis, good practice, immediate action and the decision are left for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keepsight.records.codes import TIERS
from keepsight.records.person import Person

from ..content import Section, Smaller, ToWrite, table
from ..copies.cut import Copy
from ..picture.told import Told, standing
from ..picture.word.table import Cell
from ..picture.words.dates import day
from ..picture.words.rests_on import agencies
from ..picture.words.who import eldest_first
from ..sections.entries import in_words, key_events
from ..sections.fathers import each_man
from ..sections.questions import asked
from ..sections.rests_on import rests_on
from ..sections.who import age_and_birth, who

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "Rapid-review pack"
WHAT = "Family, ethnicity, language, disability, key events and services as the record holds them; analysis, good practice, immediate action and decision are left to be written."
FORMS: dict[str, str] = {}
READERS = ("chair", "professionals")
ABOUT = False
ASKS = True

PEOPLE = (("Who", 3000), ("Age and birth", 3000), ("Ethnicity", 2200), ("Language and interpreter", 3200), ("Disability and communication", 3700))
SERVICES = (("Agency", 3200), ("Held", 5000), ("Asked for", 3500), ("Kind of file", 3400))
INVOLVED = (("Who", 2800), ("Agency", 2800), ("Help", 2600), ("Lead", 3200), ("From and until", 3700))
LEFT = (
    ("analysis", "Analysis", "What was known, when and by whom; what it was like for each child; what got in the way and what helped. For the review to write."),
    ("good_practice", "Good practice", "What services did well, with the entries that show it. For the review to write."),
    ("immediate_action", "Immediate action", "What was done at once to keep every child of this family safe, by whom and when. For the review to write."),
    ("decision", "Decision", "Whether a local child safeguarding practice review is carried out, on which criteria, who decided and on what. For the review to write."),
)
NOT_RECORDED = "not recorded"


def title(wish: Wish) -> str:
    """The report's title."""
    return TITLE


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """What the record holds, then the headings left for people."""
    people = sorted(told.people.values(), key=eldest_first)
    return [
        Section("family", "The family", (table("The family", PEOPLE, (_person(told, one) for one in people)),)),
        who(told, drawn=True), each_man(told), key_events(in_words(told)), _services(told), asked(told), rests_on(told),
        *(Section(slug, heading, (ToWrite(what),)) for slug, heading, what in LEFT),
    ]  # fmt: skip


def _person(told: Told, person: Person) -> tuple[Cell, ...]:
    language = "; ".join(part for part in (person.first_language, f"interpreter: {person.interpreter}" if person.interpreter else "") if part)
    needs = "; ".join(part for part in (person.disability, person.communication) if part)
    return Cell(person.label), Cell(age_and_birth(person, told.as_of)), Cell(person.ethnicity or NOT_RECORDED), Cell(language or NOT_RECORDED), Cell(needs or NOT_RECORDED)


def _services(told: Told) -> Section:
    involved = [row for row in standing(told.assembled.record.involvement, told.as_of) if row.person_id in told.people]
    rows = (
        (Cell(told.people[row.person_id].label), Cell(row.agency), Cell(TIERS.get(row.tier, row.tier) or NOT_RECORDED), Cell(row.practitioner or NOT_RECORDED),
         Cell(f"from {day(row.start)}{f' until {day(row.end_)}' if row.end_ else ''}"))
        for row in sorted(involved, key=lambda row: (row.start, row.agency))
    )  # fmt: skip
    return Section("services", "Services", (
        table("Agencies", SERVICES, ((Cell(one.agency), Cell.of(one.held, [one.recorded]), Cell(one.asked), Cell(one.kind_of_file)) for one in agencies(told))),
        Smaller("Who worked with whom, and when"), table("Who worked with whom", INVOLVED, rows),
    ))  # fmt: skip
