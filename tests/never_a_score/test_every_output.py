"""Everything that Keepsight writes is walked, and scores nobody (issue 4, statement 12). A new command or page is walked or the suite fails."""

from __future__ import annotations

import mimetypes
import shutil
from pathlib import Path

import pytest
from pages.test_permission_table import TABLE, address
from reports.pretend_family import family, questions
from service.fixtures import on_sqlite
from typer.testing import CliRunner

from keepsight.cli.app import app
from keepsight.patterns import catalogue
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import sweep
from keepsight.procedures import load
from keepsight.records.folder import open_folder, read_tables
from keepsight.reports.find import ENDINGS, row, writer
from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell

from .walker import walk, walks

REPOSITORY = Path(__file__).parents[2]
FAMILY = REPOSITORY / "examples" / "family"
PAGES = {name for name, (method, those) in TABLE.items() if method == "get" and those}
WRITES_NOTHING_OF_ITS_OWN = {  # by command, why it is not walked
    "receive": "takes a record into the service, whose pages are walked",
    "serve": "begins the service, whose pages are walked",
    "migrate": "makes the service's tables",
    "demo": "fills the service, whose pages are walked",
    "audit": "says whether the log is whole",
    "key": "gives back one name for one pseudonym",
    "show": "opens what `picture` wrote",
    "template": "writes an empty template",
    "request": "writes an empty form for an agency",
    "account": "makes and lists the accounts of staff",
    "token": "makes and lists the tokens of agencies' systems",
    "tools": "lists tools, which hold no person",
    "notices": "sends how many things wait for a member of staff, with nobody of a family in it",
}
WALKED = {"picture", "find", "patterns", "replay", "simulate", "report"}


def run(*words: object) -> str:
    ran = CliRunner().invoke(app, [str(word) for word in words])
    assert ran.exit_code in (0, 3), ran.output
    return ran.stdout


def named_in(folder: Path) -> frozenset[str]:
    """Everybody of a record folder, by id and by label."""
    people = read_tables(folder)[0]["person"]
    return frozenset(filter(None, people["person_id"].to_pylist() + people["label"].to_pylist()))


def faults(folder: Path, people: frozenset[str]) -> list[str]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert [path.name for path in found if not walks(path.name)] == [], "an output that the walker cannot read"
    return [fault for path in found for fault in walk(path.relative_to(folder).as_posix(), path.read_bytes(), people)]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """The example family's picture and record."""
    folder = tmp_path_factory.mktemp("made")
    run("picture", FAMILY, "--out", folder / "picture", "--record", folder / "record")
    return folder


def test_every_command_is_walked_or_writes_nothing_of_its_own():
    names = {command.name or command.callback.__name__ for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert names == WALKED | set(WRITES_NOTHING_OF_ITS_OWN)


def test_the_picture_of_a_family_and_its_record_score_nobody(made):
    people = named_in(made / "record")
    assert len(people) > 20
    assert faults(made / "picture", people) + faults(made / "record", people) == []


def test_a_report_scores_nobody(made, tmp_path):
    run("report", "conference-pack", made / "record", "--out", tmp_path)
    assert faults(tmp_path, named_in(made / "record")) == [] != list(tmp_path.iterdir())


def test_a_picture_with_many_questions_scores_nobody(tmp_path):
    told = family()
    for name, content in contents(tell(told, questions())).items():
        (tmp_path / name).write_bytes(content)
    assert faults(tmp_path, frozenset(one for person in told.record.person for one in (person.person_id, person.label))) == []


def test_what_find_writes_scores_nobody_in_any_of_its_formats(made, tmp_path):
    record = open_folder(made / "record")
    rows = [row(finding, state) for one in sweep(record, Asked(record.as_at, ["together"], catalogue(), load())) for finding, state in one.found]
    assert len(rows) > 20
    for ending in ENDINGS:
        with writer(tmp_path / f"found{ending}") as add:
            add(rows)
    assert faults(tmp_path, named_in(made / "record")) == []


def test_the_catalogue_scores_nobody(tmp_path):
    (tmp_path / "list.txt").write_text(run("patterns"), encoding="utf-8")
    (tmp_path / "patterns.json").write_text(run("patterns", "--json"), encoding="utf-8")
    (tmp_path / "one.txt").write_text(run("patterns", "re-referral"), encoding="utf-8")
    assert faults(tmp_path, frozenset()) == []


def test_a_replay_scores_nobody(made, tmp_path):
    (tmp_path / "given").mkdir()
    for name in ("who-is-who.xlsx", "GP_Pellow.csv", "Millbrook Primary chronology.docx"):
        shutil.copy(FAMILY / name, tmp_path / "given")
    (tmp_path / "out").mkdir()
    for name, words in {"replay.txt": (), "replay.json": ("--json",)}.items():
        (tmp_path / "out" / name).write_text(run("replay", tmp_path / "given", "--until", "2023-12-06", *words), encoding="utf-8")
    assert "Raised on" in (tmp_path / "out" / "replay.txt").read_text(encoding="utf-8")
    assert faults(tmp_path / "out", named_in(made / "record")) == []


def test_a_county_and_its_tables_score_nobody(tmp_path):
    run("simulate", "--children", 40, "--years", 2, "--seed", 7, "--out", tmp_path / "record", "--truth", tmp_path / "truth.parquet")
    assert faults(tmp_path / "record", named_in(tmp_path / "record")) == []
    told = REPOSITORY / "docs" / "explanation" / "synthetic-county.md"
    assert walk(told.name, told.read_bytes(), frozenset()) == []


@on_sqlite
@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_of_the_service_scores_anybody(service, name):
    those = TABLE[name][1]
    opener = "supervisor" if "supervisor" in those else sorted(those)[0]
    people = frozenset(one for person in family().record.person for one in (person.person_id, person.label)) | {service.family.label}
    answer = service.client(opener).get(address(name, service))
    assert walk(name + _ending(answer["Content-Type"]), answer.content, people) == []


def _ending(kind: str) -> str:
    """The ending of what a page answers with: some are files to take."""
    plain = kind.partition(";")[0]
    return {"text/javascript": ".txt"}.get(plain) or mimetypes.guess_extension(plain) or plain
