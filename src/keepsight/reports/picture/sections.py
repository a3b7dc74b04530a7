"""The sections of a family's page, one at a time: the same words and templates on the self-contained page and in the service."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from keepsight.chronology.gaps import SHOWN_FROM
from keepsight.intake.which_is_later import THE_RULE

from .drawings import IN_OTHERS, Drawings, width
from .rows import link, row
from .told import Told
from .words.before_you_go import before_you_go
from .words.care import NOTHING_ADDED, childrens_care, not_graded
from .words.children import children
from .words.chronology import WHAT_A_SILENCE_IS, Chronology, Year, chronology
from .words.dates import days, span
from .words.decisions import decisions
from .words.entries import EntryWords, entry_words
from .words.held import held
from .words.marking import WHAT_ORDER
from .words.men import men
from .words.narrowing import Numbers, choices
from .words.overdue import overdue
from .words.questions import good_news, live_questions, questions
from .words.rests_on import agencies, files, in_short
from .words.since import corrected_files
from .words.who import unsettled, who_is_who

Shown = dict[str, Any]
LATEST = 10  # entries that stand where the whole chronology is on a page of its own


def _rests_on(told: Told) -> Shown:
    sent = files(told)
    return {
        "in_short": in_short(told),
        "agencies": agencies(told),
        "files": sent,
        "not_read": [(file.file, row) for file in sent for row in file.not_read],
        "notices": told.assembled.notices,
        "unreadable": told.assembled.unreadable,
        "corrected": corrected_files(told),
        "the_rule": THE_RULE,
    }


def chronology_words(told: Told, entries: list[EntryWords]) -> Shown:
    """What the chronology's template is given; `entries` are those of the whole record in words."""
    offered = choices(told)
    return {
        "what_order": WHAT_ORDER,
        "what_a_silence_is": WHAT_A_SILENCE_IS,
        "silence_from": SHOWN_FROM,
        "as_at_day": told.as_of.toordinal(),
        "choices": offered,
        "row": partial(row, numbers=Numbers.of(told, offered)),
        "chronology": chronology(told, entries),
    }


def _latest(told: Told) -> Shown:
    last = [entry_words(told, entry) for entry in reversed(told.entries[-LATEST:])]
    return {"latest": last, "row": partial(row, numbers=lambda entry: "")}


WORDS: dict[str, Callable[[Told], Shown]] = {  # what each template is given; its file is `templates/<name>.html`
    "before": lambda told: {"before_you_go": before_you_go(told)},
    "rests_on": _rests_on,
    "children": lambda told: {"lines": children(told), "men": men(told), "overdue": overdue(told)},
    "held": lambda told: {"held": held(told), "good": good_news(told), "answer_place": None},
    "questions": lambda told: {"questions": questions(told), "answer_place": None},
    "decisions": lambda told: {"decisions": decisions(told)},
    "care": lambda told: {"care": childrens_care(told), "not_graded": not_graded(told), "nothing_added": NOTHING_ADDED},
    "latest": _latest,
    "who": lambda told: {"who_is_who": who_is_who(told), "unsettled": unsettled(told), "link": link},
}
EVERYWHERE: Shown = {"folded": False, "all_at": None, "own_at": None, "mention_at": None, "settled_at": None, "span": span, "days": days, "width": width, "in_others": IN_OTHERS}


def on_this_page(anchor: str) -> str:
    """Where a link to an entry, a person or a question leads on a page that holds them all."""
    return f"#{anchor}"


def section(told: Told, name: str, *, to: Callable[[str], str] = on_this_page, opens: Callable[[str], str] | None = None, **more: Any) -> Markup:
    """One section as HTML; `to` gives the address of an anchor and `opens` that of an entry's own page, where there is one.

    `folded` shows less unasked-for; `answer_place` puts something under each question. Where there are pages that hold them, `all_at` gives the address
    of a list's entries, by its side of SIDES and its question, `own_at` leads to a person's own and `mention_at` to those of an unsettled mention: the page then holds the first of each list only. `settled_at` says
    where it is settled who is meant.
    """
    given = WORDS[name](told)
    if opens and "row" in given:
        given["row"] = partial(given["row"], opens=opens)
    return Markup(environment().get_template(f"{name}.html").render(**EVERYWHERE | given | {"to": to} | more))


def year_rows(years: tuple[Year, ...], to_the_end: tuple[str, ...], opens: Callable[[str], str]) -> Markup:
    """Part of the chronology as HTML: years with their events, and the silence to the as-at day where these are the last."""
    given = {"chronology": Chronology(years, to_the_end), "row": partial(row, numbers=lambda entry: "", opens=opens)}
    return Markup(environment().get_template("years.html").render(**EVERYWHERE | given))


def some_questions(told: Told, patterns: Collection[str], people: Collection[str], *, to: Callable[[str], str], answer_place: Callable[[Any], str]) -> Markup:
    """The live questions of some patterns, about any of some people (about anybody where none are given), for a page about those."""
    given = {"asked": live_questions(told, patterns, people), "answer_place": answer_place, "folded": True}
    return Markup(environment().get_template("some_questions.html").render(**EVERYWHERE | given | {"to": to}))


def drawn_sections(drawn: Drawings, *, to: Callable[[str], str] = on_this_page) -> Markup:
    """Genogram and timeline, each with its table."""
    return Markup(environment().get_template("drawings.html").render(**EVERYWHERE | {"drawn": drawn, "to": to}))


@cache
def environment() -> Environment:
    """The templates of this package, every word of a record escaped, and nothing missing in silence."""
    return Environment(
        loader=PackageLoader("keepsight.reports.picture"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
