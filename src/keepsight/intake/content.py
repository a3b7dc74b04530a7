"""What a file is: its ending says what it should be, its first bytes and the names of its parts what it really is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from keepsight.intake import problems
from keepsight.intake.grid import CannotRead
from keepsight.intake.package import Package

FILE_LIMIT_MB = 50
"""Far above any chronology, even one with photographs, and small enough to be held in memory whole."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Content:
    """A file before any reader opens it. `ending` is in small letters with its dot; `parts` are the names inside an office file."""

    file: str
    ending: str
    head: bytes
    container: str = ""
    parts: frozenset[str] = frozenset()

    @property
    def text(self) -> bool:
        """It begins as written text does: no foreign signature and no bytes that no text has."""
        return not self.container and not _signature(self.head) and looks_like_text(self.head)


def content_of(path: Path) -> Content:
    """Looks at a file without opening it in any library. Raises CannotRead where nothing could read it."""
    file, ending = path.name, path.suffix.lower()
    data = _bytes(path)
    if data.startswith(_ZIP):
        return Content(file, ending, data[:8192], "zip", _package_parts(file, data))
    if data.startswith(_OLE):
        return Content(file, ending, data[:8192], "ole", _ole_parts(file, data))
    return Content(file, ending, data[:8192])


def looks_like_text(head: bytes) -> bool:
    """True for text in UTF-8, UTF-16 (marked, or plain letters) and Windows-1252; `head` is the file's first few thousand bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(head):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1a\x0b" for byte in head)
    return b"\0" not in head and controls * 100 <= len(head)


def utf16_without_mark(head: bytes) -> str:
    """The encoding of plain letters written in two bytes each with no mark before them, else an empty string."""
    sample = head[: len(head) // 2 * 2]
    if sample[1::2].count(0) * 10 > len(sample) * 4 and b"\0" not in sample[::2]:
        return "utf-16-le"
    if sample[::2].count(0) * 10 > len(sample) * 4 and b"\0" not in sample[1::2]:
        return "utf-16-be"
    return ""


def why_not(content: Content) -> str:
    """The message for a file that no reader takes."""
    if content.text and content.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return problems.other_kind(content.file, "a web page or XML file", problems.SAVE_AS_XLSX)
    if content.text and content.ending in (".xls", ".xlsx", ".xlsm", ".ods", ".docx", ".doc"):
        return problems.text_by_another_name(content.file, content.ending)
    if not content.container and content.ending in (".csv", ".tsv", ".tab", ".txt") and not _signature(content.head):
        return problems.other_kind(content.file, "no text, although its name ends as a CSV's does", problems.SEND_A_TABLE)
    found = _signature(content.head) or next((said for part, *said in _PARTS if _has(content.parts, part)), None)
    return problems.other_kind(content.file, *found) if found else problems.unknown_kind(content.file)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size == 0:
            raise CannotRead(problems.empty(path.name))
        if size > FILE_LIMIT_MB * 1_000_000:
            raise CannotRead(problems.too_large(path.name, size // 1_000_000, FILE_LIMIT_MB))
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotRead(problems.not_found(path.name)) from None
    except OSError:
        raise CannotRead(problems.not_opened(path.name)) from None


def _package_parts(file: str, data: bytes) -> frozenset[str]:
    parts = Package(file, data).names
    if "encrypted-package" in parts:
        raise CannotRead(problems.password(file))
    if _has(parts, "vbaProject.bin") or _has(parts, "xl/macrosheets/") or _has(parts, "Basic/Standard/Module"):
        raise CannotRead(problems.macros(file))
    return parts


def _ole_parts(file: str, data: bytes) -> frozenset[str]:
    from xlrd.compdoc import CompDoc

    try:
        parts = frozenset(node.name for node in CompDoc(data, logfile=io.StringIO()).dirlist)
    except Exception as error:  # whatever a broken directory makes of it, the file is broken
        raise CannotRead(problems.damaged(file, "an Office file")) from error
    if "EncryptedPackage" in parts:
        raise CannotRead(problems.password(file))
    if "_VBA_PROJECT_CUR" in parts or "Macros" in parts:
        raise CannotRead(problems.macros(file))
    return parts


def _has(parts: frozenset[str], piece: str) -> bool:
    return any(piece in part for part in parts)


def _signature(head: bytes) -> tuple[str, str] | None:
    if head[4:8] == b"ftyp":
        return "a photograph or film", problems.NOT_A_PICTURE
    return next(((found, do) for start, found, do in _SIGNATURES if head.startswith(start)), None)


_SIGNATURES = [
    (b"\x89PNG", "a picture", problems.NOT_A_PICTURE),
    (b"\xff\xd8\xff", "a picture", problems.NOT_A_PICTURE),
    (b"GIF8", "a picture", problems.NOT_A_PICTURE),
    (b"BM", "a picture", problems.NOT_A_PICTURE),
    (b"II*\0", "a picture", problems.NOT_A_PICTURE),
    (b"MM\0*", "a picture", problems.NOT_A_PICTURE),
    (b"RIFF", "a picture or recording", problems.NOT_A_PICTURE),
    (b"{\\rtf", "a Rich Text document", problems.SAVE_AS_DOCX),
    (b"\x1f\x8b", "a compressed file", problems.UNPACK_IT),
    (b"7z\xbc\xaf", "a compressed file", problems.UNPACK_IT),
    (b"Rar!", "a compressed file", problems.UNPACK_IT),
    (b"PK\x05\x06", "an empty zip folder", problems.UNPACK_IT),
    (b"MZ", "a program", problems.SEND_A_TABLE),
]

_PARTS = [
    ("xl/workbook.bin", "an Excel binary workbook (.xlsb)", problems.SAVE_AS_XLSX),
    ("ppt/", "a PowerPoint file", problems.SEND_A_TABLE),
    ("PowerPoint Document", "a PowerPoint file", problems.SEND_A_TABLE),
    ("WordDocument", "a Word document of the old kind (.doc)", problems.SAVE_AS_DOCX),
    ("__properties_version1.0", "an e-mail", problems.SAVE_ATTACHMENT),
    ("content.xml", "an OpenDocument file other than a spreadsheet", problems.SAVE_AS_DOCX),
    ("Index/Document.iwa", "a file of Apple Numbers or Pages", problems.SAVE_AS_XLSX),
    ("", "a zip folder", problems.UNPACK_IT),
]
