"""What each section of the page says of the pretended family, and of records that hold less or more."""

from __future__ import annotations

import re
from datetime import date

from lxml import html

from keepsight.chronology.assemble import Assembled
from keepsight.records.entry import Account, Concerned, Entry, Said, Theme
from keepsight.records.person import Person
from keepsight.records.record import Record
from keepsight.records.source import Coverage, Source
from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell
from keepsight.reports.sections.children import childs_words

from .pretend_family import AS_OF, family, question


def page_of(told, findings=()):
    return html.fromstring(contents(tell(told, list(findings)))["index.html"].decode())


def words(element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def section(page, name: str) -> str:
    return words(page.get_element_by_id(name)).replace(" ,", ",").replace(" .", ".").replace(" ;", ";").replace(" :", ":")


def line_of(page, child: str) -> str:
    rows = page.get_element_by_id("children").xpath(".//tbody/tr")
    return next(" ".join(row.text_content().split()) for row in rows if child in row.xpath("./th")[0].text_content())


def test_before_you_go_says_in_plain_words_where_nothing_is_recorded():
    told = family()
    for entry in told.record.entry:
        entry.restricted, entry.themes = "", []
    for person in told.record.person:
        person.first_language = person.interpreter = person.communication = person.disability = ""
    told.record.household = []
    said = section(page_of(told), "before-you-go")
    assert said.count("No entry in the records supplied. That does not mean that there is none.") == 4
    assert said.count("Not written in any field of the records supplied. Ask before you ring or write.") == 3


def test_before_you_go_puts_who_needs_an_interpreter_first_and_leaves_out_harm_that_the_words_deny():
    told = family()
    told.record.entry[4].themes = [Theme("domestic-abuse", False, "", True)]
    said = section(page_of(told), "before-you-go")
    assert "Dana Whitlock: Portuguese; interpreter: Portuguese, for appointments" in said
    assert "12 September 2016, Police" in said and "20 February 2017" not in said


def test_what_this_rests_on_tells_who_answered_who_held_nothing_and_who_has_not_answered():
    said = section(page_of(family()), "rests-on")
    assert "3 agencies were asked, for periods that differ and are in the table below. Not on the list of who was asked, and sent entries: " in said
    assert re.search(r"9 agencies sent 20 entries \([^)]+\). Nothing held \(a nil return\): Probation. Asked, and no answer in the files supplied: School nursing.", said)
    assert "1 row could not be read." in said
    assert "childrens social care.csv, row 14 no date Each entry needs the date it happened" in said
    assert "7 rows: 5 entries, 1 row not read, 1 row passed over." in said
    assert "police.csv: 2 hidden rows were read" in said


def test_recording_dates_are_said_to_be_missing_for_exactly_the_entries_that_lack_them():
    told = family()
    told.record.coverage.append(Coverage(agency="Hospital", kind_of_file="every contact"))
    page = page_of(told)
    rows = {row.xpath("./th")[0].text_content(): " ".join(row.text_content().split()) for row in page.get_element_by_id("rests-on").xpath(".//table[1]/tbody/tr")}
    assert rows["Police"].endswith("1 entry, 12 September 2016; recording dates not supplied")
    assert rows["GP"].endswith("recording dates not supplied for 1 of 3 entries")
    assert rows["Housing"].endswith("1 entry, 2014")
    assert "every contact in the period" in rows["Hospital"]


def test_each_child_has_a_line_and_the_one_with_no_entry_too():
    told = family()
    told.record.concerned = [row for row in told.record.concerned if row.person_id != "C2"]
    page = page_of(told)
    assert len(page.get_element_by_id("children").xpath(".//tbody/tr")) == 4
    assert line_of(page, "Ivy").count("no entry") == 3
    assert "12" in line_of(page, "Rowan") and "‘" not in line_of(page, "Unborn")
    assert "not yet born, expected 14 August 2024" in line_of(page, "Unborn")


def test_a_childs_line_gives_the_last_sighting_by_whom_and_whether_alone_and_the_childs_own_words():
    line = line_of(page_of(family()), "Rowan")
    assert "11 January 2023, School; at school" in line
    assert "1 June 2022, Children’s social care; last seen alone" in line
    assert "Nobody was up. I made toast for Ivy." in line and "14 May 2018, School" in line


def test_what_held_is_said_latest_first_and_what_the_words_deny_is_not_in_it():
    told = family()
    told.record.entry[15].themes = [Theme("improvement", True, "up from", True)]
    said = section(page_of(told), "held")
    assert "11 January 2023" not in said
    assert said.index("20 June 2023") < said.index("9 September 2022") < said.index("1 June 2022")


def test_a_question_stands_with_its_entries_those_that_point_the_other_way_and_what_each_agency_alone_would_have_shown():
    page = page_of(family(), [question()])
    said = section(page, "question-q1")
    assert "The GP recorded two appointments in which Ivy was not brought." in said
    assert "5 November 2019, GP: Ivy not brought to eye clinic. Letter sent in English. suggested" in said
    assert "Entries that point the other way about 18 to 24 January 2020, Hospital" in said
    assert "GP: from its own entries, on 10 December 2019" in said and "School: not from its own entries alone" in said
    assert "Appointments: 2 appointments (our own default; safe-practice 4)" in said


def test_beside_a_question_about_appointments_stand_hardship_and_help_offered_or_that_there_is_no_entry_of_it():
    told = family()
    assert "No entry of help offered." not in section(page_of(told, [question(first_on=date(2022, 1, 1))]), "question-q1")
    assert "No entry of help offered." in section(page_of(told, [question(resolved_on=date(2020, 2, 1))]), "question-q1")


def test_where_no_agency_alone_would_have_shown_it_the_page_says_that_it_shows_only_together():
    said = section(page_of(family(), [question(together={"GP": None, "School": None})]), "question-q1")
    assert "No agency’s entries would have raised this alone: it shows only when they are read together." in said


def test_tied_accounts_stand_together_each_whole_and_are_said_to_be_believed():
    (tied,) = page_of(family()).xpath("//li[@class='tied']")
    assert "Believed to be one event, told 2 times: same child, same injury, dates that overlap. Every account is kept." in tied.text_content()
    assert [entry.get("id") for entry in tied.xpath(".//li[contains(@class, 'entry')]")] == ["entry-E11", "entry-E10"]


def test_a_confirmed_tie_is_no_longer_said_to_be_believed():
    told = family()
    told.record.account = [Account(event_id="E10", entry_id=e, suggested=False) for e in ("E10", "E11")]
    assert "Confirmed as one event, told 2 times. Every account is kept." in section(page_of(told), "chronology")


def test_long_silences_are_rows_and_a_vague_date_makes_none():
    said = section(page_of(family()), "chronology")
    assert "No entry in the records supplied from 10 March 2012 to 31 May 2013: about 1 year and 3 months." in said
    assert "from 1 July 2013 to 31 December 2013: about 6 months." in said
    assert "to 31 December 2014" not in said


def test_the_time_since_the_entry_above_is_a_range_where_dates_are_vague():
    page = page_of(family())
    since = {e.get("id"): e.xpath(".//*[@class='since']")[0].text_content() for e in page.xpath("//li[@class='entry']")}
    assert since["entry-E09"] == "5 weeks later" and since["entry-E01"] == ""
    assert since["entry-E03"] == "between 6 and 19 months later"


def test_what_is_suggested_never_stands_as_stated():
    told = family()
    told.record.entry[1].outcome = Said("referral made", True, "Referred to audiology")
    entry = page_of(told).get_element_by_id("entry-E02").text_content()
    assert "What followed: not recorded" in entry and "what followed: referral made, from ‘Referred to audiology’" in entry


def test_a_child_whose_father_is_not_recorded_is_said_to_have_none_recorded_rather_than_none():
    page = page_of(family())
    ivy = words(page.get_element_by_id("person-C2"))
    assert "Father no entry in the records supplied" in ivy and "Mother Dana Whitlock" in ivy
    rowan = words(page.get_element_by_id("person-C1"))
    assert "Father Marek Osei (believed to be)" in rowan


def test_words_that_name_nobody_settled_are_listed_with_their_entries():
    assert "Not settled who" in section(page_of(family()), "who") and "‘Kez’" in section(page_of(family()), "who")


def test_every_question_leads_to_its_entries_and_every_entry_to_its_file_sheet_and_row():
    told = family()
    told.record.source[7] = Source(told.record.source[7].source_id, "gp.xlsx", "Notes 2019", 41)
    page = page_of(told, [question()])
    for link in page.get_element_by_id("question-q1").xpath(".//ul[@class='cited']//a/@href"):
        source = page.get_element_by_id(link[1:]).xpath(".//p[@class='source']")[0].text_content()
        assert ", row " in source
    assert "gp.xlsx, sheet Notes 2019, row 41" in page.get_element_by_id("entry-E08").text_content()


def before(told, heading: str) -> str:
    rows = page_of(told).get_element_by_id("before-you-go").xpath("./dl/div")
    return next(words(row) for row in rows if words(row).startswith(heading))


def test_an_order_named_in_the_words_stands_before_you_go_as_a_suggestion_and_a_street_called_court_does_not():
    told = family()
    told.record.entry[3].text = "Licence ended. Restraining order still in force."
    told.record.entry[2].text, told.record.entry[2].kind = "Moved to 4 Albert Court.", Said("court", True, "Court")
    said = before(told, "Orders, bail and court")
    assert "Restraining order still in force" in said and "suggested" in said and "Albert Court" not in said


def test_a_hazard_stands_before_you_go_and_one_that_is_said_not_to_be_there_does_not():
    told = family()
    told.record.entry[13].text = "Two workers to visit: aggressive dog in the yard."
    told.record.entry[19].text = "No weapons seen."
    said = before(told, "Hazards for a visit")
    assert "aggressive dog" in said and "weapons" not in said


def test_a_report_never_says_that_a_child_said_nothing_where_the_child_is_read_to_speak():
    """No column holds the words; the entry stands, marked as suggested. In a family's copy only what a column holds."""
    told = tell(Assembled(spoken(), [], AS_OF), [])
    said, of_family = (" ".join(str(section) for section in childs_words(told, of_family=one).blocks) for one in (False, True))
    assert "wants to live with his dad" in said and "suggested, not confirmed" in said
    assert "wants to live with his dad" not in of_family


def spoken() -> Record:
    """One child, and one entry in which a reading has him speak."""
    entry = Entry(entry_id="E1", agency="School", happened_from=AS_OF, happened_to=AS_OF, known_on=AS_OF, text="Toby says he wants to live with his dad.")
    return Record(person=[Person(person_id="C1", label="Toby Whitlock", kind="child")], entry=[entry], concerned=[Concerned(entry_id="E1", person_id="C1", as_written="Toby", part="spoke", suggested=True)])
