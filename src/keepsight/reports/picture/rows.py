"""One entry as a row of the page's chronology, and as a link: written here, not in a template, as there may be twenty thousand."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from keepsight.records.entry import Entry

from .words.anchors import entry_anchor
from .words.dates import when
from .words.entries import EntryWords
from .words.narrowing import Numbers

SUGGESTED = ' <span class="suggested">suggested</span>'


def row(words: EntryWords, since: str, numbers: Numbers, opens: Callable[[str], str] | None = None) -> Markup:
    """The list item of an entry: when, whose, what, who, what followed, what is only suggested, and the source.

    `opens` gives the address of an entry's own page, by its reference, where there are such pages; else its day leads to the item itself.
    """
    place = escape(opens(words.entry.entry_id)) if opens else f"#{words.anchor}"
    key = " data-y" if words.key else ""
    return Markup(
        f'<li class="entry" id="{words.anchor}" {numbers(words.entry)}{key}><div class="on"><a href="{place}">{escape(words.when)}</a>'
        f'{_said("small", "", words.written_as)}<small class="since">{escape(since)}</small></div><div class="told">{"".join(_told(words))}</div></li>'
    )


def _told(words: EntryWords) -> list[str]:
    childs = f"The child’s words: ‘{words.entry.childs_words}’" if words.entry.childs_words else ""
    followed = escape(words.followed) or Markup('<span class="none">not recorded</span>')
    return [
        f'<p class="by"><b>{escape(words.entry.agency)}</b>{_kind(words)}</p>',
        _said("p", "text", words.entry.text),
        _said("p", "text", childs),
        _said("p", "parts", words.who),
        _said("p", "notes", ". ".join((*words.notes, "")).strip()),
        f"<p>What followed: {followed}</p>",
        _said("p", "", f"Themes stated: {'; '.join(words.themes)}" if words.themes else ""),
        _said("p", "suggestions", f"Suggested, not confirmed: {'; '.join(words.suggestions)}" if words.suggestions else ""),
        _said("p", "source", words.source_line),
    ]


def _kind(words: EntryWords) -> str:
    kind = f" · {escape(words.kind)}{SUGGESTED if words.kind_suggested else ''}" if words.kind else ""
    return kind + (f' <span class="key">{escape(words.key)}</span>' if words.key else "")


def _said(tag: str, style: str, said: str) -> str:
    """An element where there is something to say, else nothing."""
    if not said:
        return ""
    return f'<{tag} class="{style}">{escape(said)}</{tag}>' if style else f"<{tag}>{escape(said)}</{tag}>"


def link(entry: Entry) -> Markup:
    """An entry as one line of a person's own chronology."""
    return Markup(f'<li><a href="#{entry_anchor(entry.entry_id)}">{escape(when(entry.when))}, {escape(entry.agency)}</a></li>')
