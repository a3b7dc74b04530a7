"""What every page is held to: valid HTML, one first heading, a title of its own, ids used once, fields with names, and no word we do not say."""

from __future__ import annotations

import re

import html5lib
from lxml import html
from reports.test_our_own_words import NEVER


def problems(page: str) -> list[str]:
    """Everything that is wrong with a page's HTML; empty where nothing is."""
    tree = html.fromstring(page)
    ids = tree.xpath("//@id")
    named = set(tree.xpath("//label/@for"))
    return [
        *_invalid(page),
        *(f"<h1> stands {len(found)} times" for found in [tree.xpath("//h1")] if len(found) != 1),
        *(f"the title says too little: '{title}'" for title in [" ".join("".join(tree.xpath("//head/title/text()")).split())] if not re.fullmatch(r"\S.+ - Keepsight", title)),
        *(f"id '{one}' stands twice" for one in sorted({one for one in ids if ids.count(one) > 1})),
        *(f"a field without a label: {field.get('name')}" for field in _fields(tree) if field.get("id") not in named),
    ]


def _fields(tree: html.HtmlElement) -> list[html.HtmlElement]:
    return tree.xpath("//input[not(@type='hidden') and not(@type='submit')] | //textarea | //select")


def _invalid(page: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    lines = page.splitlines()
    return [f"line {line}: {code}: {lines[line - 1][max(0, column - 80):column + 20]}" for (line, column), code, _ in parser.errors]


def own_words(page: str, *said_by_agencies: str) -> list[str]:
    """The words we do not say that a page holds, once what agencies wrote is taken out."""
    tree = html.fromstring(page)
    for gone in tree.xpath("//style | //script | //q | //*[contains(@class, 'text')] | //svg"):
        gone.drop_tree()
    text = tree.text_content()
    for said in said_by_agencies:
        text = text.replace(said, " ")
    return NEVER.findall(text)
