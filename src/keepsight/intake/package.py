"""An office file is a zip of XML parts. It is unpacked once, in small pieces, to see that it is safe, before any library opens it."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from keepsight.intake import problems
from keepsight.intake.grid import CannotRead

UNPACKED_LIMIT_MB = 100
"""A sheet of 20,000 rows and 12 columns unpacks to 22 MB."""
_MOST_PARTS = 5_000
_RATIO, _RATIO_FROM = 200, 10_000_000
"""Office files pack 5 to 30 times; a part of over 10 MB packed 200 times is made to do harm."""
_DECLARATIONS = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
"""No entity can be declared outside a document type."""
_PIECE = 1 << 16


class Package:
    """The parts of an xlsx, ods or docx by name. Nothing is unpacked before `check` has passed."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file, self.data = file, data
        if data.count(b"PK\x01\x02") > _MOST_PARTS:
            raise CannotRead(problems.unpacks_too_large(file, UNPACKED_LIMIT_MB))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
            raise CannotRead(problems.damaged(file, "an Office file")) from error
        self.names = frozenset(self._zip.namelist())

    def check(self) -> Package:
        """Unpacks every part piece by piece, keeping none, and raises CannotRead for a bomb, an entity, a password or a broken part."""
        infos, limit = self._zip.infolist(), UNPACKED_LIMIT_MB * 1_000_000
        if any(info.flag_bits & 1 for info in infos):
            raise CannotRead(problems.password(self.file))
        if sum(info.file_size for info in infos) > limit:
            raise CannotRead(problems.unpacks_too_large(self.file, UNPACKED_LIMIT_MB))
        left = limit
        for info in infos:
            left -= self._check_part(info, left)
        return self

    def part(self, name: str) -> BinaryIO:
        """The part unpacked, as a stream."""
        return self._zip.open(name)  # type: ignore[return-value]

    def parse(self, name: str, tags: tuple[str, ...], events: tuple[str, ...] = ("end",)) -> Iterator[tuple[str, Any]]:
        """The part's elements of these tags as lxml meets them; no entity is resolved and nothing is fetched."""
        from lxml import etree

        with self.part(name) as stream:
            yield from etree.iterparse(
                stream, events=events, tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
            )

    def tree(self, name: str) -> Any:
        """The part's root element, for small parts."""
        from lxml import etree

        with self.part(name) as stream:
            return etree.parse(stream, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)).getroot()

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """From each relation's id to its kind and the part it leads to, where that is here; of the whole package for an empty `part`."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.names:
            return {}
        elements = self.tree(listed).iter("{*}Relationship")
        found = {r.get("Id", ""): (r.get("Type", "").rsplit("/", 1)[-1], _joined(folder, r.get("Target", ""))) for r in elements}
        return {key: (kind, target) for key, (kind, target) in found.items() if target in self.names}

    def size(self, name: str) -> int:
        """Of the part unpacked, in bytes."""
        return self._zip.getinfo(name).file_size

    def _check_part(self, info: zipfile.ZipInfo, left: int) -> int:
        size, tail, xml = 0, b"", info.filename.lower().endswith((".xml", ".rels"))
        for piece in self._pieces(info):
            size += len(piece)
            if size > left or (size > _RATIO_FROM and size > _RATIO * max(info.compress_size, 1)):
                raise CannotRead(problems.unpacks_too_large(self.file, UNPACKED_LIMIT_MB))
            if xml and any(word in tail + piece for word in _DECLARATIONS):
                raise CannotRead(problems.unsafe_xml(self.file))
            tail = piece[-24:]
        if size != info.file_size:
            raise CannotRead(problems.damaged(self.file, "an Office file"))
        return size

    def _pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """The part as it really unpacks, whatever size its header declares."""
        start = info.header_offset
        if self.data[start : start + 4] != b"PK\x03\x04" or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CannotRead(problems.damaged(self.file, "an Office file"))
        name, extra = struct.unpack("<HH", self.data[start + 26 : start + 30])
        packed = self.data[start + 30 + name + extra :][: info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            yield packed
            return
        try:
            yield from _inflate(packed)
        except zlib.error as error:
            raise CannotRead(problems.damaged(self.file, "an Office file")) from error


def forget(element: Any) -> None:
    """Lets go of an element that has been read and of those before it, so that a long part is never in memory whole."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _inflate(packed: bytes) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while not unpacker.eof:
        piece = unpacker.decompress(packed, _PIECE)
        packed = unpacker.unconsumed_tail
        if not piece and not packed:
            return
        yield piece
