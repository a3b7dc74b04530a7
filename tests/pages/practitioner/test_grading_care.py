"""A practitioner grades a child's care: by entries or not observed, in words, beside others, corrected with its history; and opens a child's own page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from lxml import html
from service.fixtures import HEALTH, on_sqlite

from keepsight.access.scope import NotYours
from keepsight.audit.models import Event
from keepsight.commands.as_seen import as_seen
from keepsight.commands.grade_care import correct_grading, grade_care
from keepsight.commands.open_care import open_care, open_grading
from keepsight.commands.record_entry import CannotRecord
from keepsight.web.care.forms import things_of
from pages.gradings import a_grading, graded, task

pytestmark = on_sqlite
HUNGER, FOOD = "Hunger and growth", "Food in the home"
TOOLS = Path(__file__).parents[2] / "care_tools" / "tools"


def text(node) -> str:
    return " ".join(node.text_content().split())


def main(page: bytes | str) -> str:
    return text(html.fromstring(page).xpath("//main")[0])


def form(service) -> str:
    return reverse("grade-care", args=[service.family.pk, "C3", "M", "keepsight-profile", "2022-01-01", "2024-05-15"])


def test_from_the_beginning_to_the_page_a_grade_rests_on_the_entries_that_were_picked(service):
    client, family = service.client("joined"), service.family.pk
    given = {"child": "C3", "carer": "M", "first": "1 January 2022", "last": "15 May 2024", "tool": "keepsight-profile"}
    answer = client.post(reverse("begin-grading", args=[family]), given)
    assert answer["Location"] == form(service)
    entry = task(service).entries[0]
    page = client.get(form(service)).content.decode()
    assert "not a validated tool" in page and entry.text[:20] in page
    sent = {"trained": "no", "grade-0": "partly met", "cites-0": [entry.entry_id], "childs_view": "Otis holds up his cup.", "rest": "on"}
    answer = client.post(form(service), sent)
    assert answer.status_code == 302, main(answer.content)
    page = main(client.get(answer["Location"]).content)
    assert "Partly met" in page and f"{entry.agency}" in page and "not trained in the tool" in page and "Otis holds up his cup." in page
    assert "Not observed" in page and "Joined, practitioner, Children’s social care" in page
    assert "To be looked at again by 13 August 2024" in page


def test_a_grade_without_an_entry_and_a_thing_left_open_are_each_named_and_no_word_is_lost(service):
    answer = service.client("joined").post(form(service), {"trained": "yes", "grade-0": "met", "words-0": "Rosy and lively.", "carers_view": "He eats."})
    page = main(answer.content)
    assert answer.status_code == 422 and "Rosy and lively." in page and "He eats." in page
    assert "Health, Health as it is seen on the child: choose at least one entry that it rests on" in page
    assert f"Food, {HUNGER}: choose a grade or ‘not observed’" in page


def test_what_is_kept_on_the_way_is_offered_again_and_is_not_in_the_record(service):
    client = service.client("joined")
    seal = html.fromstring(client.get(form(service)).content).xpath("//input[@name='seal']/@value")[0]
    kept = client.post(form(service), {"seal": seal, "do": "keep", "trained": "yes", "grade-0": "met", "words-0": "Rosy and lively."})
    page = html.fromstring(client.get(kept["Location"]).content)
    assert page.xpath("//textarea[@name='words-0']")[0].text.strip() == "Rosy and lively." and page.xpath("//input[@name='grade-0' and @value='met']/@checked")
    assert open_care(by=service.scope("joined")).gradings == ()


def test_the_entry_of_a_grading_is_an_assessment_with_no_theme_read_into_it_and_the_childs_view_is_heard(service):
    entry_id = a_grading(service)
    entry = next(one for one in as_seen(service.scope("joined")).entries if one.entry_id == entry_id)
    assert entry.kind.value == "assessment" and entry.themes == [] and entry.outcome is None


def test_better_is_said_between_which_days_and_a_course_is_not_taken_for_a_change_for_the_child(service):
    a_grading(service, words={HUNGER: "not met", FOOD: "not met"}, last="2022-12-31")
    entry_id = a_grading(service, words={HUNGER: "not met", FOOD: "met"}, first="2023-01-01")
    page = main(service.client("joined").get(reverse("graded", args=[service.family.pk, entry_id])).content)
    assert "Something that the carer does is graded better than the time before. Nothing that Otis Penhallow shows is." in page
    assert "No better in about 1 year and 4 months: 31 December 2022 to 15 May 2024" in page
    assert "Better than 2022" in page


def test_two_agencies_that_differ_stand_side_by_side(service):
    a_grading(service, "practitioner", {HUNGER: "met"})
    entry_id = a_grading(service, words={HUNGER: "not met"})
    page = main(service.client("joined").get(reverse("graded", args=[service.family.pk, entry_id])).content)
    assert f"Graded otherwise: {HEALTH}, 1 January 2022 to 15 May 2024: met" in page
    panels = main(service.client("joined").get(reverse("care-over-time", args=[service.family.pk, "C3"])).content)
    assert "Children’s social care: filled" in panels and f"{HEALTH}: open" in panels and "Time that nobody looked at is empty." in panels


def test_whoever_may_not_see_a_grading_sees_no_grade_panel_day_or_trace_of_it(service):
    family, client = service.family.pk, service.client("practitioner")
    places = [reverse("care", args=[family]), reverse("care-over-time", args=[family, "C3"]), reverse("child", args=[family, "C3"])]
    before = [main(client.get(place).content) for place in places]
    entry_id = a_grading(service)
    assert client.get(reverse("graded", args=[family, entry_id])).status_code == 404
    service.family.refresh_from_db()
    after = [main(client.get(place).content) for place in places]
    assert "care by" not in " ".join(after).lower() and [page.count("Grade") for page in after] == [page.count("Grade") for page in before]
    assert all("No grade of care in the records supplied." in page for page in after)


def test_a_correction_keeps_the_grades_before_and_says_who_and_why_and_the_second_of_two_is_told(service):
    entry_id = a_grading(service, words={HUNGER: "not met"})
    by = service.scope("joined")
    version, found = open_grading(entry_id, by=by).version, task(service)
    correct_grading(entry_id, version, found, graded(found, {HUNGER: "partly met"}), "The weight was of another child.", by=by)
    page = main(service.client("joined").get(reverse("graded", args=[service.family.pk, entry_id])).content)
    assert "As graded before it was corrected" in page and "The weight was of another child." in page and f"Food, {HUNGER} (the child): not met" in page
    assert [grade.value for grade in open_grading(entry_id, by=service.scope("joined")).grading.grades if grade.item == HUNGER] == ["partly met"]
    with pytest.raises(CannotRecord, match="was changed"):
        correct_grading(entry_id, version, found, graded(found, {HUNGER: "met"}), "Again.", by=service.scope("joined"))
    with pytest.raises(NotYours):
        correct_grading(entry_id, version, found, graded(found, {HUNGER: "met"}), "Not mine.", by=service.scope("practitioner"))


def test_with_a_partnerships_own_tool_the_local_tool_is_offered_first_training_is_asked_for_and_an_area_has_its_word(service, settings):
    settings.TOOLS = TOOLS
    client = service.client("joined")
    offered = html.fromstring(client.get(reverse("begin-grading", args=[service.family.pk])).content).xpath("//input[@name='tool']/@value")
    assert offered == ["hearth-scale", "keepsight-profile"]
    found = task(service, tool="hearth-scale")
    with pytest.raises(CannotRecord, match="trained"):
        grade_care(found, graded(found, {"Rain": "cold"}, trained=False), by=service.scope("joined"))
    entry_id = grade_care(found, graded(found, {"Rain": "cold", "Warmth": "bright", "Light": "bright"}), by=service.scope("joined"))
    whole = next(grade for grade in open_grading(entry_id, by=service.scope("joined")).grading.grades if grade.area == "Shelter" and not grade.item)
    assert whole.value == "cold"
    assert "The area as a whole Cold" in main(client.get(reverse("graded", args=[service.family.pk, entry_id])).content)


def test_a_childs_own_page_says_needs_language_words_and_what_was_answered_and_what_is_not_recorded(service):
    page = main(service.client("chair").get(reverse("child", args=[service.family.pk, "C1"])).content)
    assert "profoundly deaf" in page and "British Sign Language; signs through a teacher of the deaf" in page and "First language: not recorded" in page
    assert "‘Nobody was up. I made toast for Ivy.’. No entry in the records supplied says what was answered." in page
    ivy = main(service.client("chair").get(reverse("child", args=[service.family.pk, "C2"])).content)
    assert "No entry in the records supplied is about Ivy Whitlock after 20 June 2023." in ivy and "Who has seen Ivy Whitlock since?" in ivy


def test_an_unborn_child_has_a_page_and_care_to_be_graded_before_the_birth(service):
    page = main(service.client("joined").get(reverse("child", args=[service.family.pk, "C4"])).content)
    assert "not yet born, expected 14 August 2024" in page and "Where the baby sleeps" in page
    assert "Plans for the birth and the first weeks" in {thing.name for area in task(service, child="C4").areas for _, thing in area.items()}


def test_hardship_and_help_stand_beside_care_also_where_there_is_no_entry_of_them(service):
    page = main(service.client("practitioner").get(reverse("care-over-time", args=[service.family.pk, "C3"])).content)
    assert "Hardship recorded No entry in the records supplied." in page and "Help asked for or offered No entry in the records supplied." in page


def test_grading_and_looking_at_grades_are_in_the_log(service):
    entry_id = a_grading(service)
    client = service.client("joined")
    for name, given in (("graded", entry_id), ("care-over-time", "C3"), ("child", "C3")):
        client.get(reverse(name, args=[service.family.pk, given]))
    assert {"care graded", "grades seen", "care seen", "child seen"} <= set(Event.objects.values_list("kind", flat=True))


def test_a_childs_needs_hold_no_entry_that_could_be_of_a_brother_or_sister(service):
    for people, words in ((["C3", "C1"], "Seen at home, one of them deaf."), (["C3"], "Otis has hearing loss, seen by audiology.")):
        service.client("joined").post(reverse("write-entry", args=[service.family.pk]), {"who": people, "when": "7 May 2024", "what": words})
    needs = " ".join(html.fromstring(service.client("joined").get(reverse("child", args=[service.family.pk, "C3"])).content.decode()).xpath("//div[@id='line-needs']")[0].text_content().split())
    assert "seen by audiology" in needs and "one of them deaf" not in needs


def opened_areas(page: bytes) -> list[str]:
    return [text(area.xpath("./summary")[0]) for area in html.fromstring(page.decode()).xpath("//details[contains(@class, 'area')][@open]")]


def test_the_form_is_folded_by_area_and_whatever_was_chosen_or_is_wrong_in_one_opens_it(service):
    client = service.client("joined")
    first = client.get(form(service)).content
    assert opened_areas(first) == ["Health"] and len(html.fromstring(first.decode()).xpath("//details[contains(@class, 'area')]")) == 6
    number = next(n for n, thing in enumerate(things_of(task(service))) if thing[3] == HUNGER)
    sent = client.post(form(service), {"trained": "yes", f"grade-{number}": "met", "rest": "on"}).content
    assert opened_areas(sent) == ["Health", "Food"] and "Food, Hunger and growth: choose at least one entry that it rests on" in main(sent)


def test_what_was_graded_on_paper_stands_on_the_day_on_which_it_was_graded_and_never_before_the_time_looked_at(service):
    client, entry = service.client("joined"), task(service).entries[0]
    given = {"trained": "yes", "grade-0": "met", "cites-0": [entry.entry_id], "rest": "on"}
    assert "ends on 15 May 2024, and no later than today" in main(client.post(form(service), given | {"on": "14 May 2024"}).content)
    assert client.post(form(service), given | {"on": "18 May 2024"}).status_code == 302
    (grading,) = open_care(by=service.scope("joined")).gradings
    assert {grading.entry.happened_to, grading.entry.known_on, grading.assessment.known_on} == {date(2024, 5, 18)}


def test_how_an_aid_or_an_interpreter_served_has_a_line_of_its_own_and_none_on_the_page_of_a_child_who_needs_neither(service):
    client = service.client("joined")
    for people, words in ((["C1"], "Her aids in all day, new moulds fit."), (["C1", "C3"], "Rowan was seen with an interpreter.")):
        client.post(reverse("write-entry", args=[service.family.pk]), {"who": people, "when": "7 May 2024", "what": words})
    served = [html.fromstring(client.get(reverse("child", args=[service.family.pk, child])).content.decode()).xpath("//div[@id='line-served']") for child in ("C1", "C3")]
    assert "new moulds fit" in text(served[0][0]) and "with an interpreter" in text(served[0][0]) and not served[1]


def test_a_grading_is_withdrawn_from_its_own_page_and_its_entry_says_that_care_was_graded_and_leads_there(service):
    entry_id, family, client = a_grading(service), service.family.pk, service.client("supervisor")
    address = reverse("graded", args=[family, entry_id])
    entry = html.fromstring(client.get(reverse("entry", args=[family, entry_id])).content.decode())
    assert "Care was graded in it; the grades stand with the child’s care" in text(entry) and entry.xpath("//a[. = 'See the grades']/@href") == [address]
    assert "Care was graded in it" in main(client.get(reverse("chronology", args=[family])).content)
    (withdraw,) = html.fromstring(client.get(address).content.decode()).xpath("//a[. = 'Withdraw the grading']/@href")
    form = html.fromstring(client.get(withdraw).content.decode())
    sent = {"version": form.xpath("//input[@name='version']/@value")[0], "asked_by": "Ola Brandt", "reason": "Graded for the wrong child."}
    assert client.post(withdraw, sent).status_code == 302
    assert client.get(address).status_code == 404 and "Partly met" not in main(client.get(reverse("care-over-time", args=[family, "C3"])).content)
    assert not html.fromstring(service.client("chair").get(reverse("care", args=[family])).content.decode()).xpath("//a[. = 'Withdraw the grading']")
