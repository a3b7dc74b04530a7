"""A real Chromium, held offline, and the pretended family's page in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test.testcases import LiveServerThread
from reports.pretend_family import LONG_NAME, family, questions

from keepsight.reports.picture import write

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


ON_BOTH = ("test_writing.py", "test_one_entry.py", "test_emergency.py")  # in every run; the other pages are tried on PostgreSQL in the long one


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items) -> None:
    """A page's view is the same on either database, and the commands beneath it are tried on both in tests/service: on PostgreSQL the pages wait for the long run."""
    for item in items:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        if item.path.is_relative_to(Path(__file__).parent) and item.path.name not in ON_BOTH and params.get("_database") == "postgresql":
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def browser():
    """Chromium; where there is none the test is skipped by name, except in CI, where it must be there."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        assert os.environ.get("CI") != "true", f"CI needs a browser: none of {', '.join(NAMES)} is installed"
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


class OneAtATime(WSGIHandler):
    """Requests wait for each other: in a test they share one connection and one transaction."""

    lock = Lock()

    def __call__(self, *given):
        with self.lock:
            return super().__call__(*given)


@pytest.fixture
def site(service) -> Iterator[str]:
    """The service at a local address, on the test's own database and inside its transaction."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = LiveServerThread("127.0.0.1", lambda _: OneAtATime(), connections_override={"default": connection})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()  # the connection stays shared: a thread of the server may still be closing its own end


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> dict[str, Path]:
    """The page of the family of twenty entries, of two thousand, with a very long name, and with nothing recorded."""
    told = {"twenty": family(), "two thousand": family(2000), "long name": family(name=LONG_NAME), "nothing": family(0, people=False)}
    pages = {}
    for name, assembled in told.items():
        out = tmp_path_factory.mktemp(name.replace(" ", "-"))
        write(assembled, questions() if name != "nothing" else [], out)
        pages[name] = out / "index.html"
    return pages


@pytest.fixture
def opened(browser, pictures) -> Iterator[Callable]:
    """`opened("twenty", width=320)`: the page, offline; at the end nothing was asked for and nothing went wrong in it."""
    asked, wrong, contexts = [], [], []

    def open_(name: str, width: int = 1280, script: bool = True):
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pictures[name].as_uri())
        context.set_offline(True)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.endswith("/index.html")] == []
    assert wrong == []
