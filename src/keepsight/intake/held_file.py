"""A file that is held in memory: it was sent to the service, and is never laid down on a disk to be read."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from types import SimpleNamespace


@dataclass(frozen=True, slots=True)
class HeldFile:
    """What the readers ask of a path, answered from memory. `name` is the file's own, with no folder before it."""

    name: str
    data: bytes

    def __str__(self) -> str:
        return self.name

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return PurePath(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending with its dot."""
        return PurePath(self.name).suffix

    @property
    def parent(self) -> PurePath:
        """No folder."""
        return PurePath()

    def is_dir(self) -> bool:
        """Never one."""
        return False

    def resolve(self) -> HeldFile:
        """Itself."""
        return self

    def stat(self) -> SimpleNamespace:
        """Its size in bytes."""
        return SimpleNamespace(st_size=len(self.data))

    def open(self, mode: str = "rb") -> io.BytesIO:
        """Its bytes as a stream, for reading; `mode` is always the binary one."""
        return io.BytesIO(self.data)

    def read_bytes(self) -> bytes:
        """Its bytes."""
        return self.data

    def read_text(self, encoding: str = "utf-8") -> str:
        """Its words. Raises UnicodeDecodeError."""
        return self.data.decode(encoding)
