"""Walks what Keepsight wrote and says where it scores a person: a total, a rank, a percentage of risk, a colour given to somebody, or a number
that is keyed by a person and counts over patterns (issue 4, statement 12). Pages, drawings, JSON, CSV, Parquet, spreadsheets, Word and plain words.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import openpyxl
import pdfplumber
import pyarrow.parquet as pq
from docx import Document
from docx.oxml.ns import qn
from lxml import etree, html

People = frozenset[str]  # how an output names people: their ids and their labels

NUMBER = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
SHARE = r"\d+(?:\.\d+)? ?(?:%|per ?cent\b|in (?:a|each|every) hundred)"
RISK = r"(?:risk|likelihood|likely|probabilit\w+|chance)"
SAID = {  # in words, wherever they stand
    "a score or rank": re.compile(r"\b(?:scores?|scored|scoring|rank(?:s|ed|ing)?|league table|top (?:ten|\d+)|most at risk|rag[- ]rat\w+)\b", re.I),
    "a level of risk": re.compile(r"\b(?:risk|priority|vulnerability|concern|need|severity) ?-?(?:level|rating|index|band|grade|tier)s?\b|\b(?:high|medium|low|red|amber|green)[- ]risk\b", re.I),
    "a percentage of risk": re.compile(rf"{SHARE}[^.,;:\n]{{0,40}}\b{RISK}\b|\b{RISK}\b[^.,;:\n]{{0,40}}{SHARE}", re.I),
}
OVER_PATTERNS = re.compile(rf"\b{NUMBER} (?:\w+ )?(?:questions|patterns|findings|concerns|alerts|flags|warnings)\b|\b1 (?:question|pattern|finding|concern|alert|flag|warning)\b", re.I)
CALLED = re.compile(  # of a column or a key
    r"\b(?:scores?|scored|rank|ranking|totals?|risk|priority|severity|rating|rag|percentile|percent|likelihood|probability|weight|colour|color|traffic light"
    r"|(?:questions?|patterns?|findings?|concerns|alerts|flags)(?: count| number| total)|(?:n|number of|count of|how many|no of) (?:questions?|patterns?|findings?|concerns|alerts|flags))\b", re.I,
)
COUNTS_IN_WORDS = re.compile(r"^(?:live |open |new |standing )?(?:questions|patterns|findings|concerns|alerts|flags)$", re.I)
OF_ONE_THING = {  # numbers that stand beside a person and count over no patterns: of one question, of one entry, of one appointment, of one grade (where its word stands on its tool's scale)
    "measure", "how_many", "row", "contact_every_days", "lead_days", "lead_days_earliest", "time_from", "birth_order", "gestation_weeks", "birth_weight", "Row", "How many", "place",
}
NUMBERS_OF_A_COLUMN = {"Age", "Born", "Entries", "First and last day", "Row", "How many"}  # columns of a page whose numbers are none of these
AGENCIES_WORDS = {"text", "words", "as_written", "childs_words", "response", "found", "what the row says", "how_many_words", "date_as_written", "What happened, as recorded", "What followed, as recorded", "The child's words"}
BADGES = ("td", "span", "b", "strong", "small", "em", "sup", "mark")
LIGHT = re.compile(r"\b(?:red|amber|orange|yellow|green|crimson|rag|danger|warning|success|high|medium|low)\b", re.I)


def walk(name: str, content: bytes, people: People) -> list[str]:
    """Every place of an output at which a person is scored, in words; empty where nobody is. The ending of `name` tells how it is read."""
    ending = name.rsplit(".", 1)[-1].lower()
    return sorted({f"{name}: {fault}" for fault in WALKS[ending](content, people)})


def walks(name: str) -> bool:
    """Whether an output of that name can be walked."""
    return name.rsplit(".", 1)[-1].lower() in WALKS


def _words(text: str, people: People = frozenset()) -> Iterator[str]:
    """Faults of a piece of text; with `people`, those whom the piece is about."""
    text = " ".join(text.split())
    for what, pattern in SAID.items():
        yield from (f"{what}: '{said[0]}'" for said in pattern.finditer(text))
    if about := sorted(one for one in people if len(one) > 2 and one in text):
        yield from (f"a count over patterns of {about[0]}: '{said[0]}'" for said in OVER_PATTERNS.finditer(text))
        yield from (f"a bare number beside {one}" for one in about if re.search(rf"{re.escape(one)}\s*[(:]\s*\d+\s*(?:\)|$)", text))


def _called(name: str, counts: bool = True) -> Iterator[str]:
    """Faults of what a column or key is called; `counts` is false where its values are no numbers."""
    plain = re.sub(r"[_\-]+", " ", name).strip()
    if CALLED.search(plain) or (counts and COUNTS_IN_WORDS.match(plain)):
        yield f"a column or key called '{name}'"


# Data: JSON, and rows of CSV and Parquet.

def _json(content: bytes, people: People) -> Iterator[str]:
    return _data(json.loads(content), people)


def _parquet(content: bytes, people: People) -> Iterator[str]:
    table = pq.read_table(io.BytesIO(content))
    for name in table.column_names:
        yield from _called(name)
    yield from _data(table.to_pylist(), people)


def _csv(content: bytes, people: People) -> Iterator[str]:
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    for name in rows[0] if rows else []:
        yield from _called(name)
    yield from _data([{name: _number(cell) for name, cell in row.items()} for row in rows], people)


def _number(cell: Any) -> Any:
    return float(cell) if isinstance(cell, str) and re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell


def _data(given: Any, people: People) -> Iterator[str]:
    if isinstance(given, dict):
        yield from _one(given, people)
    for inner in given.values() if isinstance(given, dict) else given if isinstance(given, list) else ():
        yield from _data(inner, people)


def _one(row: dict[str, Any], people: People) -> Iterator[str]:
    about = _named_in(row, people)
    for key, value in row.items():
        if key in people and isinstance(value, int | float) and not isinstance(value, bool):
            yield f"a number keyed by {key}"
        elif key not in people:
            yield from _called(key, counts=isinstance(value, int | float))
        if about and key not in OF_ONE_THING and isinstance(value, int | float) and not isinstance(value, bool):
            yield f"a number of {about}, which is not known to be of one thing: '{key}'"
        if isinstance(value, str) and key not in AGENCIES_WORDS:
            yield from _words(value, frozenset([about]) if about else frozenset())
        if about and isinstance(value, str) and (LIGHT.fullmatch(value.strip()) or re.fullmatch(r"#[0-9a-fA-F]{3,8}", value.strip())):
            yield f"a colour or level given to {about}: '{key}' is '{value}'"


def _named_in(row: dict[str, Any], people: People) -> str:
    """The person by whom a row is keyed, else ''."""
    cells = [one for key, value in row.items() if key not in AGENCIES_WORDS for one in (value if isinstance(value, list) else str(value).split("; "))]
    return next((one for one in cells if isinstance(one, str) and one in people), "")


# Pages and drawings.

def _page(content: bytes, people: People) -> Iterator[str]:
    root = html.fromstring(content.decode())
    for gone in root.xpath("//style | //script | //q | //*[contains(concat(' ', @class, ' '), ' text ')]"):
        gone.drop_tree()
    for drawing in root.xpath("//*[local-name() = 'svg']"):
        yield from _drawn(drawing)
        drawing.drop_tree()
    yield from _words(root.text_content())
    for heading in root.xpath("//th"):
        yield from _called(heading.text_content())
    for piece in root.xpath("//tr | //li | //p | //h2 | //h3 | //h4 | //dd | //dt | //summary | //dl/div | //option | //article[contains(@class, 'person')]"):
        yield from _words(piece.text_content(), people)
    yield from _badges(root, people)
    yield from _looks(root, people)


def _badges(root: html.HtmlElement, people: People) -> Iterator[str]:
    """A bare number in a row or item that is somebody's, unless its column is one whose numbers count no patterns."""
    for item in root.xpath("//tr | //li | //h2 | //h3 | //h4 | //dl/div"):
        about = next((one for one in people if len(one) > 2 and one in item.text_content()), "")
        for inner in item.iterdescendants() if about else ():
            if inner.tag in BADGES and re.fullmatch(r"\s*\d[\d,]*\s*", inner.text_content()) and _heading_over(inner) not in NUMBERS_OF_A_COLUMN:
                yield f"a bare number beside {about}: {inner.text_content().strip()}"


def _heading_over(cell: html.HtmlElement) -> str:
    headings = cell.xpath("ancestor::table[1]//tr[1]/th")
    place = len(cell.xpath("preceding-sibling::*"))
    return headings[place].text_content().strip() if cell.tag == "td" and place < len(headings) else cell.get("data-head", "")


def _looks(root: html.HtmlElement, people: People) -> Iterator[str]:
    """People of one list, table or section who do not look alike, or who look like a traffic light."""
    alike = defaultdict(set)
    for item in root.xpath("//tr | //li | //article | //a | //option"):
        whose = " ".join((item.xpath("string(./th | ./a | ./h3)") if item.tag != "a" else item.text_content()).split())
        if whose not in people:
            continue
        looks = (item.get("class", ""), item.get("style", ""), item.get("bgcolor", ""), *(inner.get("style") or inner.get("bgcolor") or "" for inner in item.iterdescendants()))
        alike[item.getroottree().getpath(item.getparent()) if item.tag != "a" else "a", item.tag].add((looks[0], looks[1], looks[2]))
        if LIGHT.search(" ".join(looks)) or any(looks[3:]):
            yield f"a colour given to {whose}: {' '.join(filter(None, looks))}"
    yield from (f"people who do not look alike in one list: {sorted(looks)}" for looks in alike.values() if len(looks) > 1)


def _svg(content: bytes, people: People) -> Iterator[str]:
    root = etree.fromstring(content)
    yield from _words(" ".join(root.itertext()))
    yield from _drawn(root)


def _drawn(root: Any) -> Iterator[str]:
    """A symbol may be dashed or crossed; its fill, stroke, class and style are everybody's."""
    looks = set()
    for person in root.xpath(".//*[@data-person]"):
        shape = next((one for one in person if isinstance(one.tag, str) and etree.QName(one).localname in ("rect", "circle", "polygon", "path", "ellipse")), None)
        if shape is not None:
            looks.add(tuple(one.get(what, "") for one in (person, shape) for what in ("fill", "stroke", "class", "style", "stroke-width", "opacity")))
    if len(looks) > 1:
        yield f"symbols of people that do not look alike: {sorted(looks)}"


# Spreadsheets and Word.

def _sheet(content: bytes, people: People) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        if len(sheet.conditional_formatting):
            yield f"colours that follow a value: {sheet.title}"
        rows = [[(cell.value, cell.fill.fgColor.rgb if cell.fill.fill_type else "") for cell in row] for row in sheet.iter_rows()]
        yield from (f"{sheet.title}, {fault}" for fault in _table(rows, people))


def _word(content: bytes, people: People) -> Iterator[str]:
    document = Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        yield from _words(paragraph.text, people)
    for number, table in enumerate(document.tables, 1):
        rows = [[("".join(t.text or "" for t in cell.iter(qn("w:t"))), _shade(cell)) for cell in row.iter(qn("w:tc"))] for row in table._tbl.iter(qn("w:tr"))]
        yield from (f"table {number}, {fault}" for fault in _table(rows, people))


def _shade(cell: Any) -> str:
    return next((shade.get(qn("w:fill"), "") for shade in cell.iter(qn("w:shd"))), "")


def _table(rows: list[list[tuple[Any, str]]], people: People) -> Iterator[str]:
    """Rows of (value, fill). The headings are the first row in which two cells or more hold words."""
    start = next((place for place, row in enumerate(rows) if sum(bool(value) for value, _ in row) > 1), len(rows))
    headings = [str(value or "") for value, _ in rows[start]] if start < len(rows) else []
    for heading in headings:
        yield from _called(heading)
    fills = defaultdict(set)
    for row in rows[start + 1:]:
        told = dict(zip(headings, (value for value, _ in row), strict=False))
        about = _named_in(told, people)
        yield from _one({heading: value for heading, value in told.items() if heading}, people)
        for place, (value, fill) in enumerate(row):
            if about and str(value) in people:
                fills[place].add(fill)
    yield from (f"people who do not look alike in one column: {sorted(found)}" for found in fills.values() if len(found) > 1)


def _plain(content: bytes, people: People) -> Iterator[str]:
    for line in content.decode("utf-8").splitlines():
        yield from _words(line, people)


def _pdf(content: bytes, people: People) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            yield from _plain((page.extract_text() or "").encode(), people)


WALKS: dict[str, Callable[[bytes, People], Iterable[str]]] = {
    "json": _json, "parquet": _parquet, "csv": _csv, "html": _page, "svg": _svg, "xlsx": _sheet, "docx": _word, "txt": _plain, "toml": _plain, "md": _plain, "ics": _plain, "pdf": _pdf,
}
