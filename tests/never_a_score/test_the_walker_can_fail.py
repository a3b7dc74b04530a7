"""A walker that could not fail would prove nothing: each kind of scoring, put into each kind of output, is found; what is only like it is not."""

from __future__ import annotations

import io
import json

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import PatternFill

from .walker import walk

PEOPLE = frozenset({"C1", "C2", "Rowan Whitlock", "Ivy Whitlock"})
CIRCLES = '<svg xmlns="http://www.w3.org/2000/svg"><g data-person="C1"><circle r="2"{}/></g><g data-person="C2"><circle r="2"/></g></svg>'
ROWS = "<table><tr><th>Child</th><th>{heading}</th></tr><tr{look}><th>Rowan Whitlock</th><td>{cell}</td></tr><tr><th>Ivy Whitlock</th><td>x</td></tr></table>"


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def parquet(**columns) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def sheet(*rows, fill: str = "", scale: bool = False) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if fill:
        book.active["A2"].fill = PatternFill("solid", fgColor=fill)
    if scale:
        book.active.conditional_formatting.add("B1:B9", ColorScaleRule(start_type="min", start_color="00FF00", end_type="max", end_color="FF0000"))
    book.save(out)
    return out.getvalue()


def word(*rows, said: str = "", shade: str = "") -> bytes:
    document, out = Document(), io.BytesIO()
    document.add_paragraph(said)
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    if shade:
        table.rows[1].cells[0]._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="{shade}"/>'))
    document.save(out)
    return out.getvalue()


CHILDREN = (["Child", "Born"], ["Rowan Whitlock", "2012"], ["Ivy Whitlock", "2016"])
SCORED = {
    "a score in words": ("a.txt", b"Rowan has a risk score of 7"),
    "a rank in words": ("a.html", page("<p>ranked third of the families</p>")),
    "a level of risk": ("a.html", page("<p>High risk</p>")),
    "a percentage of risk": ("a.html", page("<p>A 72% likelihood of harm</p>")),
    "a percentage of risk the other way about": ("a.txt", b"The chance of another referral is 40 per cent"),
    "a count beside a name": ("a.html", page("<li><a>Rowan Whitlock</a> seven live questions</li>")),
    "a number in brackets": ("a.html", page("<li>Rowan Whitlock (7)</li>")),
    "a badge": ("a.html", page("<li><a>Rowan Whitlock</a> <span>7</span></li>")),
    "a column of numbers": ("a.html", page(ROWS.format(heading="How often", look="", cell="7"))),
    "a column of questions": ("a.html", page(ROWS.format(heading="Questions", look="", cell="-"))),
    "a coloured row": ("a.html", page(ROWS.format(heading="Age", look=' style="background:red"', cell="9"))),
    "a class for some": ("a.html", page(ROWS.format(heading="Age", look=' class="strong"', cell="9"))),
    "a coloured cell": ("a.html", page('<tr><th>Rowan Whitlock</th><td style="color:#f00">seen</td></tr>')),
    "a coloured symbol": ("a.svg", CIRCLES.format(' fill="#f00"').encode()),
    "a coloured symbol within a page": ("a.html", page(CIRCLES.format(' fill="#f00"'))),
    "a number keyed by a person": ("a.json", json.dumps({"by_child": {"C1": 7}}).encode()),
    "a number beside a person": ("a.json", json.dumps([{"person_id": "C1", "held": 7}]).encode()),
    "a number beside several": ("a.json", json.dumps([{"about": ["C2", "C1"], "together": 7}]).encode()),
    "a key called total": ("a.json", json.dumps([{"total": None}]).encode()),
    "a traffic light as data": ("a.json", json.dumps([{"person_id": "C1", "state": "amber"}]).encode()),
    "a column of Parquet": ("a.parquet", parquet(family_id=["F"], n_findings=[3])),
    "a number of Parquet beside a person": ("a.parquet", parquet(child_id=["C1"], lately=[3])),
    "a number of a CSV beside a person": ("a.csv", b"child,lately\nRowan Whitlock,3\n"),
    "a priority in a CSV": ("a.csv", b"child,priority\nRowan Whitlock,first\n"),
    "a number of a sheet": ("a.xlsx", sheet(["Child", "Lately"], ["Rowan Whitlock", 7])),
    "a colour of a sheet": ("a.xlsx", sheet(*CHILDREN, fill="FFFF0000")),
    "colours that follow a value": ("a.xlsx", sheet(*CHILDREN, scale=True)),
    "a count in Word": ("a.docx", word(*CHILDREN, said="Of Rowan Whitlock there are 7 live questions.")),
    "a shade in Word": ("a.docx", word(*CHILDREN, shade="FF0000")),
    "a column of Word": ("a.docx", word(["Child", "Total"], ["Rowan Whitlock", "7"])),
}
NOT_SCORED = {
    "the number of one question": ("a.json", json.dumps([{"pattern": "re-referral", "about": ["C1"], "measure": 3}]).encode()),
    "how often a row says": ("a.json", json.dumps([{"people": [{"person_id": "C1", "part": "seen"}], "how_many": 3}]).encode()),
    "entries of a person": ("a.html", page("<article class='person'><h3>Rowan Whitlock</h3><summary>12 entries for Rowan Whitlock</summary></article>")),
    "a percentage that is attendance": ("a.html", page("<p>Attendance 96% this term, and the risk is spoken of later.</p>")),
    "what an agency wrote": ("a.html", page("<p class='text'>MARAC heard it as high risk, score 14</p>")),
    "an agency's words as data": ("a.json", json.dumps([{"text": "score 14"}]).encode()),
    "people who look alike": ("a.html", page(ROWS.format(heading="Age", look="", cell="nine years"))),
    "symbols that look alike": ("a.svg", CIRCLES.format(' stroke-dasharray="4 2"').encode()),
    "a sheet without colour": ("a.xlsx", sheet(*CHILDREN)),
    "Word without colour": ("a.docx", word(*CHILDREN, said="Rowan Whitlock was seen by two agencies.")),
}


@pytest.mark.parametrize("what", SCORED)
def test_a_scored_person_is_found(what):
    assert walk(*SCORED[what], PEOPLE) != []


@pytest.mark.parametrize("what", NOT_SCORED)
def test_what_scores_nobody_is_let_be(what):
    assert walk(*NOT_SCORED[what], PEOPLE) == []
