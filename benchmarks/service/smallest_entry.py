"""The smallest entry on a phone: what has to be touched and typed, in a real browser (issue 5, statement 4).

    keepsight demo --folder DIR
    python benchmarks/service/smallest_entry.py ADDRESS USERNAME PASSWORD

Signs in at 375 by 667 pixels, and from the first page opens the first family and writes an entry of today in which one child is chosen and one
sentence typed. Prints how many presses, fields, letters and screens' heights of scrolling it takes, and the milliseconds that the pages took; how long
somebody takes to think and type is theirs, and no figure here says it. The entry is saved in the record of that service: use a demonstration.
"""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, sync_playwright

PHONE = {"width": 375, "height": 667}
SENTENCE = "Seen at home, playing on the floor with his brother. Nothing of concern today."


@dataclass
class Hand:
    """A hand on the phone, and what it has done so far."""

    page: Page
    presses: int = 0
    fields: int = 0
    letters: int = 0
    scrolled: float = 0.0
    waited: float = 0.0

    def press(self, what: Locator, *, leads_on: bool = False) -> None:
        """Press something, scrolling to it first; where it leads to another page, wait for it."""
        self._reach(what)
        self.presses += 1
        begun = time.perf_counter()
        what.click()
        if leads_on:
            self.page.wait_for_load_state("load")
            self.waited += time.perf_counter() - begun

    def type(self, what: Locator, words: str) -> None:
        """Press into a field and type."""
        self.press(what)
        self.fields, self.letters = self.fields + 1, self.letters + len(words)
        what.fill(words)

    def _reach(self, what: Locator) -> None:
        before = self.page.evaluate("scrollY")
        what.scroll_into_view_if_needed()
        self.scrolled += abs(self.page.evaluate("scrollY") - before) / PHONE["height"]


def main(address: str, username: str, password: str) -> None:
    """Write the entry and print what it took."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(viewport=PHONE, base_url=address, has_touch=True).new_page()
        page.goto("/account/login/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
        hand = Hand(page)
        hand.press(page.locator("main ul.families a").first, leads_on=True)
        hand.press(page.get_by_role("link", name="Write an entry").first, leads_on=True)
        hand.press(page.locator("[name=who]").first)
        hand.type(page.locator("[name=what]"), SENTENCE)
        hand.press(page.get_by_role("button", name="Save the entry"), leads_on=True)
        assert "Your entry is in the record." in page.content(), "the entry was not saved"
        browser.close()
    print(f"{hand.presses} presses, {hand.fields} field typed into ({hand.letters} letters); the day stood there already")
    print(f"scrolled {hand.scrolled:.1f} screens; the pages took {hand.waited * 1000:.0f} ms in all")


if __name__ == "__main__":
    main(*sys.argv[1:4])
