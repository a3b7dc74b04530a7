"""What a Windows laptop asks of Keepsight, as far as it can be shown elsewhere: held files, long paths, its own names, its console's letters."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from terminal import keepsight

from keepsight.cli.ending import not_written
from keepsight.cli.paths import extended, never_on_windows, opened
from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell
from keepsight.reports.request import _file_names
from keepsight.reports.together import PartlyWritten, put_all
from tests.reports.pretend_family import family

from .test_picture_command import small

ROWS = "Date,Who,What happened\n3/4/2017,Tamsin Pellow,Hungry at school.\n"


# A file that is open in Excel -------------------------------------------------------------------------------------------


@pytest.fixture
def as_somebody_else():
    """Root may write anything; for this test the run is by an ordinary person, as on an office laptop."""
    if not hasattr(os, "seteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def shared_folder(tmp_path: Path, mode: int) -> Path:
    """A folder that anybody may write into, reached by anybody."""
    for parent in [tmp_path, *tmp_path.parents][:4]:
        if parent.owner() == tmp_path.owner() and str(parent).count("/") > 1:
            parent.chmod(parent.stat().st_mode | 0o755)
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(mode)
    return out


def held(out: Path, mode: int) -> Path:
    file = out / "chronology.xlsx"
    file.write_bytes(b"before")
    file.chmod(mode)
    (out / "index.html").write_bytes(b"before")
    (out / "index.html").chmod(0o666)
    return file


def test_a_file_that_another_program_holds_is_named_and_every_file_of_the_earlier_run_stands(tmp_path, request):
    out = shared_folder(tmp_path, 0o777)
    held(out, 0o444)
    request.getfixturevalue("as_somebody_else")
    with pytest.raises(PermissionError) as raised:
        put_all(out, {"chronology.xlsx": b"after", "index.html": b"after"})
    assert not_written(raised.value) == (
        "chronology.xlsx could not be written: it is open in another program, such as Excel or Word, or this folder may not be written to. "
        "Close it, or choose another --out, and run this again. Nothing was written; what stood there stands as it was."
    )
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {"chronology.xlsx": b"before", "index.html": b"before"}


def test_where_that_shows_only_in_the_renaming_it_is_said_which_files_were_written(tmp_path, request):
    out = shared_folder(tmp_path, 0o1777)  # in such a folder nobody may put a file in the place of another person's
    held(out, 0o666)
    (out / "index.html").unlink()
    request.getfixturevalue("as_somebody_else")
    if os.access(out / "chronology.xlsx", os.W_OK) and (out / "chronology.xlsx").stat().st_uid == os.geteuid():
        pytest.skip("needs two users: run as root to see it")
    with pytest.raises(PartlyWritten) as raised:
        put_all(out, {"a.html": b"after", "chronology.xlsx": b"after"})
    assert "These were: a.html; the others stand as they were" in not_written(raised.value)
    assert sorted(path.name for path in out.iterdir()) == ["a.html", "chronology.xlsx"]


def test_the_whole_command_says_so_and_ends_with_one(tmp_path):
    school, out = small(tmp_path, "school.csv", ROWS), tmp_path / "out"
    keepsight("picture", school, "--out", out)
    before = (out / "index.html").read_bytes()
    (out / "chronology.docx").unlink()
    (out / "chronology.docx").mkdir()  # stands in the way as a held file would
    small(tmp_path, "school.csv", ROWS + "4/4/2017,Tamsin Pellow,More.\n")
    ran = keepsight("picture", school, "--out", out)
    assert ran.returncode == 1 and "chronology.docx could not be written: a folder stands in its place." in ran.stderr
    assert "Nothing was written" in ran.stderr and "Traceback" not in ran.stderr
    assert (out / "index.html").read_bytes() == before


def test_templates_that_cannot_be_written_leave_none_behind(tmp_path):
    out = tmp_path / "letters"
    (out / "chronology-gp.docx").mkdir(parents=True)
    ran = keepsight("request", "--from", "2013-01-01", "--to", "2023-12-31", "--agency", "GP", "--out", out)
    assert ran.returncode == 1 and "chronology-gp.docx could not be written" in ran.stderr and "Traceback" not in ran.stderr
    assert [path.name for path in out.iterdir()] == ["chronology-gp.docx"]


# Long paths ---------------------------------------------------------------------------------------------------------------


def deep(folder: Path, letters: int) -> Path:
    """A folder so deep that its path has at least so many letters."""
    while len(str(folder)) < letters:
        folder = folder / "a folder of the review of the family"
    folder.mkdir(parents=True)
    return folder


def test_paths_far_beyond_260_letters_are_read_and_written(tmp_path):
    received = deep(tmp_path, 300)
    small(received, "a very long name of a file that an agency sent " * 3 + ".csv", "Chronology: School,,\n" + ROWS)
    out = deep(tmp_path / "out", 320)
    ran = keepsight("picture", received, "--out", out)
    assert ran.returncode == 0, ran.stderr
    assert (out / "index.html").exists()


def test_a_name_that_no_system_can_hold_is_said_in_words(tmp_path):
    school = small(tmp_path, "school.csv", ROWS)
    for words in (["picture", school, "--out", tmp_path / ("x" * 300)], ["picture", tmp_path / ("y" * 300), "--out", tmp_path / "out"]):
        ran = keepsight(*words)
        assert ran.returncode in (1, 2) and "Traceback" not in ran.stderr
    ran = keepsight("picture", school, "--out", tmp_path / ("x" * 300))
    assert "its path is too long. Choose a folder nearer to the top" in ran.stderr


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (r"C:\Reviews\Family", r"\\?\C:\Reviews\Family"),
        (r"\\server\share\Reviews", r"\\?\UNC\server\share\Reviews"),
        (r"\\?\C:\Reviews", r"\\?\C:\Reviews"),
    ],
)
def test_a_path_gets_the_form_that_windows_opens_however_long_it_is(path, long):
    assert extended(path) == long
    assert PureWindowsPath(long).name == PureWindowsPath(path).name


def test_elsewhere_a_path_stays_as_it_is(tmp_path):
    assert os.name == "nt" or opened(tmp_path) is tmp_path


def test_windows_own_error_for_a_long_path_is_the_same_words():
    error = OSError(errno.EINVAL, "The filename or extension is too long", "x.docx")
    error.winerror = 206
    assert not_written(error).startswith("x.docx could not be written: its path is too long.")


# Names ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["con", "AUX", "nul.txt", "COM1", "picture.", "picture ", "review: one", "what?"])
def test_names_that_windows_cannot_have_are_refused_in_words(name):
    assert never_on_windows(PureWindowsPath(r"C:\Reviews") / name)


@pytest.mark.parametrize("path", [r"C:\Reviews\Family - picture", r"..\picture", r".\Auxiliary", r"\\server\share\conference", "picture (2)"])
def test_other_names_are_not(path):
    assert never_on_windows(PureWindowsPath(path)) == ""


def test_every_file_that_is_written_has_a_name_that_windows_can_have():
    names = [*contents(tell(family(), [])), *_file_names(["CON", "aux", "Ward: 7?", "Nul.", "GP"]).values()]
    assert [name for name in names if never_on_windows(PureWindowsPath(name)) or name != name.lower()] == []


# Letters ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letters", ["cp1252", "cp850", "ascii"])
def test_a_console_that_lacks_letters_shows_others_and_the_run_goes_on(tmp_path, letters):
    school = small(tmp_path, "szkoła ✓.csv", ROWS + "31/2/2017,Łukasz,Ząb → 日本\n")
    ran = subprocess.run(
        [sys.executable, "-m", "keepsight", "picture", str(school), "--out", str(tmp_path / "wyjście")],
        env=os.environ | {"PYTHONIOENCODING": letters, "PYTHONUTF8": "0"}, capture_output=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    said = (ran.stdout + ran.stderr).decode(letters)
    assert "row 3" in said and "There is no day '31/2/2017'" in said and "Traceback" not in said and "?" in said


@pytest.mark.parametrize("words", [["--help"], ["picture", "--help"], ["picture"], ["nonsense"]])
def test_help_and_usage_are_shown_on_such_a_console(words):
    ran = subprocess.run([sys.executable, "-m", "keepsight", *words], env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, capture_output=True, check=False)
    assert ran.returncode in (0, 2) and b"Traceback" not in ran.stderr
