"""The zip for a laptop without administrator rights: what is in it, short of the libraries, which only a network can give."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("make_zip", ROOT / "packaging" / "laptop" / "make_zip.py")
make_zip = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_zip)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The layout around a stand-in of the embeddable package, which has the same file that says where Python looks."""
    at = tmp_path_factory.mktemp("laptop")
    with ZipFile(at / "embed.zip", "w") as archive:
        archive.writestr("python.exe", b"MZ")
        archive.writestr("python311._pth", "python311.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n")
    make_zip.layout(at / "Keepsight", at / "embed.zip")
    return at / "Keepsight"


def test_python_looks_in_its_own_folder_and_in_our_libraries_and_nowhere_else(folder):
    lines = (folder / "python" / "python311._pth").read_text().split("\n")
    assert "..\\lib" in [line.strip() for line in lines] and "import site" not in [line.strip() for line in lines]
    assert (folder / "lib" / "keepsight" / "__main__.py").exists()


def test_what_is_clicked_runs_the_python_in_the_folder_whatever_the_folder_is_called(folder):
    for name in ("keepsight.bat", "Drop a folder here.bat"):
        text = (folder / name).read_bytes()
        assert b'"%~dp0python\\python.exe" -m keepsight' in text and text.count(b"\r\n") == text.count(b"\n")


def test_another_zip_is_refused_with_what_to_get(tmp_path):
    with ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "no Python")
    with pytest.raises(SystemExit, match="embeddable package"):
        make_zip.layout(tmp_path / "Keepsight", tmp_path / "other.zip")


def test_the_same_content_gives_the_same_zip(folder, tmp_path):
    one, two = (make_zip.zipped(folder, tmp_path / name).read_bytes() for name in ("a.zip", "b.zip"))
    assert one == two


@pytest.mark.skipif(os.name == "nt", reason="on Windows keepsight.bat is run instead")
def test_the_layout_runs_a_picture_from_a_folder_that_is_nothing_to_it(folder, tmp_path):
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    for entry in Path(libraries.split(os.pathsep)[0]).iterdir():
        target = folder / "lib" / entry.name
        if not target.exists() and entry.name != "__pycache__":
            target.symlink_to(entry)
    ran = subprocess.run(
        [folder / "keepsight.sh", "picture", folder / "examples" / "family", "--out", "P"], cwd=tmp_path, env={"PYTHON": sys.executable, "PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "P" / "index.html").exists()
