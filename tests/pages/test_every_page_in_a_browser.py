"""Every page in a real browser, by somebody who may open it, with everything on it unfolded: no WCAG 2.2 AA violation, nothing off the side.

320 by 200 pixels is what 400% zoom leaves of a screen of 1280 by 800. The wide screen is tried in the long run.
"""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from service.fixtures import PASSWORD, on_sqlite

from pages.test_every_page import WRITTEN
from pages.test_permission_table import SIGNING_IN, TABLE, address
from pages.test_picture_page import found_by_axe

pytestmark = [pytest.mark.browser, on_sqlite]
ZOOMED, WIDE = {"width": 320, "height": 200}, {"width": 1280, "height": 800}
FILES = {"take-report"}  # a file and not a page


def faults(page, name: str, width: int) -> list[str]:
    """What axe finds and what runs off the side of the page that is open, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{name}: {found}" for found in found_by_axe(page)] + ([f"{name}: {wide} pixels wide of {width}"] if wide > width else [])


def opener(name: str) -> str:
    """Somebody whom the page is for."""
    those = TABLE[name][1]
    return "joined" if "joined" in those else "supervisor" if "supervisor" in those else sorted(those)[0]


@pytest.fixture
def page_of(browser, service, site):
    """`page_of("joined", ZOOMED)`: a page in which the account is signed in; without one nobody is."""
    contexts = []

    def open_(username: str, size: dict):
        context = browser.new_context(viewport=size, base_url=site)
        contexts.append(context)
        if username:
            context.add_cookies([{"name": "sessionid", "value": service.client(username).cookies["sessionid"].value, "url": site}])
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", [pytest.param(ZOOMED, id="400% zoom"), pytest.param(WIDE, id="wide", marks=pytest.mark.long)])
def test_every_page_passes_axe_with_everything_unfolded_and_nothing_runs_off_its_side(service, page_of, size):
    names, found = sorted(WRITTEN - FILES), []
    pages = {who: page_of(who, size) for who in set(map(opener, names))}
    for name in names:
        page = pages[opener(name)]
        page.goto(address(name, service))
        found += faults(page, name, size["width"])
    assert found == []


@pytest.mark.parametrize("size", [pytest.param(ZOOMED, id="400% zoom"), pytest.param(WIDE, id="wide", marks=pytest.mark.long)])
def test_every_page_of_signing_in_passes_axe_with_the_second_factor_set_up_and_used(service, page_of, size):
    page, found = page_of("", size), []
    for name in (name for name, status in SIGNING_IN.items() if status == 200):
        page.goto(reverse(name))
        found += faults(page, name, size["width"])
    sign_in(page)
    for name in ("account_change_password", "mfa_index", "mfa_activate_totp"):
        found += opened(page, name, size["width"])
    secret = re.search(r"\b[A-Z2-7]{32}\b", page.content())[0]
    page.fill("[name=code]", code(secret))
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()
    for name in ("mfa_view_recovery_codes", "mfa_index", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        found += opened(page, name, size["width"])
    other = page_of("", size)
    sign_in(other)
    assert other.url.endswith(reverse("mfa_authenticate")), "with a second factor set up the password alone opens nothing"
    found += faults(other, "mfa_authenticate", size["width"])
    assert found == []


def opened(page, name: str, width: int) -> list[str]:
    """The faults of the page of that name, and of the page that asks for the password again where it stands before it."""
    page.goto(reverse(name))
    found = faults(page, page.url, width)
    if reverse("account_reauthenticate") in page.url or reverse("mfa_reauthenticate") in page.url:
        page.fill("[name=password]", PASSWORD)
        page.locator("main button[type=submit]").first.click()
        page.wait_for_load_state()
        found += faults(page, name, width)
    found += [f"{name}: says {words!r}" for words in ("Two-Factor", "Activate", "reauthenticate", "Confirm Access") if words in page.inner_text("main")]
    return found


def sign_in(page) -> None:
    page.goto(reverse("account_login"))
    page.fill("[name=login]", "joined")
    page.fill("[name=password]", PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
