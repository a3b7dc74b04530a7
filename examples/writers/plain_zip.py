"""Office files are zip archives: written with a fixed day, so that the same content gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def write(path: Path, members: dict[str, bytes], stored: tuple[str, ...] = ()) -> None:
    """Write `members` in their order; those in `stored` are not compressed (an OpenDocument type comes so)."""
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            info = ZipInfo(name, date_time=(2024, 1, 15, 9, 30, 0))
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            archive.writestr(info, content)


def members(path: Path) -> dict[str, bytes]:
    """Every member of an archive by name, in the archive's order."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
