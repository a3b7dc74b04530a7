"""The committed files are what `examples/make.py` writes from the stories, so that a story can be trusted as truth."""

from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from make import write_all

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE_FROM_STORIES = {".csv", ".xlsx", ".docx", ".ods", ".xls", ".pdf"}


def content_of(path: Path) -> dict[str, bytes]:
    """Every member of an Office file, or the bytes of any other: compression may differ between machines, content not."""
    if not is_zipfile(path):
        return {"": path.read_bytes()}
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("made")
    return {path.relative_to(folder).as_posix(): path for path in write_all(folder)}


def test_every_committed_file_is_written_from_its_story_and_is_the_same(made):
    committed = {
        path.relative_to(EXAMPLES).as_posix(): path
        for folder in ("family", "ordinary", "fifteen-days")
        for path in (EXAMPLES / folder).rglob("*")
        if path.suffix in MADE_FROM_STORIES or (path.name == "README.md" and folder == "ordinary")
    }
    assert sorted(made) == sorted(committed)
    differing = [name for name in committed if content_of(made[name]) != content_of(committed[name])]
    assert differing == []


def test_each_committed_file_is_small(made):
    assert [name for name, path in made.items() if path.stat().st_size > 60_000] == []
