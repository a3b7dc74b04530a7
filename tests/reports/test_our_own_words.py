"""What the picture says in its own words: never like a court, never about a parent's character (safe practice 2.3, 2.4, 3)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from lxml import html

import keepsight.reports.picture as picture
from keepsight.records.codes import THEMES
from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell

from .pretend_family import family, question, questions

PACKAGE = Path(picture.__file__).parent
NEVER = re.compile(
    r"\b(?:failed|failure|refus\w*|denie[sd]|deny|denial|admit\w*|claim(?:s|ed)?|non-complian\w*|did not engage|hard to reach|chaotic|absent father|"
    r"failure to protect|disguised compliance|dna|risk level|findings?|alerts?|hits?|flag(?:s|ged)?|violations?|scores?|rank\w*|"
    r"index child|censored|as-of|matrix|instrument|intake|slug|break-glass)\b", re.I,
)
FILE_NAMES = {"findings.json"}


def own_words() -> dict[str, str]:
    """Every template, and every string of every module that is not a docstring."""
    found = {path.name: re.sub(r"{[{%].*?[%}]}", " ", path.read_text(encoding="utf-8")) for path in (PACKAGE / "templates").glob("*.html")}
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(n)}
        strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]
        found[str(path.relative_to(PACKAGE))] = "\n".join(text for text in strings if text not in FILE_NAMES)
    return found


WORDS = own_words()


@pytest.mark.parametrize("name", sorted(WORDS))
def test_no_template_and_no_label_uses_a_word_we_do_not_say(name):
    said = WORDS[name] if name != "json_files.py" else ""  # the JSON keeps the names of the contract
    assert NEVER.findall(said) == []


def neutral_page() -> str:
    """The whole page with every agency's own words replaced, so that what is left is ours."""
    told = family()
    for entry in told.record.entry:
        entry.text = entry.childs_words = "…"
        entry.themes = [type(t)(t.value, t.suggested, "…", t.denied) for t in entry.themes]
    return contents(tell(told, questions()))["index.html"].decode()


def test_nothing_that_people_read_on_the_page_uses_a_word_we_do_not_say():
    root = html.fromstring(neutral_page())
    for gone in root.xpath("//style | //script"):
        gone.drop_tree()
    assert NEVER.findall(root.text_content()) == []


def test_people_read_labels_and_never_the_codes_behind_them():
    root = html.fromstring(neutral_page())
    for gone in root.xpath("//style | //script"):
        gone.drop_tree()
    text = root.text_content()
    codes = [code for code, label in THEMES.items() if "-" in code and code not in label]
    assert [code for code in [*codes, "was-not-brought", "rests_on_suggestions"] if code in text] == []


def test_where_nothing_is_raised_it_says_so_and_that_this_is_not_safety():
    page = html.fromstring(contents(tell(family(), []))["index.html"].decode())
    (section,) = page.xpath("//section[@id='questions']")
    assert "No pattern was raised from the records supplied. This does not mean that the children are safe." in " ".join(section.text_content().split())


def test_the_sections_stand_in_the_order_of_safe_practice():
    page = html.fromstring(neutral_page())
    assert page.xpath("//main/section/h2/text()") == [
        "Before you go", "What this rests on", "Each child", "What has held or improved", "Questions from the record",
        "Decisions and actions", "Genogram", "Timeline", "Chronology", "Who is who",
    ]


def test_at_most_five_live_questions_are_shown_unasked_and_history_is_apart():
    page = html.fromstring(neutral_page())
    unasked = page.xpath("//section[@id='questions']/article")
    folded = page.xpath("//section[@id='questions']/details")
    assert len(unasked) == 5
    assert [len(group.xpath("./article")) for group in folded] == [2, 1]
    assert "kept to be read and not asked" in folded[1].xpath("./summary")[0].text_content()


def test_what_has_held_stands_before_the_questions_and_is_not_counted_among_the_five():
    held = question(finding_id="good", pattern="good-change-held", label="a good change that has held")
    page = html.fromstring(contents(tell(family(), [*questions(), held]))["index.html"].decode())
    assert page.xpath("//section[@id='held']/article/h3/text()") == ["A good change that has held"]
    assert len(page.xpath("//section[@id='questions']/article")) == 5
    assert "A good change that has held" not in page.xpath("//section[@id='questions']//h3/text()")


def test_good_news_alone_is_not_read_as_safety():
    held = question(finding_id="good", pattern="good-change-held", label="a good change that has held")
    page = html.fromstring(contents(tell(family(), [held]))["index.html"].decode())
    said = " ".join(page.xpath("//section[@id='questions']")[0].text_content().split())
    assert "No question is live on this day. This does not mean that the children are safe." in said and "No pattern was raised" not in said


def test_a_restricted_address_is_named_as_restricted_and_never_written_out():
    assert "Quay Steps" not in contents(tell(family(), []))["index.html"].decode()


def test_every_word_of_a_record_is_escaped():
    told = family()
    told.record.entry[0].text = "<script>alert(1)</script>"
    told.record.person[0].label = "<img src=x>"
    page = contents(tell(told, []))["index.html"].decode()
    assert "<script>alert" not in page and "<img" not in page
