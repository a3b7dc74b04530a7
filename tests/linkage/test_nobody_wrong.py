"""Over many families at random: whoever a role word is settled to be is the only person whom a slow reference finds for it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.linkage.settle import settle
from keepsight.reading import read
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record

FIRST = date(2010, 1, 1)
DAYS = 12  # the world of these families is short, so that starts and ends meet often
WOMEN, MEN, CHILDREN = ("W1", "W2"), ("M1", "M2", "M3"), ("C1", "C2")


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


spans = st.tuples(st.integers(0, DAYS), st.integers(0, 3)).map(lambda pair: (on(pair[0]), on(pair[0] + pair[1])))
some_span = st.none() | spans


@st.composite
def families(draw) -> Record:
    people = [Person(person_id=w, label=f"Woman {w}", sex="female") for w in WOMEN]
    people += [Person(person_id=m, label=f"Man {m}", sex="male") for m in MEN]
    people += [Person(person_id=c, label=f"Kid {c}", kind="child", birth_from=date(2006, 1, 1), birth_to=date(2006, 1, 1)) for c in CHILDREN]
    rows = [Relationship(person_id=draw(st.sampled_from(WOMEN)), relationship="mother", related_person_id=c) for c in CHILDREN]
    for child in CHILDREN:
        for man in draw(st.lists(st.sampled_from(MEN), max_size=2, unique=True)):
            certainty = draw(st.sampled_from(["certain", "certain", "believed to be"]))
            rows.append(Relationship(person_id=man, relationship="father", related_person_id=child, certainty=certainty))
    for man, woman in draw(st.lists(st.sampled_from(list(product(MEN, WOMEN))), max_size=4)):
        start, end = draw(some_span), draw(some_span)
        if start and end and end[0] < start[1]:
            end = None
        rows.append(_couple(man, woman, start, end))
    return Record(person=people, relationship=rows)


def _couple(man: str, woman: str, start: tuple[date, date] | None, end: tuple[date, date] | None) -> Relationship:
    first, last = start or (None, None)
    ended, at_last = end or (None, None)
    return Relationship(
        person_id=man, relationship="partner", related_person_id=woman, start_from=first, start_to=last, end_from=ended, end_to=at_last
    )


TEXTS = {
    "Father was rung.": ("father", ()),
    "Dad was rung.": ("father", ("partner",)),
    "Mother was rung.": ("mother", ()),
    "Her partner was rung.": ("partner", ()),
    "Mother's partner was rung.": ("partner", ()),
}


@settings(max_examples=400, deadline=None)
@given(families(), st.sampled_from(sorted(TEXTS)), st.sampled_from([("C1",), ("C2",), CHILDREN]), spans)
def test_whoever_a_role_word_is_settled_to_be_is_the_only_one_who_fits_on_every_day(record, text, children, when):
    one = Entry(entry_id="E", agency="school", happened_from=when[0], happened_to=when[1], text=text)
    record.entry = [one]
    record.concerned = [Concerned(entry_id="E", person_id=c, as_written=c, part="subject") for c in children]
    settle(record, {"E": read(one, []).mentions})
    settled = {row.person_id for row in record.concerned if row.person_id and row.person_id not in children}
    role, also = TEXTS[text]
    if settled:
        worlds = [everyone(record, role, children, day) for day in days(when)]
        worlds += [whoever(record, other, children, day) | settled for other in also for day in days(when)]
        assert all(world == settled for world in worlds), (settled, worlds)


def days(when: tuple[date, date]) -> list[date]:
    return [when[0] + timedelta(days=n) for n in range((when[1] - when[0]).days + 1)]


def everyone(record: Record, role: str, children: tuple[str, ...], day: date) -> set[str]:
    """Everybody who can be the `role` of any of the children on this day; 'nobody recorded' where a child has none."""
    found: set[str] = set()
    for child in children:
        theirs = {m for mother in parents(record, child, "mother") for m in partners(record, mother, day)} if role == "partner" else parents(record, child, role)
        found |= theirs or {"nobody recorded"}
    return found


def whoever(record: Record, role: str, children: tuple[str, ...], day: date) -> set[str]:
    """Recorded people alone, perhaps or surely: of them a child may also say "dad"."""
    return {person.removeprefix("perhaps ") for person in everyone(record, role, children, day)} - {"nobody recorded"}


def parents(record: Record, child: str, role: str) -> set[str]:
    rows = [r for r in record.relationship if r.relationship == role and r.related_person_id == child]
    return {r.person_id if r.certainty == "certain" else f"perhaps {r.person_id}" for r in rows}


def partners(record: Record, woman: str, day: date) -> set[str]:
    """Each man who is hers on this day in some reading of the dates, and 'perhaps' where another reading says he is not."""
    found = set()
    for row in record.relationship:
        if row.relationship == "partner" and row.related_person_id == woman:
            answers = {held(day, start, end) for start in readings(row.start_from, row.start_to) for end in readings(row.end_from, row.end_to)}
            found |= {row.person_id} if answers == {True} else {f"perhaps {row.person_id}"} if answers & {True, None} else set()
    return {name for name in found if name.removeprefix("perhaps ") == name or name.removeprefix("perhaps ") not in found}


def readings(first: date | None, last: date | None) -> list[date | None]:
    """Every day that a vague date can be; an unrecorded one can be any, or none."""
    if first is None or last is None:
        return [None]
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def held(day: date, start: date | None, end: date | None) -> bool | None:
    """Whether it held; None, neither yes nor no, while no start is recorded."""
    if (start and day < start) or (end and day > end):
        return False
    return True if start else None


def test_the_reference_is_not_empty_handed():
    """The property says nothing where nobody is settled: here somebody is."""
    record = Record(
        person=[Person(person_id=p, label=p) for p in ("W1", "M1")] + [Person(person_id="C1", label="C1", kind="child")],
        relationship=[
            Relationship(person_id="W1", relationship="mother", related_person_id="C1"),
            _couple("M1", "W1", (on(0), on(0)), None),
        ],
    )
    assert everyone(record, "partner", ("C1",), on(5)) == {"M1"} == partners(record, "W1", on(5))
