"""Write every example family's files from its story: `python examples/make.py [FOLDER]`.

The stories lie in `examples/story`, the files beside this script (or in FOLDER). Everyone in them is invented.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from arrivals import arrivals, write_returned  # noqa: E402
from story import STORIES, File, read_files  # noqa: E402
from writers import csv_file, docx_file, ods_file, pdf_file, xls_file, xlsx_file  # noqa: E402

WRITERS = {
    "csv": csv_file.write,
    "docx": docx_file.write,
    "ods": ods_file.write,
    "pdf": pdf_file.write,
    "xls": xls_file.write,
    "xlsx": xlsx_file.write,
}


def write_family(story: Path, folder: Path) -> list[Path]:
    """Write the files of one story into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(file, folder / file.name) for file in read_files(story)]


def write_all(folder: Path) -> list[Path]:
    """Write the example family, its files again as they arrive day by day, and the ordinary families."""
    written = write_family(STORIES / "family", folder / "family")
    written += write_arrivals(folder / "fifteen-days")
    quiet = tomllib.loads((Path(__file__).parent / "ordinary" / "quiet.toml").read_text("utf-8"))
    for story in sorted((STORIES / "ordinary").glob("*.toml")):
        written += write_family(story, folder / "ordinary" / story.stem)
        written.append(_write_readme(folder / "ordinary" / story.stem / "README.md", quiet[story.stem]))
    return written


def write_arrivals(folder: Path) -> list[Path]:
    """Write the example family's files as they arrive in fifteen days, a folder for each day on which something comes."""
    written = []
    for day, name, file in arrivals():
        path = folder / f"day-{day:02}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file, dict):
            write_returned(path, file)
        else:
            _write(file, path)
        written.append(path)
    return written


def _write(file: File, path: Path) -> Path:
    WRITERS[file.format](path, file)
    return path


def _write_readme(path: Path, family: dict[str, Any]) -> Path:
    words = f"# {family['who']}\n\n{family['misread']}\nMust stay quiet: {', '.join(family['quiet'])}.\n"
    path.write_bytes(words.encode())
    return path


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    print(f"{len(write_all(target))} files written to {target}")
