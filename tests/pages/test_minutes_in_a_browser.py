"""A session held on one screen in a real browser: minutes are saved as one types, and no word is lost when the connection drops or another page writes."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from service.fixtures import on_sqlite
from service.meeting import a_decision, a_session, an_action

from keepsight.store.models import Decision, Entry, MinutesDraft, Session
from pages.test_picture_page import found_by_axe

pytestmark = [pytest.mark.browser, on_sqlite]


@pytest.fixture
def room(browser, service, site):
    """`room("joined")`: the page of a core group that holds a decision and an action, as somebody has it open; a second call is a second browser."""
    session_id, contexts, wrong = a_session(service), [], []
    a_decision(service, session_id=session_id)
    an_action(service, "joined", session_id)

    def open_(username: str = "joined", width: int = 1280, script: bool = True):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script, base_url=site)
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": service.client(username).cookies["sessionid"].value, "url": site}])
        page = context.new_page()
        page.set_default_timeout(30000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(reverse("session", args=[service.family.pk, session_id]))
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def kept(name: str = "said") -> str:
    """What the service holds of a part of the minutes."""
    draft = MinutesDraft.objects.first()
    return draft.words.get(name, [""])[0] if draft else ""


def said(page, words: str) -> None:
    """Wait until the line below the minutes says so."""
    page.locator("#saved", has_text=re.compile(words)).wait_for()


def test_minutes_are_saved_as_one_types_and_words_typed_without_a_connection_reach_the_service_when_it_is_back(room):
    page = room()
    page.fill("#id_said", "Rowan wears his hearing aids.")
    said(page, r"^\s*Saved \d")
    assert kept() == "Rowan wears his hearing aids."
    page.context.set_offline(True)
    page.locator("#id_said").press_sequentially(" Ivy asked who comes with her.")
    said(page, "the connection is gone")
    assert "Ivy" not in kept()
    page.context.set_offline(False)
    said(page, r"^\s*Saved \d")
    assert kept() == "Rowan wears his hearing aids. Ivy asked who comes with her."
    assert page.evaluate("localStorage.length") == 0  # once the service has it, the browser keeps nothing


def test_words_typed_without_a_connection_outlive_the_page_that_they_were_typed_on(room):
    page = room()
    page.context.set_offline(True)
    page.fill("#id_said", "Said while the room had no connection.")
    said(page, "the connection is gone")
    page.context.set_offline(False)
    page.evaluate("addEventListener('online', event => event.stopImmediatePropagation(), true)")
    page.reload()
    assert page.input_value("#id_said") == "Said while the room had no connection."
    said(page, r"^\s*Saved \d")
    assert kept() == "Said while the room had no connection."


def test_without_a_script_minutes_are_saved_and_the_session_recorded_by_pressing(room):
    page = room(width=320, script=False)
    page.fill("#id_said", "The clinic was rung.")
    page.click("text=Save the minutes as they stand")
    assert page.input_value("#id_said") == "The clinic was rung."
    page.fill("#id_left_open", "Is the plan to go on?")
    page.click("button:has-text('Record the session')")
    assert page.locator("text=The session is in the record.").is_visible()
    assert "The clinic was rung." in Entry.objects.get(entry_id=Session.objects.get().entry_id).text
    assert Decision.objects.filter(deferred=True).count() == 1 and not MinutesDraft.objects.exists()


def test_what_is_recorded_in_another_tab_stands_on_the_page_when_one_comes_back_to_it_and_the_minutes_stay(room, service):
    page = room()
    page.fill("#id_said", "Still being typed.")
    a_decision(service, decided="The grandmother is asked", session_id=a_session(service))
    assert page.locator("#recorded-so-far >> text=The grandmother is asked").count() == 0
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator("#recorded-so-far >> text=The grandmother is asked").wait_for()
    assert page.input_value("#id_said") == "Still being typed."


def test_a_second_page_that_writes_is_told_and_both_keep_their_words(room):
    first, second = room(), room("chair")
    first.fill("#id_said", "The first page.")
    said(first, r"^\s*Saved \d")
    second.fill("#id_said", "The second page.")
    said(second, "saved these minutes while you had them open")
    second.click("text=Save the minutes as they stand")
    assert second.input_value("#id_said") == "The second page." and second.locator("text=The first page.").is_visible()
    assert kept() == "The first page."
    second.fill("#id_said", "The first page. The second page.")
    said(second, r"^\s*Saved \d")
    assert kept() == "The first page. The second page."


def test_axe_finds_nothing_on_the_page_of_a_session_and_nothing_runs_off_a_narrow_screen(room):
    for width in (1280, 320):
        page = room(width=width)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert found_by_axe(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
