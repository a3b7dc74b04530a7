"""The tutorial run whole, as a business officer types it: each command prints what the page shows, and each file says what is quoted from it."""

from __future__ import annotations

import csv
import html
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from terminal import keepsight

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "fifteen-days.md"
NAMES = ("Pellow", "PELLOW", "Joanne", "Callum", "Ruby", "Keane", "KEANE", "Tolgarrick", "Millbrook", "Otters", "Turnstone")


@dataclass(slots=True)
class Step:
    """A command, what the tutorial shows that it prints, and what is quoted after it from the page or the Word file."""

    command: str
    shown: list[str]
    page: list[str]
    word: list[str]


def steps() -> list[Step]:
    found: list[Step] = []
    in_console, of_word = False, False
    for line in TUTORIAL.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            in_console, of_word = line == "```console", False
        elif in_console and line.startswith("$ keepsight "):
            found.append(Step(line.removeprefix("$ keepsight "), [], [], []))
        elif in_console:
            found[-1].shown.append(line)
        elif line.startswith("> "):
            (found[-1].word if of_word else found[-1].page).append(line[2:])
        else:
            of_word = of_word or "The Word file" in line
    return found


def run(step: Step, folder: Path) -> str:
    words = [f"{ROOT}/{word}" if word.startswith("examples/") else word for word in shlex.split(step.command)]
    settings = {"KEEPSIGHT_PASSPHRASE": "four words nobody would join"}
    ran = keepsight(*words, cwd=folder, env=os.environ | settings)
    assert ran.returncode == 0, ran.stderr
    said = [line for line in ran.stderr.splitlines() if not re.match(r"\[ *\d+ s\]", line)]
    return "\n".join([*said, *ran.stdout.splitlines()])


def page_of(step: Step, folder: Path) -> str:
    [out] = re.findall(r"--out (\S+)", step.command)
    text = re.sub(r"<(script|style).*?</\1>", " ", (folder / out / "index.html").read_text(encoding="utf-8"), flags=re.S)
    return " ".join(html.unescape(re.sub(r"</?q>", "", re.sub(r"<(?!/?q>)[^>]+>", " ", text))).split())


def answer_ten(path: Path) -> None:
    """Day 10, as Excel saves it on a computer whose list separator is a semicolon."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    for row in rows[:10]:
        row[head.index("yes / no / instead")] = "yes"
    with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Every step run in one folder: what each printed, what its page says, and the folder."""
    folder = tmp_path_factory.mktemp("tutorial")
    ran = []
    for step in steps():
        if "--out day-10" in step.command:
            answer_ten(folder / "day-09" / "to-confirm.csv")
        printed = run(step, folder)
        ran.append((step, printed, page_of(step, folder) if step.page else ""))
    return folder, ran


def test_every_command_prints_what_the_tutorial_shows(whole):
    _, ran = whole
    assert len(ran) == 8
    for step, printed, _ in ran:
        assert printed == "\n".join(step.shown), step.command


def test_every_page_says_what_is_quoted_from_it(whole):
    _, ran = whole
    quoted = [(words, page) for step, _, page in ran for words in step.page]
    assert len(quoted) >= 9
    assert [words for words, page in quoted if words not in page] == []


def test_the_panels_word_file_says_who_prepared_it_and_names_nobody(whole):
    folder, ran = whole
    document = Document(folder / "panel" / "chronology.docx")
    paragraphs = [p.text for p in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert all(words in paragraphs for words in ran[-1][0].word) and len(ran[-1][0].word) == 3
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert [name for name in NAMES if any(name in text for text in [*paragraphs, *cells])] == []


def test_the_ten_answers_are_not_asked_again(whole):
    folder, _ = whole
    with (folder / "day-10" / "to-confirm.csv").open(encoding="utf-8-sig", newline="") as file:
        answers = [row["yes / no / instead"] for row in csv.DictReader(file)]
    assert answers.count("yes") == 10 and answers[-10:] == ["yes"] * 10
