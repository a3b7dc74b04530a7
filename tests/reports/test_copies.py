"""A copy for a named reader: what is in it, why the rest is not, and that nothing of the rest is anywhere in any file of it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from keepsight.records.codes import ANSWERS
from keepsight.records.person import Relationship
from keepsight.records.work import Answer, Decision, Hypothesis, Session
from keepsight.reports.content import ToWrite
from keepsight.reports.copies import why
from keepsight.reports.copies.cut import cut
from keepsight.reports.copies.readers import CHAIR, EXTRACT, PARENT, PROFESSIONALS, YOUNG_PERSON, NamedReader
from keepsight.reports.copies.redaction import NoSuchSentence, Redaction, redacted, sentences
from keepsight.reports.making import REPORTS, CannotMake, From, Wish, make
from keepsight.reports.writing import written

from .pretend_family import AS_OF, LONG_NAME, family, question

READERS = [
    NamedReader(PARENT, "Dana Whitlock", "M"), NamedReader(PARENT, "Jory Penhallow", "F3"), NamedReader(PARENT, "Marek Osei", "F1"),
    NamedReader(YOUNG_PERSON, "Rowan Whitlock", "C1"), NamedReader(EXTRACT, "Dana Whitlock", "M"), NamedReader(PROFESSIONALS, agency="School"),
]  # fmt: skip


def given(assembled=None) -> From:
    assembled = assembled or family()
    return From(assembled.record, assembled.as_of, assembled.files)


def reasons(reader: NamedReader) -> dict[str, str]:
    return {one.entry_id: one.why for one in cut(family().record, reader).left_out}


@pytest.mark.parametrize(("reader", "entry", "reason"), [
    (READERS[0], "E04", why.RESTRICTED),  # police intelligence, restricted
    (READERS[0], "E07", why.A_CHILDS_WORDS),  # Rowan told his teacher
    (READERS[0], "E20", why.NOT_SETTLED),  # a man called Kez
    (READERS[0], "E01", why.NOT_THEIR_CIRCLE),  # names a man who is only believed to be a father
    (READERS[0], "E14", ""),  # her home, her children, her mother caring for them
    (READERS[0], "E19", ""),  # her own health
    (READERS[1], "E19", why.NOT_ABOUT),  # the mother's health is not the father's
    (READERS[1], "E17", why.NOT_THEIR_CIRCLE),  # a plan of his child's that names half-siblings
    (READERS[1], "E12", ""),  # his child's birth
    (READERS[2], "E02", why.NOT_ABOUT),  # a man who is only believed to be a father has no child's entries
    (READERS[3], "E07", ""),  # a young person's own words
    (READERS[3], "E03", why.ANOTHERS),  # a parent's move
    (READERS[5], "E04", why.RESTRICTED),  # another agency's restricted entry
])  # fmt: skip
def test_each_entry_is_in_a_copy_or_left_out_for_a_reason(reader, entry, reason):
    assert reasons(reader).get(entry, "") == reason


def test_a_parent_recorded_as_without_parental_responsibility_has_no_childs_entries():
    assembled = family()
    assembled.record.relationship = [Relationship(person_id="M", relationship="mother", related_person_id="C1", parental_responsibility="no")]
    assert "E02" in {one.entry_id for one in cut(assembled.record, READERS[0]).left_out}


def test_the_chair_has_everything_and_alone_is_told_what_the_others_lack():
    whole = cut(family().record, NamedReader(CHAIR))
    assert len(whole.record.entry) == 20 and not whole.left_out
    assert len(reasons(READERS[1])) == 20 - len(cut(family().record, READERS[1]).record.entry)


def test_a_familys_copy_is_numbered_without_gaps_and_names_no_file():
    copy = cut(family().record, READERS[0])
    assert [entry.entry_id for entry in copy.record.entry] == [str(n) for n in range(1, len(copy.record.entry) + 1)]
    assert {source.file for source in copy.record.source} == {""}


def test_a_named_person_can_put_in_what_the_rules_leave_out_but_nothing_restricted():
    copy = cut(family().record, READERS[0], put_in=["E07", "E04"])
    left = {one.entry_id for one in copy.left_out}
    assert "E07" not in left and "E04" in left


# --- nothing of what is left out is anywhere


def said_in(files: dict[str, bytes]) -> dict[str, str]:
    """Everything that can be read out of each file: every part of a Word file, and of a PDF its text, properties, bookmarks and alternative texts."""
    found = {}
    for name, content in files.items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                found[name] = "\n".join(re.sub("<[^>]+>", "", parts.read(one).decode(errors="replace")) + parts.read(one).decode(errors="replace") for one in parts.namelist() if not one.endswith(".png"))
        elif name.endswith(".pdf"):
            found[name] = everything_in(content)
        else:
            found[name] = content.decode()
    return found


def everything_in(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = [page.get_textpage().get_text_range() for page in document]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        objects = [str(value) for one in opened.objects if isinstance(one, pikepdf.Dictionary) for key, value in one.items() if key in ("/Alt", "/ActualText", "/Title", "/Contents", "/E") and isinstance(value, pikepdf.String)]
        text += [*objects, str(opened.docinfo), opened.Root.Metadata.read_bytes().decode()]
    return " ".join(" ".join(text).split())


def hidden_from(assembled, reader: NamedReader) -> list[str]:
    """What must be nowhere: words of each entry left out that no entry of the copy has, restricted addresses, and names outside the copy."""
    copy = cut(assembled.record, reader)
    kept = " ".join(f"{e.text} {e.childs_words}" for e in copy.record.entry)
    gone = {one.entry_id for one in copy.left_out}
    hidden = [part for e in assembled.record.entry if e.entry_id in gone for part in [*sentences(e.text), *sentences(e.childs_words)] if part not in kept]
    people = {p.label for p in copy.record.person}
    hidden += [p.label for p in assembled.record.person if p.label not in people]
    hidden += [] if reader.kind is PROFESSIONALS else [s.file for s in assembled.record.source]
    return hidden + [h.household for h in assembled.record.household if h.restricted] + [e.restricted for e in assembled.record.entry if e.entry_id in gone and e.restricted]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.kind.code} {reader.person_id or reader.agency}")
@pytest.mark.parametrize("report", REPORTS)
def test_nothing_that_is_left_out_is_anywhere_in_any_file(report, reader):
    kind = REPORTS[report]
    if kind.READERS and reader.kind.code not in kind.READERS:
        with pytest.raises(CannotMake):
            make(given(), Wish(report, reader))
        return
    assembled = family()
    for form in [one for one in kind.FORMS if one != "succinct"] or [""]:
        files = written(make(given(assembled), Wish(report, reader, form=form)).content, report)
        for name, said in said_in(files).items():
            assert [words for words in hidden_from(assembled, reader) if words in said] == [], f"{name}, {form}"


def test_the_leak_test_would_see_what_a_file_holds():
    files = written(make(given(), Wish("chronology")).content, "chronology")
    for name, said in said_in(files).items():
        assert "Neighbour rang: shouting and a door broken." in said, name


# --- redaction by sentence


def test_a_sentence_is_taken_out_with_all_that_was_read_from_it_and_the_entry_stays_as_it_was():
    record = family().record
    cut_out = redacted(record, [Redaction("E20", "Smell of drink.", "not hers", "A Chair")])
    entry = next(one for one in cut_out.entry if one.entry_id == "E20")
    assert entry.text == "Otis asleep on the sofa beside his mother. A man called “Kez” at the door."
    assert [theme.value for theme in entry.themes] == ["sleep"]
    assert next(one for one in record.entry if one.entry_id == "E20").text.startswith("Smell of drink.")


def test_whose_word_an_entry_rests_on_goes_with_the_sentence_it_was_read_from():
    record = family().record
    record.entry[19] = replace(record.entry[19], account_of="“Kez”")
    (entry,) = [one for one in redacted(record, [Redaction("E20", "A man called “Kez” at the door.", "a third party")]).entry if one.entry_id == "E20"]
    assert entry.account_of == ""


def test_a_redacted_sentence_is_in_no_file_and_in_no_other_report():
    wish = Wish("chronology", redactions=(Redaction("E20", "A man called “Kez” at the door.", "a third party", "A Chair"),))
    for name, said in said_in(written(make(given(), wish).content, "chronology")).items():
        assert "Kez" not in said, name


@pytest.mark.parametrize(("redaction", "needed"), [(Redaction("E20", "Smell of wine.", "x"), "no sentence"), (Redaction("E20", "Smell of drink.", " "), "without a reason"), (Redaction("E99", "x", "y"), "no sentence")])
def test_a_redaction_of_what_is_not_there_or_without_a_reason_makes_nothing(redaction, needed):
    with pytest.raises(NoSuchSentence, match=needed):
        redacted(family().record, [redaction])


def test_a_report_is_made_again_with_the_same_bytes_and_another_record_has_another_mark():
    once, again = (written(make(given(), Wish("chronology", READERS[0])).content, "c") for _ in range(2))
    assert once == again
    other = written(make(given(family(19)), Wish("chronology")).content, "c")
    assert re.findall(r"[0-9a-f]{64}", other["c.html"].decode()) != re.findall(r"[0-9a-f]{64}", once["c.html"].decode())


@pytest.mark.parametrize("assembled", [family(0, people=False), family(name=LONG_NAME), family(2000)], ids=["nothing", "long name", "two thousand"])
def test_every_report_is_made_of_little_and_of_much(assembled):
    for report, kind in REPORTS.items():
        if kind.READERS and "chair" not in kind.READERS:
            continue
        assert make(From(assembled.record, AS_OF, assembled.files, findings=[]), Wish(report)).content.sections


def test_nothing_that_is_only_suggested_stands_in_a_familys_copy():
    for name, said in said_in(written(make(given(), Wish("chronology", READERS[0])).content, "c")).items():
        assert "(suggested)" not in said and "Suggested, not" not in said and "proposed" not in said.split("proposes:")[0], name


@pytest.mark.parametrize("report", ["conference-pack", "chronology"])
def test_a_familys_copy_never_says_that_something_is_not_in_the_records(report):
    """What is not in the copy may well be in the records."""
    content = make(given(), Wish(report, READERS[2])).content
    assert [name for name, said in said_in(written(content, "c")).items() if "o entry in the records supplied" in said or "not recorded in" in said] == []


def test_questions_from_the_record_stand_in_no_familys_copy_but_those_somebody_put_in_their_own_words():
    content = make(given(), Wish("conference-pack", READERS[0], questions=(("What helps on a hard morning?", "Ann Chair"),))).content
    assert [section.heading for section in content.sections if "uestions" in section.heading or "ask you" in section.heading] == ["What we would like to ask you"]


def test_an_extract_lists_a_question_about_its_reader_with_the_answer_and_who_answered_and_no_other():
    assembled = family()
    own = question(finding_id="own", about=["M"], evidence=["E19"], contrary=[], question="What would help?", statement="The GP recorded low mood.")
    hidden = question(finding_id="hidden", about=["M"], evidence=["E04"], contrary=[], question="Who keeps watch?", statement="Police recorded it.")
    anothers = question(finding_id="another", about=["C2"], evidence=["E08"])
    answer = Answer(finding_id="own", answered_on=AS_OF, known_on=AS_OF, answered_by="Ann Worker", answer=next(iter(ANSWERS)), reason="A place was found.", evidence=["E19"])
    assembled.record.answer = [answer]
    made = make(From(assembled.record, AS_OF, findings=[own, hidden, anothers]), Wish("subject-access", READERS[4]))
    for name, said in said_in(written(made.content, "x")).items():
        assert "What would help?" in said and "A place was found." in said and "Ann Worker" in said, name
        assert "Who keeps watch?" not in said and "eye clinic" not in said, name
    assert "hidden" in {one.entry_id for one in made.left_out}


def test_the_rapid_review_pack_leaves_its_judgements_to_be_written_by_people():
    content = make(From(family().record, AS_OF, findings=[]), Wish("rapid-review")).content
    left = {section.heading for section in content.sections if any(isinstance(block, ToWrite) for block in section.blocks)}
    assert left == {"Analysis", "Good practice", "Immediate action", "Decision"}
    family_table = next(section for section in content.sections if section.slug == "family").blocks[0]
    assert "profoundly deaf" in family_table.rows[0][4].text and family_table.rows[0][2].text == "not recorded"


def test_a_reflective_session_says_what_it_keeps_and_a_decision_stands_with_what_must_be_different():
    assembled = family()
    assembled.record.session = [Session(
        entry_id="E15", session_kind="reflective", forum="Family centre group", known_on=AS_OF,
        hypotheses=[Hypothesis("Nights are the hard part.", speaks_for=["E07"], speaks_against=["E04"], review_on=AS_OF)],
    )]
    assembled.record.decision = [Decision(entry_id="E17", question="End the plan?", decided="", deferred=True, known_on=AS_OF)]
    for name, said in said_in(written(make(From(assembled.record, AS_OF, findings=[]), Wish("joint-supervision", NamedReader(PROFESSIONALS))).content, "j")).items():
        assert "Nights are the hard part." in said and "Rowan signed to his teacher" in said and "Neighbour rang" not in said, name
        assert "Family centre group" in said and "No new fact, task or decision" in said and "no decision was taken" in said, name
