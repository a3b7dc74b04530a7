"""index.html: one self-contained page by templates of this package, every word of a record escaped."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files as files_of
from typing import Any

from markupsafe import Markup

from .drawings import Drawings
from .sections import EVERYWHERE, WORDS, chronology_words, environment, on_this_page
from .told import Told
from .words.entries import EntryWords
from .words.marking import MARKING, as_at, prepared_lines
from .words.since import changes

SECTIONS = (  # the order of safe practice 3
    ("before-you-go", "Before you go"),
    ("rests-on", "What this rests on"),
    ("since", "Since the earlier picture"),
    ("children", "Each child"),
    ("held", "What has held or improved"),
    ("questions", "Questions from the record"),
    ("decisions", "Decisions and actions"),
    ("care", "Care over time"),
    ("genogram", "Genogram"),
    ("timeline", "Timeline"),
    ("chronology", "Chronology"),
    ("who", "Who is who"),
)
WHERE_THERE_IS_ANY = ("since", "care")  # sections that a page without anything in them does not have


def page(told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The page in UTF-8; it opens from a file, asks the network for nothing, and reads without its script."""
    return environment().get_template("page.html").render(**_shown(told, entries, drawn)).encode()


def _shown(told: Told, entries: list[EntryWords], drawn: Drawings) -> dict[str, Any]:
    style, script = _asset("frame.css") + _asset("sections.css"), _asset("narrow.js")
    shown = {
        "marking": MARKING,
        "as_at": as_at(told),
        "prepared": prepared_lines(told),
        "since": changes(told),
        "policy": _policy(script),
        "style": Markup(style),
        "script": Markup(script),
        "drawn": drawn,
        "to": on_this_page,
    }
    for name in ("before", "rests_on", "children", "held", "questions", "decisions", "care", "who"):
        shown |= WORDS[name](told)
    shown |= chronology_words(told, entries)
    shown["sections"] = [section for section in SECTIONS if shown.get(section[0]) or section[0] not in WHERE_THERE_IS_ANY]
    return EVERYWHERE | shown


def _asset(name: str) -> str:
    return (files_of("keepsight.reports.picture") / "assets" / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """What the browser is told: load nothing from anywhere, and run only the one script that stands in the page."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
