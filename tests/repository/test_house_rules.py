"""What the whole checkout promises: short files and functions, no attic, no word of this kind of software that we do not use."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "keepsight"
SERVICE = ("store", "access", "audit", "commands", "web")
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
BELOW = [p for p in SOURCES if p.relative_to(PACKAGE).parts[0] not in SERVICE]
WRITTEN = [p for folder in ("src", "docs", "examples", "benchmarks") for p in (ROOT / folder).rglob("*") if p.suffix in (".py", ".md", ".toml", ".sql", ".j2", ".html")]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_is_over_400_lines_and_no_function_over_60(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "split it by what it is about"
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{f.name} ({f.end_lineno - f.lineno + 1} lines)" for f in functions if f.end_lineno - f.lineno + 1 > 60]
    assert not long, f"split {', '.join(long)}"


def test_no_package_has_a_name_that_says_nothing():
    said_nothing = {"utils", "util", "common", "core", "helpers", "misc", "old", "v2", "nextgen"}
    assert not [p for p in PACKAGE.rglob("*") if p.stem.lower() in said_nothing]


def test_nothing_below_the_store_imports_django_or_reaches_for_the_network():
    banned = re.compile(r"^(?:import|from)\s+(django|requests|urllib\.request|httpx|socket)\b|^\s+(?:import|from)\s+(requests|urllib\.request|httpx|socket)\b", re.M)
    found = [str(p.relative_to(ROOT)) for p in BELOW if banned.search(p.read_text(encoding="utf-8"))]
    assert not found


def test_nothing_below_the_store_calls_what_only_posix_has():
    banned = re.compile(r"\b(?:os\.(?:fork|getuid|geteuid|chown|mkfifo|symlink)|import (?:fcntl|pwd|grp|resource|termios))\b")
    found = [str(p.relative_to(ROOT)) for p in BELOW if banned.search(p.read_text(encoding="utf-8"))]
    assert not found


def test_no_machine_path_stands_in_the_project():
    banned = re.compile(r"/(?:work|root|home/[a-z]+|tmp)/")
    found = [str(p.relative_to(ROOT)) for p in WRITTEN if banned.search(p.read_text(encoding="utf-8"))]
    assert not found


def test_no_database_and_no_key_of_a_service_is_handed_in():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout: what is handed in is not listed")
    assert not [name for name in listed.stdout.splitlines() if re.search(r"\.sqlite3?$|\.db$|secret-key$|\.key$|^keepsight-data/", name)]


def test_every_public_function_and_class_of_the_package_says_what_it_means():
    silent = []
    for path in SOURCES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                silent.append(f"{path.relative_to(PACKAGE)}: {node.name}")
    assert not silent


def test_the_two_commands_stand_at_the_top_of_the_readme():
    top = (ROOT / "README.md").read_text(encoding="utf-8")[:1500]
    assert "make demo" in top and "make test" in top


def test_ci_calls_the_same_command_as_everyone():
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_each_decision_has_a_number_of_its_own_and_says_it():
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    numbers = [path.name[:4] for path in decisions]
    assert len(set(numbers)) == len(numbers)
    assert [path.name for path in decisions if not path.read_text(encoding="utf-8").startswith(f"# {int(path.name[:4])}.")] == []
