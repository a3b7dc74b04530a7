"""Make a zip that runs Keepsight from any folder, with no installation and no administrator: Python, its libraries and two files to click.

    python packaging/laptop/make_zip.py --python python-3.11.9-embed-amd64.zip     for Windows
    python packaging/laptop/make_zip.py --here                                     for this machine, to try the layout

The first needs the "Windows embeddable package (64-bit)" of Python 3.11 from python.org, which this script does not fetch.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
FIXED = (2024, 1, 1, 0, 0, 0)
WINDOWS = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", "3.11"]


def layout(folder: Path, embedded: Path | None) -> None:
    """Everything but the libraries: Python for Windows, our package, the example family, and what to click."""
    (folder / "lib").mkdir(parents=True)
    if embedded:
        with ZipFile(embedded) as archive:
            archive.extractall(folder / "python")
        _find_libraries(folder / "python")
    shutil.copytree(ROOT / "src" / "keepsight", folder / "lib" / "keepsight", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("family", "fifteen-days"):
        shutil.copytree(ROOT / "examples" / name, folder / "examples" / name)
    for path in sorted(HERE.iterdir()):
        if path.suffix in (".bat", ".txt", ".sh"):
            ending = "\r\n" if path.suffix != ".sh" else "\n"
            (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline=ending)
    (folder / "keepsight.sh").chmod(0o755)


def _find_libraries(python: Path) -> None:
    """The embeddable Python reads nothing but what its ._pth file names: not the machine's own Python, nor anybody's settings."""
    paths = list(python.glob("python*._pth"))
    if not paths:
        sys.exit("--python: this is not the embeddable package of Python for Windows: it has no python3xx._pth. Get 'Windows embeddable package (64-bit)' from python.org.")
    paths[0].write_text(paths[0].read_text(encoding="utf-8") + "..\\lib\r\n", encoding="utf-8", newline="")


def libraries(folder: Path, *, windows: bool) -> None:
    """The locked libraries that a run needs, by hash; as wheels for Windows, or for this machine."""
    wanted = folder.parent / "libraries.txt"
    platform = WINDOWS if windows else []
    _uv("pip", "compile", str(ROOT / "pyproject.toml"), "-c", _versions(folder.parent), "--generate-hashes", "--no-header", "--no-annotate", "-q", "-o", str(wanted), *platform)
    _uv("pip", "install", "--target", str(folder / "lib"), "--only-binary", ":all:", "--require-hashes", "--no-deps", "-q", "-r", str(wanted), *platform)


def _versions(beside: Path) -> str:
    """The versions in requirements.txt, without their hashes: those of other platforms are added."""
    pinned = re.findall(r"^([\w.\[\]-]+==[^ \\;]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.M)
    path = beside / "versions.txt"
    path.write_text("\n".join(re.sub(r"\[.*?\]", "", line) for line in pinned) + "\n", encoding="utf-8")
    return str(path)


def _uv(*words: str) -> None:
    uv = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    subprocess.run([str(uv) if uv.exists() else "uv", *words], check=True)


def zipped(folder: Path, path: Path) -> Path:
    """The folder as a zip with fixed dates, so that the same content gives the same file."""
    with ZipFile(path, "w") as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", FIXED)
            info.compress_type, info.external_attr = ZIP_DEFLATED, (0o755 if file.suffix == ".sh" else 0o644) << 16
            archive.writestr(info, file.read_bytes())
    return path


def main() -> None:
    """Make the zip in `build/laptop`, or where --out says."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    one = given.add_mutually_exclusive_group(required=True)
    one.add_argument("--python", type=Path, metavar="ZIP", help="the embeddable package of Python 3.11 for Windows")
    one.add_argument("--here", action="store_true", help="for this machine, with the Python it has")
    given.add_argument("--out", type=Path, default=ROOT / "build" / "laptop")
    options = given.parse_args()
    shutil.rmtree(options.out, ignore_errors=True)
    folder = options.out / "Keepsight"
    layout(folder, options.python)
    libraries(folder, windows=bool(options.python))
    path = zipped(folder, options.out / ("keepsight-windows.zip" if options.python else "keepsight-here.zip"))
    print(f"{path}: {path.stat().st_size / 1_000_000:.0f} MB. Unzip it anywhere; 'Read me first.txt' says what to click.")


if __name__ == "__main__":
    main()
