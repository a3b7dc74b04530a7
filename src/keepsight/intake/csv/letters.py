"""From bytes to letters, line by line, so that one odd line does not spoil the others."""

from __future__ import annotations

import codecs

from keepsight.intake import problems
from keepsight.intake.content import utf16_without_mark
from keepsight.intake.grid import CannotRead

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(file: str, data: bytes, notices: list[str]) -> str:
    """The whole text. A mark at its start names the encoding; without one each line is UTF-8, else Windows-1252, which is said in `notices`."""
    marked = next((code for mark, code in _MARKS if data.startswith(mark)), "") or utf16_without_mark(data[:8192])
    if marked.startswith(("utf-16", "utf-32")):
        return _whole(file, data, marked)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _text_only(file, data.decode("utf-8"))
    except UnicodeDecodeError:
        return _text_only(file, _line_by_line(file, data, notices))


def _whole(file: str, data: bytes, encoding: str) -> str:
    try:
        return _text_only(file, data.decode(encoding))
    except UnicodeDecodeError as error:
        raise CannotRead(problems.not_text(file, data[: error.start].count(b"\n") + 1)) from None


def _line_by_line(file: str, data: bytes, notices: list[str]) -> str:
    lines, western = [], []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            western.append(number)
            lines.append(_western(file, line, number))
    notices.append(problems.western_lines(file, western))
    return "".join(lines)


def _western(file: str, line: bytes, number: int) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        raise CannotRead(problems.not_text(file, number)) from None


def _text_only(file: str, text: str) -> str:
    place = text.find("\0")
    if place >= 0:
        raise CannotRead(problems.not_text(file, text.count("\n", 0, place) + 1))
    return text
