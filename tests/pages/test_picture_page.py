"""The picture's page in a real browser, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FAMILIES = ("twenty", "long name", "nothing")


def found_by_axe(page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", WCAG_2_2_AA)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result["violations"]]


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.long), 320])
@pytest.mark.parametrize("family", FAMILIES)
def test_axe_finds_nothing_against_wcag_2_2_aa(opened, family, width):
    page = opened(family, width)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert found_by_axe(page) == []


@pytest.mark.parametrize("family", [*FAMILIES, "two thousand"])
def test_at_320_pixels_nothing_runs_off_the_side(opened, family):
    page = opened(family, 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("family", [*FAMILIES, "two thousand"])
def test_every_link_has_its_target_every_id_is_unique_and_there_is_one_h1(opened, family):
    page = opened(family)
    told = page.evaluate("""() => {
      const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
      const links = [...document.querySelectorAll('a')].map(a => a.getAttribute('href') || a.getAttribute('xlink:href'));
      return {twice: ids.filter((id, i) => ids.indexOf(id) !== i).slice(0, 5), h1: document.querySelectorAll('h1').length,
        lost: links.filter(href => !href || href[0] !== '#' || !document.getElementById(decodeURIComponent(href.slice(1)))).slice(0, 5)};
    }""")
    assert told == {"twice": [], "h1": 1, "lost": []}


def test_headings_never_skip_a_level(opened):
    levels = opened("twenty").evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(h => +h.tagName[1])")
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_without_its_script_the_page_still_holds_every_entry_and_hides_the_filters_that_would_do_nothing(opened):
    page = opened("twenty", script=False)
    assert page.locator(".entry").count() == 20
    assert not page.locator("#narrow").is_visible()


def until(page, script: str, wanted) -> None:
    """Ask the page until it answers as wanted, for at most five seconds."""
    for _ in range(100):
        if page.evaluate(script) == wanted:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(script) == wanted


def shows(page, count: int) -> None:
    until(page, "document.querySelectorAll('.entry:not([hidden])').length", count)


def says(page, words: str) -> None:
    until(page, "document.getElementById('narrow-status').textContent", words)


def test_the_chronology_is_narrowed_to_one_child_by_keyboard_alone(opened):
    page = opened("twenty")
    page.focus("#narrow-person")
    page.keyboard.type("Ivy")
    page.keyboard.press("Enter")
    says(page, "Showing 7 of 20 entries.")
    shows(page, 7)


def test_words_agency_kind_theme_and_seen_each_narrow_and_show_everything_undoes_them(opened):
    page = opened("twenty")
    for name, value, count in (("agency", "Police", 1), ("kind", "visit", 2), ("theme", "alcohol", 2), ("seen", "Somebody was not seen, or was not brought", 2)):
        page.select_option(f"[name={name}]", label=value)
        shows(page, count)
        page.click("text=Show everything")
        shows(page, 20)
    page.fill("[name=words]", "SCALD arm")
    shows(page, 2)
    page.fill("[name=words]", "")
    page.check("[name=key]")
    shows(page, 6)


def test_a_link_to_an_entry_that_is_narrowed_away_shows_it_again(opened):
    page = opened("twenty")
    page.select_option("[name=agency]", label="Police")
    shows(page, 1)
    page.evaluate("location.hash = '#entry-E08'")
    shows(page, 20)
    assert page.locator("#entry-E08").is_visible()


def test_each_person_has_a_cut_of_the_chronology_the_unborn_too(opened):
    page = opened("twenty")
    page.click("text=Show only the entries for Unborn baby in the chronology")
    shows(page, 1)
    assert "Booking at 12 weeks" in page.locator(".entry:not([hidden])").text_content()


def test_two_thousand_entries_are_narrowed_within_half_a_second(opened):
    page = opened("two thousand")
    took = page.evaluate("""() => new Promise(done => {
      const began = performance.now();
      document.getElementById('narrow-words').value = 'kettle';
      document.getElementById('narrow-form').dispatchEvent(new Event('input', {bubbles: true}));
      const wait = () => document.getElementById('narrow-status').textContent ? done(performance.now() - began) : requestAnimationFrame(wait);
      wait();
    })""")
    assert took < 500


@pytest.mark.parametrize("family", ["twenty", "two thousand"])
def test_narrowed_to_all_that_are_there_the_times_between_entries_are_those_the_page_was_written_with(opened, family):
    page = opened(family)
    read = "[...document.querySelectorAll('.entry .since')].map(s => s.textContent)"
    written = page.evaluate(read)
    page.fill("[name=words]", "reference")
    says(page, f"Showing {len(written):,} of {len(written):,} entries.")
    retimed = page.evaluate(read)
    same_event = "one account of the same event"
    assert [pair for pair in zip(written, retimed, strict=True) if pair[0] not in (pair[1], same_event)] == []


def test_narrowed_to_one_child_the_silences_are_that_childs_own(opened):
    page = opened("twenty")
    page.select_option("[name=person]", label="Ivy Whitlock")
    says(page, "Showing 7 of 20 entries.")
    assert page.locator(".silence:visible").all_inner_texts() == [
        "No entry among those shown from 21 February 2017 to 4 November 2019: about 2 years and 8 months.",
        "No entry among those shown from 25 January 2020 to 14 March 2022: about 2 years and 2 months.",
        "No entry among those shown from 16 March 2022 to 19 June 2023: about 1 year and 3 months.",
        "No entry among those shown from 21 June 2023 to 20 May 2024: about 11 months.",
    ]
    page.click("text=Show everything")
    says(page, "")
    assert page.locator(".silence:visible").first.inner_text().startswith("No entry in the records supplied from 10 March 2012")


def test_what_is_folded_is_unfolded_by_one_button_and_folded_again(opened):
    page = opened("twenty")
    folded = "[...document.querySelectorAll('main details')].filter(d => !d.open).length"
    assert page.evaluate(folded) > 0
    page.click("#open-all")
    assert page.evaluate(folded) == 0
    page.click("#open-all")
    assert page.evaluate("[...document.querySelectorAll('main details')].filter(d => d.open).length") == 0


def test_on_paper_every_entry_is_there_and_what_only_serves_the_screen_is_not(opened):
    page = opened("twenty")
    page.emulate_media(media="print")
    assert page.locator(".entry:visible").count() == 20
    assert not page.locator("nav").is_visible() and not page.locator("#narrow").is_visible()
    assert page.locator(".prepared").is_visible()
