"""Alcohol and drugs: an adult's use by each account, what a day of it means for each child, a screen's result as a result, work before a birth."""

from __future__ import annotations

from django.urls import reverse
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.intake.dates import read_date
from keepsight.patterns.views_of import substances
from keepsight.web.substances.by_age import age_on

pytestmark = on_sqlite
USE = {"adult_id": "M", "substance": "opioids", "pattern": "none now", "treatment": "stable", "source_type": "tested", "children": ["C3"], "when": "6 May 2024", "what": "Two years on the programme."}


def shown(service, username: str = "joined") -> str:
    page = html.fromstring(service.client(username).get(reverse("substances", args=[service.family.pk])).content.decode())
    return " ".join(page.xpath("//main")[0].text_content().split())


def write(service, name: str, **given):
    return service.client("joined").post(reverse(name, args=[service.family.pk]), given)


def test_each_account_says_what_how_much_the_treatment_and_what_it_rests_on_and_stable_treatment_is_said_and_is_no_use(service):
    assert write(service, "write-use", **USE).status_code == 302
    page = shown(service)
    assert "In treatment, and stable, by the latest account of heroin or other opioids." in page
    assert "Heroin or other opioids: none now; stable in treatment; a test or measurement." in page
    told = as_seen(service.scope("joined"))
    (entry,) = (one for one in told.entries if "Two years" in one.text)
    assert [one for one in substances(told.assembled.record, told.as_of) if one.entry_id == entry.entry_id and one.item == "use"] == []
    assert write(service, "write-use", **USE | {"source_type": ""}).status_code == 422


def test_what_a_day_means_is_of_one_child_and_the_others_still_have_no_entry(service):
    given = {"child_id": "C3", "area": "night", "when": "6 May 2024", "what": "His aunt has him on Fridays.", "source_type": "observed"}
    assert write(service, "write-day-of-use", **given).status_code == 302
    page = shown(service)
    assert "At night Age then: 2. 6 May 2024, Children’s social care: Impact on Otis Penhallow, at night. His aunt has him on Fridays." in page
    assert "No entry in the records supplied of what a day of drinking or drug use means for this child." in page
    told = as_seen(service.scope("joined"))
    assert {one.person_id for one in substances(told.assembled.record, told.as_of) if one.item == "impact"} == {"C3"}


def test_a_screen_is_an_adults_result_in_its_own_range_and_restricted_as_it_is_written(service):
    given = {"adult_id": "M", "tool": "AUDIT", "result": "14", "when": "6 May 2024", "what": "Asked at the clinic.", "whose_word": "the nurse"}
    assert write(service, "write-screening", **given).status_code == 302
    assert "AUDIT: 14 of 40; the range in which guidance offers brief advice" in shown(service) and "a result of a screening on that day, not a diagnosis" in shown(service)
    assert "brief advice" not in shown(service, "chair") and "AUDIT: 14" not in shown(service, "chair")
    assert write(service, "write-screening", **given | {"result": "41"}).status_code == 422
    assert write(service, "write-screening", **given | {"adult_id": "C1"}).status_code == 422


def test_work_before_a_birth_has_its_weeks_as_recorded_else_by_the_day_the_baby_was_expected(service):
    write(service, "write-before-birth", child_id="C4", work="assessment", weeks="20", when="28 March 2024", what="Begun with both.")
    write(service, "write-before-birth", child_id="C4", work="plan", weeks="", when="8 May 2024", what="Written with Dana.")
    page = shown(service)
    assert "At 20 weeks. 28 March 2024" in page and "At 26 weeks, by the day the baby was expected. 8 May 2024" in page


def test_whoever_rang_about_drinking_or_minded_the_children_stands_under_no_heading_of_their_own_use(service):
    words = "Beryl Whitlock rang: Dana drunk on Friday, the children slept at hers."
    record_entry(Draft(read_date("7 May 2024"), words, (("C3", "subject"), ("G", "mentioned"), ("M", "mentioned"))), by=service.scope("joined"))
    page = html.fromstring(service.client("joined").get(reverse("substances", args=[service.family.pk])).content.decode())
    assert page.xpath("//section[@aria-labelledby='adults-heading']//h3") == []
    (entries,) = page.xpath("//section[@aria-labelledby='unsettled-heading']")
    assert "Beryl Whitlock rang" in entries.text_content() and "mentions Beryl Whitlock, Dana Whitlock" in " ".join(entries.text_content().split())


def test_what_matters_at_a_childs_age_stands_first_on_the_page_and_in_the_form_that_leads_from_it(service):
    write(service, "write-use", **USE | {"pattern": "weekly"})
    page = html.fromstring(service.client("joined").get(reverse("substances", args=[service.family.pk])).content.decode())
    (rowan,), (unborn,) = (page.xpath(f"//h3[@id='child-{code}']/following-sibling::details[1]") for code in ("C1", "C4"))
    asked = [" ".join(one.text_content().split()) for one in rowan.xpath(".//li")]
    assert asked[0].startswith("What the child takes on. Whom does this young person care for") and asked[-1].startswith("Also: ")
    assert "The age is not known, so it stands in its usual order" in " ".join(unborn.text_content().split()), "the day on which the baby was expected has passed"
    (address,) = page.xpath("//a[contains(., 'for Otis Penhallow')]/@href")
    form = html.fromstring(service.client("joined").get(address).content.decode())
    told = as_seen(service.scope("joined"))
    code, words = next(iter(age_on(told.people["C3"], told.as_of).respects.items()))
    first = form.xpath("//input[@name='area']")[0]
    assert form.xpath("//input[@name='child_id'][@checked]/@value") == ["C3"]
    assert first.get("value") == code and words in " ".join(first.getparent().text_content().split())
    assert service.client("joined").post(address, {"child_id": "C3", "area": "food", "when": "6 May 2024", "what": "Toast, made by himself."}).status_code == 302
    assert service.client("joined").get(f"{address}x").status_code == 200, "a child who is not there is only not chosen beforehand"
