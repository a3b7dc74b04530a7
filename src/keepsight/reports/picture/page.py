"""index.html: one self-contained page by templates of this package, every word of a record escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from hashlib import sha256
from importlib.resources import files as files_of
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from keepsight.chronology.gaps import SHOWN_FROM
from keepsight.intake.which_is_later import THE_RULE

from .drawings import IN_OTHERS, Drawings, width
from .rows import link, row
from .told import Told
from .words.before_you_go import before_you_go
from .words.children import children
from .words.chronology import WHAT_A_SILENCE_IS, chronology
from .words.dates import days, span
from .words.decisions import decisions
from .words.entries import EntryWords
from .words.held import held
from .words.marking import MARKING, WHAT_ORDER, as_at, prepared_lines
from .words.narrowing import Numbers, choices
from .words.questions import questions
from .words.rests_on import agencies, files, in_short
from .words.since import changes, corrected_files
from .words.who import unsettled, who_is_who

SECTIONS = (  # the order of safe practice 3
    ("before-you-go", "Before you go"),
    ("rests-on", "What this rests on"),
    ("since", "Since the earlier picture"),
    ("children", "Each child"),
    ("held", "What has held or improved"),
    ("questions", "Questions from the record"),
    ("decisions", "Decisions and actions"),
    ("genogram", "Genogram"),
    ("timeline", "Timeline"),
    ("chronology", "Chronology"),
    ("who", "Who is who"),
)


def page(told: Told, entries: list[EntryWords], drawn: Drawings) -> bytes:
    """The page in UTF-8; it opens from a file, asks the network for nothing, and reads without its script."""
    env = Environment(
        loader=PackageLoader("keepsight.reports.picture"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    return env.get_template("page.html").render(**_shown(told, entries, drawn)).encode()


def _shown(told: Told, entries: list[EntryWords], drawn: Drawings) -> dict[str, Any]:
    sent = files(told)
    offered, asked = choices(told), questions(told)
    style, script = _asset("style.css"), _asset("narrow.js")
    return {
        "marking": MARKING,
        "as_at": as_at(told),
        "prepared": prepared_lines(told),
        "what_order": WHAT_ORDER,
        "sections": [section for section in SECTIONS if section[0] != "since" or told.assembled.versions],
        "since": changes(told),
        "corrected": corrected_files(told),
        "the_rule": THE_RULE,
        "policy": _policy(script),
        "style": Markup(style),
        "script": Markup(script),
        "before_you_go": before_you_go(told),
        "in_short": in_short(told),
        "agencies": agencies(told),
        "files": sent,
        "not_read": [(file.file, row) for file in sent for row in file.not_read],
        "notices": told.assembled.notices,
        "unreadable": told.assembled.unreadable,
        "lines": children(told),
        "held": held(told),
        "questions": asked,
        "decisions": decisions(told),
        "drawn": drawn,
        "width": width,
        "in_others": IN_OTHERS,
        "choices": offered,
        "row": partial(row, numbers=Numbers.of(told, offered)),
        "links": {words.entry.entry_id: link(words) for words in entries},
        "chronology": chronology(told, entries),
        "what_a_silence_is": WHAT_A_SILENCE_IS,
        "silence_from": SHOWN_FROM,
        "as_at_day": told.as_of.toordinal(),
        "who_is_who": who_is_who(told),
        "unsettled": unsettled(told),
        "span": span,
        "days": days,
    }


def _asset(name: str) -> str:
    return (files_of("keepsight.reports.picture") / "templates" / name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """What the browser is told: load nothing from anywhere, and run only the one script that stands in the page."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
