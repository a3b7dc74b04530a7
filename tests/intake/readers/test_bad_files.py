"""Files that cannot be read: one plain message each, nothing opened that is unsafe, nothing held in memory, nothing left behind."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from keepsight.intake.folder import read as read_folder
from keepsight.intake.grid import CannotRead
from keepsight.intake.readers import read_file

from .made import Sheet, write, write_ods

FILES = Path(__file__).parent / "files"
TABLE = [Sheet({1: ["Date", "What happened"], 2: ["3/4/17", "Seen at home"]})]
SHEET = "xl/worksheets/sheet1.xml"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///c:/private.txt">]>'


def bytes_as(name: str, data: bytes):
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def packed(name: str, **changed):
    """A sound file of that ending with parts changed, by a function of the part's text, or added."""

    def make(folder: Path) -> Path:
        path = write(TABLE, folder / name)
        with zipfile.ZipFile(path) as old:
            parts = {part: old.read(part) for part in old.namelist()}
        for part, change in changed.items():
            parts[part] = change(parts[part].decode()) if callable(change) else change
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for part, data in parts.items():
                new.writestr(part, data)
        return path

    return make


def renamed(ending: str, name: str):
    return lambda folder: write(TABLE, folder / f"made.{ending}").rename(folder / name)


def cut(ending: str):
    def make(folder: Path) -> Path:
        path = write(TABLE, folder / f"cut.{ending}")
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        return path

    return make


def ole(name: str, stream: str):
    """An Office file of the old kind that holds a stream of this name."""

    def make(folder: Path) -> Path:
        XlsDoc().save(str(folder / name), b"x" * 5000)
        old, new = "Workbook".encode("utf-16-le"), stream.encode("utf-16-le")
        data = (folder / name).read_bytes()
        at = data.index(old)
        entry = new.ljust(64, b"\0") + struct.pack("<H", len(new) + 2)
        (folder / name).write_bytes(data[:at] + entry + data[at + 66 :])
        return folder / name

    return make


def locked_xls(folder: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("Visits").write(0, 0, "x")
    stream = book.get_biff_data()
    (first,) = struct.unpack("<H", stream[2:4])
    XlsDoc().save(str(folder / "locked.xls"), stream[: 4 + first] + struct.pack("<HH", 0x2F, 6) + b"\1\0" * 3 + stream[4 + first :])
    return folder / "locked.xls"


def bomb(megabytes: int, *, lying: bool = False):
    def make(folder: Path) -> Path:
        path = write(TABLE, folder / "bomb.xlsx")
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/media/picture.xml", "w") as part:
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
        data = path.read_bytes()
        if lying:  # the sizes that the two headers declare
            data = data.replace(struct.pack("<I", megabytes * 1_000_000), struct.pack("<I", 1000))
        path.write_bytes(data)
        return path

    return make


def huge(folder: Path) -> Path:
    with (folder / "huge.csv").open("wb") as file:
        file.truncate(200_000_000)
    return folder / "huge.csv"


def no_columns_doc(folder: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("On 3 April the health visitor came.")
    document.save(folder / "letter.docx")
    return folder / "letter.docx"


def with_doctype(text: str) -> str:
    start = text.index("?>") + 2 if text.startswith("<?") else 0
    return text[:start] + DOCTYPE + text[start:]


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
BAD = {
    "an empty file": (bytes_as("empty.xlsx", b""), "'empty.xlsx' is empty"),
    "a 200 MB file": (huge, "'huge.csv' is 200 MB; files of up to 50 MB are read"),
    "a picture named xlsx": (bytes_as("photo.xlsx", PICTURE), "'photo.xlsx' is a picture, and that is not read. Words in a picture"),
    "a picture": (bytes_as("photo.jpg", b"\xff\xd8\xff\xe0" + PICTURE), "'photo.jpg' is a picture"),
    "a photograph from a telephone": (bytes_as("photo.heic", b"\0\0\0\x18ftypheic" + PICTURE), "'photo.heic' is a photograph"),
    "a CSV of bytes": (bytes_as("bytes.csv", bytes(range(256)) * 40), "'bytes.csv' is no text, although its name ends as a CSV's does"),
    "a web page named xls": (bytes_as("export.xls", b"<html><table><tr><td>Date</td></tr></table></html>"), "'export.xls' is a web page or XML file"),
    "a web page named csv": (bytes_as("export.csv", b"<html><table><tr><td>a,b</td></tr></table></html>"), "'export.csv' is a web page or XML file"),
    "text named xlsx": (bytes_as("rows.xlsx", b"Date,What\n3/4/17,Seen\n"), "'rows.xlsx' is plain text, although its name ends in .xlsx"),
    "rich text": (bytes_as("old.rtf", rb"{\rtf1 Date}"), "'old.rtf' is a Rich Text document"),
    "a file of no kind": (bytes_as("file.dat", b"words"), "'file.dat' is not a kind of file that is read"),
    "a locked xlsx": (lambda folder: FILES / "locked.xlsx", "'locked.xlsx' is protected with a password"),
    "a locked xls": (locked_xls, "'locked.xls' is protected with a password"),
    "a locked ods": (packed("locked.ods", **{"META-INF/manifest.xml": '<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>'}), "'locked.ods' is protected with a password"),
    "a locked ods of the newer kind": (packed("locked.ods", **{"encrypted-package": b"x"}), "'locked.ods' is protected with a password"),
    "a workbook with macros": (packed("macros.xlsx", **{"xl/vbaProject.bin": b"x"}), "'macros.xlsx' contains macros"),
    "a document with macros": (packed("macros.docx", **{"word/vbaProject.bin": b"x"}), "'macros.docx' contains macros"),
    "an old workbook with macros": (ole("macros.xls", "_VBA_PROJECT_CUR"), "'macros.xls' contains macros"),
    "an old Word document": (ole("letter.doc", "WordDocument"), "'letter.doc' is a Word document of the old kind (.doc)"),
    "an e-mail": (ole("letter.msg", "__properties_version1.0"), "'letter.msg' is an e-mail"),
    "an OpenDocument text": (lambda folder: write_ods("", folder / "letter.odt", mimetype="application/vnd.oasis.opendocument.text"), "'letter.odt' is an OpenDocument file other than a spreadsheet"),
    "a cut xlsx": (cut("xlsx"), "'cut.xlsx' is damaged or incomplete"),
    "a cut xls": (cut("xls"), "'cut.xls' is damaged or incomplete"),
    "a cut ods": (cut("ods"), "'cut.ods' is damaged or incomplete"),
    "a cut docx": (cut("docx"), "'cut.docx' is damaged or incomplete"),
    "broken XML": (packed("broken.xlsx", **{SHEET: lambda text: text.replace("</row>", "")}), "'broken.xlsx' is damaged or incomplete"),
    "a sheet that is not there": (packed("part.xlsx", **{"xl/_rels/workbook.xml.rels": lambda text: text.replace("sheet1", "sheet9")}), "'part.xlsx' is damaged"),
    "entities in an xlsx": (packed("entities.xlsx", **{SHEET: with_doctype}), "'entities.xlsx' contains declarations"),
    "entities in an ods": (packed("entities.ods", **{"content.xml": with_doctype}), "'entities.ods' contains declarations"),
    "entities in a docx": (packed("entities.docx", **{"word/document.xml": with_doctype}), "'entities.docx' contains declarations"),
    "entities in two-byte letters": (packed("entities.docx", **{"word/document.xml": lambda text: with_doctype(text).encode("utf-16")}), "contains declarations"),
    "a zip bomb": (bomb(101), "'bomb.xlsx' would unpack to more than 100 MB"),
    "a zip bomb that lies of its size": (bomb(101, lying=True), "'bomb.xlsx' would unpack to more than 100 MB"),
    "a part packed far too tightly": (bomb(60), "'bomb.xlsx' would unpack to more than"),
    "a part whose size is a lie": (bomb(5, lying=True), "'bomb.xlsx' is damaged"),
    "a letter without a table": (no_columns_doc, "'letter.docx' has no readable table"),
}


def message(path: Path) -> str:
    with pytest.raises(CannotRead) as raised:
        read_file(path)
    return str(raised.value)


@pytest.mark.parametrize("name", BAD)
def test_each_gets_one_message_that_names_the_file_and_says_what_to_do(name, tmp_path):
    make, words = BAD[name]
    path = make(tmp_path)
    said = message(path)
    assert words in said and path.name in said
    assert said.count("\n") == 0 and said.endswith(".") and len(said.split(". ")) >= 2


def test_a_binary_workbook_and_a_zip_folder_are_known_by_what_is_in_them(tmp_path):
    for name, part, words in (("rows.xlsb", "xl/workbook.bin", "is an Excel binary workbook (.xlsb)"), ("all.zip", "chronology.csv", "is a zip folder")):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr(part, "x")
        assert words in message(tmp_path / name)


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert message(tmp_path / "gone.csv") == "'gone.csv' is not there. Check its name and folder."


@pytest.mark.parametrize(("ending", "name", "kind"), [("docx", "rows.xlsx", "a Word document"), ("xlsx", "rows.docx", "a workbook"), ("xls", "rows.csv", "a workbook")])
def test_a_sound_file_by_another_name_is_read_and_that_is_said(ending, name, kind, tmp_path):
    grids = read_file(renamed(ending, name)(tmp_path))
    assert grids[0].rows[1].cells == ["3/4/17", "Seen at home"]
    assert grids[0].notices[0] == f"'{name}' is {kind}, although its name ends otherwise. It was read as {kind}."


@pytest.mark.parametrize(("ending", "name"), [("xlsx", "rows.xlsm"), ("xls", "rows.xlsx"), ("docx", "rows.dotx"), ("csv", "rows.txt")])
def test_a_kindred_ending_needs_no_word(ending, name, tmp_path):
    assert read_file(renamed(ending, name)(tmp_path))[0].notices == []


def test_the_other_files_of_a_folder_are_still_read(tmp_path):
    bad = ("an empty file", "a picture named xlsx", "a locked xls", "a cut docx", "a workbook with macros", "entities in an ods")
    names = sorted(BAD[name][0](tmp_path).name for name in bad)
    write(TABLE, tmp_path / "school.csv")
    intake = read_folder([tmp_path])
    assert len(intake.record.entry) == 1
    assert sorted(said.split("'")[1] for said in intake.unreadable) == names


@pytest.mark.parametrize("name", ["a zip bomb", "a zip bomb that lies of its size", "entities in a docx", "a 200 MB file"])
def test_memory_stays_bounded(name, tmp_path):
    path = BAD[name][0](tmp_path)
    assert _most_memory(path) < 120


def test_memory_stays_bounded_for_twenty_megabytes_of_commas(tmp_path):
    (tmp_path / "commas.csv").write_bytes(b"a,b\n" + b"," * 20_000_000)
    assert _most_memory(tmp_path / "commas.csv") < 300


def _most_memory(path: Path) -> float:
    """Megabytes at most while the file is read and turned away, in a process of its own. Its parent's memory counts in what `resource` says, so the system is asked."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not say how much memory a process used at most")
    program = (
        "import sys; from pathlib import Path; from keepsight.intake.readers import read_file; from keepsight.intake.grid import CannotRead\n"
        "try: read_file(Path(sys.argv[1])); sys.exit('it was read')\n"
        "except CannotRead: print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    return int(subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True).stdout) / 1024


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "docx", "csv"])
def test_a_file_spoilt_anywhere_is_read_or_said_and_never_a_traceback(ending, tmp_path):
    path = write(TABLE, tmp_path / f"file.{ending}")
    sound, chance = path.read_bytes(), random.Random(3)
    for _ in range(60):
        spoilt = bytearray(sound)
        for _ in range(chance.choice([1, 5, 25])):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(bytes(spoilt[: chance.choice([len(spoilt), chance.randrange(1, len(spoilt))])]))
        try:
            read_file(path)
        except CannotRead as said:
            assert path.name in str(said)


def test_an_old_workbook_whose_sectors_go_round_in_a_circle_is_said(tmp_path):
    XlsDoc().save(str(tmp_path / "round.xls"), b"x" * 5000)
    data = bytearray((tmp_path / "round.xls").read_bytes())
    entry = data.index("Workbook".encode("utf-16-le"))
    root = data.index("Root Entry".encode("utf-16-le"))
    (allocation,) = struct.unpack("<i", data[76:80])
    data[512 * (allocation + 1) : 512 * (allocation + 1) + 8] = struct.pack("<2i", -2, -2)  # sectors 0 and 1 stand alone
    data[root + 116 : root + 124] = struct.pack("<II", 0, 512)  # the short sectors are in sector 0
    data[60:68] = struct.pack("<II", 1, 1)  # their table, in sector 1
    data[512 + 512 : 512 + 1024] = struct.pack("<128i", *[0] * 128)  # each leads to the first
    data[entry + 120 : entry + 124] = struct.pack("<I", 100)  # small enough to be kept there
    (tmp_path / "round.xls").write_bytes(data)
    with pytest.raises(CannotRead, match="'round.xls' is damaged") as raised:
        read_file(tmp_path / "round.xls")
    assert "in a circle" in str(raised.value.__cause__)


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    monkeypatch.setattr(tempfile, "mkstemp", None)
    for ending in ("csv", "xlsx", "xls", "ods", "docx"):
        read_file(write(TABLE, tmp_path / f"file.{ending}")) if ending == "csv" else read_file(FILES / f"school-nursing.{ending}")
    assert list((tmp_path / "scratch").iterdir()) == []


def test_the_libraries_are_loaded_only_when_a_file_needs_them():
    program = "import sys; import keepsight.intake.readers; print([m for m in ('lxml', 'xlrd', 'python_calamine', 'pdfplumber', 'docx') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
