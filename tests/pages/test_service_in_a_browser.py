"""The service's pages in a real browser: no WCAG 2.2 AA violation, nothing that runs off a narrow screen, reading and writing without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from service.fixtures import PASSWORD, on_sqlite
from service.sent_files import A_FILE, LATER, added

from keepsight.commands.as_seen import as_seen
from keepsight.commands.send_files import send_files
from keepsight.commands.write import begin
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.work import Action
from keepsight.store.models import FamilyRecord
from keepsight.store.rows import add

pytestmark = [pytest.mark.browser, on_sqlite]
PAGES = {"home": "joined", "family": "joined", "chronology": "joined", "pictures": "joined", "write-entry": "joined", "answer-question": "joined", "who-has-looked": "supervisor", "add-files": "supervisor", "check-files": "supervisor", "undo-files": "supervisor", "make-report": "chair", "people": "joined", "account_login": "", "drafts": "joined"}


@pytest.fixture
def visit(browser, service, site) -> Iterator[Callable]:
    """`visit("family", width=320)`: the page as somebody who may open it; at the end nothing was fetched from elsewhere and nothing went wrong in it."""
    asked, wrong, contexts = [], [], []

    def open_(name: str, width: int = 1280, height: int = 800, script: bool = True):
        context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=script, base_url=site)
        contexts.append(context)
        if PAGES[name]:
            context.add_cookies([{"name": "sessionid", "value": service.client(PAGES[name]).cookies["sessionid"].value, "url": site}])
        page = context.new_page()
        page.set_default_timeout(30000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address(name, service))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert wrong == []


def address(name: str, service) -> str:
    given = {"family_id": service.family.pk} if name not in ("home", "people", "account_login") else {}
    if name == "answer-question":
        given["finding_id"] = as_seen(service.scope("joined")).findings[0].finding_id
    if name == "check-files":
        added(service)
        given["upload_id"] = send_files([("School log v2.csv", LATER.encode())], by=service.scope("supervisor"))
    if name == "make-report":
        given["kind"] = "chronology"
    if name == "undo-files":
        given["writing_id"] = added(service)
    return reverse(name, kwargs=given)


def test_without_a_script_an_entry_is_written_and_read(visit):
    page = visit("write-entry", width=320, script=False)
    page.check("text=Ivy Whitlock >> nth=0")
    page.fill("#id_what", "Ivy wore her new glasses and read to the class.")
    page.click("text=Save the entry")
    assert page.locator("text=Your entry is in the record.").is_visible()
    assert page.locator("#chronology .entry >> text=Ivy wore her new glasses").is_visible()


def test_without_a_script_words_are_looked_for_in_the_chronology(visit):
    page = visit("chronology", width=320, script=False)
    page.click("text=Search and narrow the chronology")
    page.fill("#id_words", "toast for ivy")
    page.click("text=Show these entries")
    assert page.locator("#chronology .entry").count() == 1 and page.url.split("#")[0].endswith("/chronology/")
    assert page.locator("text=Showing 1 of 10 entries").is_visible()


def test_by_keyboard_alone_the_day_that_is_true_is_moved_and_the_page_says_which_days_it_shows(visit):
    page = visit("pictures")
    assert page.locator("#pictures [role=status] >> text=The family as it was on 20 May 2024, as far as the record held it on 20 May 2024.").is_visible()
    assert "Otis Penhallow" in page.locator("#genogram svg").inner_html()
    page.locator(".day-slider").first.focus()
    page.keyboard.press("Home")
    page.wait_for_selector("text=The family as it was on 9 March 2012, as far as the record held it on 20 May 2024.")
    assert "Otis Penhallow" not in page.locator("#genogram svg").inner_html()


def test_by_keyboard_alone_a_question_is_answered_in_place(visit, service):
    FamilyRecord.objects.filter(pk=service.family.pk).update(as_at=date(2023, 6, 1), mark="a day on which one is live")
    page = visit("family")
    page.locator(".answering summary:visible").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Seen by the eye clinic in May.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Your answer stands beside the question.")


def test_at_1280_by_800_five_childrens_sightings_the_fathers_and_the_actions_past_their_day_are_within_one_scroll_and_no_click(visit, service):
    scope = service.scope("supervisor")
    writing, today = begin("recorded", scope, keeps_up=False), scope.as_at
    fifth = Person(person_id="C5", label="Tamsin Whitlock", kind="child", birth_from=today - timedelta(900), birth_to=today - timedelta(900), birth_precision="day")
    late = Action(entry_id="E13", action_id="A1", action="Ask the eye clinic for a new day", owner="Amy Tregear", owner_agency="School", due_on=today - timedelta(12), known_on=today - timedelta(20))
    add(Record(person=[fifth], action=[late], relationship=[Relationship(person_id="M", relationship="mother", related_person_id="C5")]), writing)
    page = visit("family")
    assert page.locator("#children tbody tr").count() == 5
    assert "Amy Tregear, School; was due" in page.locator("#children").inner_text()
    for part in ("#children tbody tr", "#children .men li"):
        last = page.locator(part).last.bounding_box()
        assert last["y"] + last["height"] <= 2 * 800, part


def test_without_a_script_a_file_is_sent_looked_at_and_added(visit):
    page = visit("add-files", width=320, script=False)
    page.set_input_files("#id_files", [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in [A_FILE]])
    page.click("text=Read the files")
    assert page.locator("text=3 rows in = 3 entries").is_visible()
    page.click("text=Add to the record what is shown here")
    assert page.locator("text=Added: 3 entries").is_visible()


def test_with_a_script_the_preview_follows_each_choice_of_a_column_and_stays_where_one_was(visit):
    page = visit("check-files", width=375)
    page.click("summary:has-text('Which column is which')")
    chosen = page.locator("label:text-is('Child') + select")
    named = chosen.get_attribute("id")
    page.locator(f"#{named}").select_option("kept")
    page.wait_for_selector("main q:has-text('Child: Ivy Whitlock')")
    assert page.evaluate("document.activeElement.id") == named and page.locator(f"#{named}").is_visible()
    assert page.input_value(f"#{named}") == "kept"


def test_what_is_being_written_is_kept_by_the_script_and_comes_back_when_the_session_had_ended(visit, service):
    page = visit("write-entry", width=375)
    page.fill("#id_what", "Ivy asked who will fetch her on Friday.")
    page.wait_for_selector("text=Kept as a draft", timeout=9000)
    Session.objects.all().delete()
    page.check("text=Ivy Whitlock >> nth=0")
    page.click("text=Save the entry")
    assert page.locator("text=no word is lost").is_visible()
    page.fill("#id_login", "joined")
    page.fill("#id_password", PASSWORD)
    page.locator("main button[type=submit]").click()
    assert page.input_value("#id_what") == "Ivy asked who will fetch her on Friday."
    assert page.locator("#id_who input:checked").count() == 1
    page.click("text=Save the entry")
    assert page.locator("text=Your entry is in the record.").is_visible()
    assert page.goto(address("write-entry", service)).ok and page.locator("text=You wrote something here before").count() == 0
