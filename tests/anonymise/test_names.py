"""What becomes of names in their many forms: small families, one sentence at a time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.anonymise import anonymise
from keepsight.anonymise.roles import roles_of
from keepsight.chronology.assemble import Assembled
from keepsight.intake.ledger import FileLedger
from keepsight.records.entry import Entry
from keepsight.records.person import Name, Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source, source_id


def family(*texts: str, agency: str = "Police") -> Assembled:
    people = [
        Person(person_id="P1", label="Dena Quillfeather", sex="female"),
        Person(person_id="P2", label="Orrin Quillfeather", kind="child", sex="male", birth_from=date(2014, 2, 3), birth_to=date(2014, 2, 3), birth_precision="day"),
        Person(person_id="P3", label="May Quillfeather", kind="child", sex="female", birth_from=date(2016, 7, 8), birth_to=date(2016, 7, 8), birth_precision="day"),
        Person(person_id="P4", label="Will Tarrowby", sex="male"),
    ]
    ties = [Relationship(person_id="P1", relationship="mother", related_person_id=child) for child in ("P2", "P3")]
    ties += [Relationship(person_id="P4", relationship="father", related_person_id="P3")]
    source = Source(source_id("Quillfeather.csv", "", 2), "Quillfeather.csv", "", 2)
    entries = [
        Entry(entry_id=f"{n:012x}", agency=agency, happened_from=date(2020, 1, 6), happened_to=date(2020, 1, 6), known_on=date(2020, 1, 6), text=text, source_id=source.source_id)
        for n, text in enumerate(texts, start=1)
    ]
    record = Record(person=people, relationship=ties, entry=entries, name=[Name(person_id="P2", name="Orrie")], source=[source])
    return Assembled(record, [FileLedger("Quillfeather.csv", "", agency, 1, 1, 0, 0, 0)], date(2020, 2, 1))


def said(*texts: str, **options) -> list[str]:
    assembled = family(*texts)
    anonymise(assembled, **options)
    return [entry.text for entry in assembled.record.entry]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Orrin seen with Dena Quillfeather.", "Child 1 seen with Mother."),
        ("ORRIN QUILLFEATHER's coat; orrin's shoes", "Child 1's coat; Child 1's shoes"),
        ("Quillfeather, Orrin (Orrie)", "Child 1 (Child 1)"),
        ("O. Quillfeather and D Quillfeather", "Child 1 and Mother"),
        ("O & D Quillfeather; O and M Quillfeather", "Child 1 & Mother; Child 1 and Child 2"),
        ("Mrs Quillfeather rang", "Mother rang"),
        ("Mr Tarrowby, W Tarrowby, TARROWBY", "Father of Child 2, Father of Child 2, Father of Child 2"),
        ("Misspelt: Orrinn no, Tarroby yes", "Misspelt: Child 1 no, Father of Child 2 yes"),
        ("The Quillfeathers moved", "The Family name 1 moved"),
        ("notes_quillfeather_v2, QuillfeatherNotes", "notes_Family name 1_v2, Family name 1"),
        ("OQ not in, WT shouting", "Child 1 not in, Father of Child 2 shouting"),
        ("Will be seen on 4 May 2020. Will was there.", "Will be seen on 4 May 2020. Father of Child 2 was there."),
        ("In May they moved; May cried", "In May they moved; Child 2 cried"),
        ("he will come, she may not", "he will come, she may not"),
        ("dob 3.2.14, born 8 July 2016; seen 03/02/2014", "dob [date of birth removed], born [date of birth removed]; seen [date of birth removed]"),
        ("Lives at 14 Brackenmoor Road, TR1 2XY", "Lives at Street 1, [postcode removed]"),
        ("Ring 07700 900123 or a.b@example.org", "Ring [telephone number removed] or [e-mail removed]"),
        ("NHS 943 476 5919, car AB12 CDE, log 0214-2207", "NHS [NHS number removed], car [vehicle removed], log [reference removed]"),
        ("PC Strangways came. Strangways left.", "Officer 1 came. Officer 1 left."),
        ("Seen by J Brackley SW; Ms Brackley will ring", "Seen by Person 1 SW; Person 1 will ring"),
        ("a man called Zeb; Zeb sleeps there", "a man called Person 1; Person 1 sleeps there"),
        ("her friend Rose minded them", "her friend Person 1 minded them"),
        ("Starts at Hexworthy Primary. Hexworthy rang.", "Starts at School 1. School 1 rang."),
        ("CP visit, CIN plan, MARAC, GP, HV", "CP visit, CIN plan, MARAC, GP, HV"),
    ],
)
def test_a_name_in_any_form_becomes_its_role(written, shown):
    assert said(written) == [shown]


def test_nobody_is_taken_for_another_who_bears_the_same_forename():
    assembled = family("Dena was out.")
    assembled.record.person.append(Person(person_id="P5", label="Dena Strood", kind="child"))
    anonymise(assembled)
    assert [entry.text for entry in assembled.record.entry] == ["Child 3 or Mother of Child 1 and Child 2 was out."]


def test_a_word_that_may_be_a_name_is_left_and_listed():
    assembled = family("Went to see Brannoch about it.")
    made = anonymise(assembled)
    assert [(row.words, row.entry_ids) for row in made.to_settle if "capital" in row.why] == [("Brannoch", ("000000000001",))]


@pytest.mark.parametrize(("answer", "shown"), [("yes", "Went to see [removed]."), ("no", "Went to see Brannoch."), ("a relative", "Went to see a relative.")])
def test_what_a_person_settled_is_followed_and_not_asked_again(tmp_path, answer, shown):
    from keepsight.anonymise.settle import as_csv, read_settled

    path = tmp_path / "to-settle.csv"
    path.write_bytes(as_csv(anonymise(family("Went to see Brannoch.")).to_settle).replace(b"may be a name,", b"may be a name," + answer.encode()))
    assembled = family("Went to see Brannoch.")
    made = anonymise(assembled, settled=read_settled(path))
    assert assembled.record.entry[0].text == shown
    assert not [row for row in made.to_settle if not row.answer]


def test_roles_stay_with_their_people_when_an_elder_child_becomes_known():
    key = anonymise(family("Orrin seen.")).key
    assembled = family("Orrin seen.")
    assembled.record.person.append(Person(person_id="P0", label="Ansel Quillfeather", kind="child", birth_from=date(2010, 1, 1), birth_to=date(2010, 1, 1)))
    anonymise(assembled, before=key)
    labels = {p.person_id: p.label for p in assembled.record.person}
    assert labels["P2"] == "Child 1" and len(set(labels.values())) == len(labels)


def test_shifted_words_show_no_whole_date_of_the_record_and_no_part_of_one():
    assert said("On 6 January 2020, 06/01/20 and 2020-01-06; since Easter, in March, on 9 February; in 2019. 8/12 old, 20/10, 4/10.", days=28) == [
        "On 3 February 2020, 03/02/20 and 2020-02-03; since [date], in [date], on [date]; in [date]. 8/12 old, [date], 4/10."
    ]


LETTERS = st.text("abdefgiklmnoprstuvz", min_size=5, max_size=9).map(lambda word: "Zq" + word)  # no English word begins so
FORMS = (
    "{f} {s}", "{f}", "{s}", "{F} {S}", "{l}", "{s}, {f}", "{i} {s}", "{i}. {s}", "{f}'s", "{f}-{s}", "{s}{f}", "{f}_{s}.csv", "Mr {s}", "Mrs {s}", "({f})", "“{f}”", "{F}",
)  # fmt: skip
AROUND = ("{0} seen at home.", "Visited; {0} was out.", "Rang re {0}", "Clothes of {0} wet, {0} cold", "x/{0}/y", "Home:{0}")


@settings(max_examples=150, deadline=None)
@given(people=st.lists(st.tuples(LETTERS, LETTERS, st.booleans()), min_size=1, max_size=5, unique_by=(lambda p: p[0], lambda p: p[1])), data=st.data())
def test_no_random_name_in_any_form_or_place_is_left(people, data):
    record = Record(person=[Person(person_id=f"P{n}", label=f"{f} {s}", kind="child" if child else "adult") for n, (f, s, child) in enumerate(people)])
    for n, (f, s, _) in enumerate(people):
        form = data.draw(st.sampled_from(FORMS)).format(f=f, s=s, F=f.upper(), S=s.upper(), l=f.lower(), i=f[0])
        text = data.draw(st.sampled_from(AROUND)).format(form)
        record.entry.append(Entry(entry_id=f"{n:012x}", agency="Police", happened_from=date(2020, 1, 6), happened_to=date(2020, 1, 6), text=text))
    anonymise(Assembled(record, [], date(2020, 2, 1)))
    shown = " ".join(entry.text for entry in record.entry).casefold()
    assert not [part for person in people for part in person[:2] if part.casefold() in shown], shown


@settings(max_examples=100, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(["child", "adult"]), min_size=1, max_size=8),
    ties=st.lists(st.tuples(st.integers(0, 7), st.sampled_from(["mother", "father", "partner", "grandmother", "stepfather", "sibling", "friend", "parent"]), st.integers(0, 7)), max_size=12),
)
def test_two_people_never_share_a_role(kinds, ties):
    people = [Person(person_id=f"P{n}", label=f"X{n}", kind=kind) for n, kind in enumerate(kinds)]
    rows = [Relationship(person_id=f"P{a}", relationship=r, related_person_id=f"P{b}") for a, r, b in ties if a != b and max(a, b) < len(people)]
    roles = roles_of(Record(person=people, relationship=rows))
    assert set(roles) == {p.person_id for p in people} and len(set(roles.values())) == len(people)
