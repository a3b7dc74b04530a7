"""The reference page is what the definitions say, and the page on adding a pattern gives one that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keepsight.patterns import definition, definitions
from keepsight.patterns.reference import whole
from keepsight.procedures import load
from keepsight.procedures.thresholds import BadProcedures

ROOT = Path(__file__).parents[2]


def test_the_reference_page_is_made_from_the_definitions():
    assert (ROOT / "docs" / "reference" / "patterns.md").read_text(encoding="utf-8") == whole(load())


def blocks(page: str, language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", page, re.S)[1]


@pytest.fixture
def added(tmp_path, monkeypatch):
    """The pattern of the how-to page, put where the page says."""
    page = (ROOT / "docs" / "how-to" / "add-a-pattern.md").read_text(encoding="utf-8")
    theme = tmp_path / "home"
    theme.mkdir()
    (theme / "__init__.py").write_text("", encoding="utf-8")
    (theme / "moves_of_home.py").write_text(blocks(page, "python"), encoding="utf-8")
    monkeypatch.setattr(definitions, "__path__", [str(tmp_path)])
    definition.catalogue.cache_clear()
    yield next(d for d in definition.catalogue() if d.slug == "moves-of-home"), blocks(page, "toml")
    definition.catalogue.cache_clear()


def test_a_pattern_added_as_the_page_says_is_in_the_catalogue_with_its_headings_and_thresholds(added):
    found, toml = added
    assert tuple(found.about) == definition.HEADINGS
    assert set(found.thresholds) == set(re.findall(r"^(\w+) = ", toml, re.M))


def test_its_two_worked_examples_come_out_as_they_say(added, monkeypatch, tmp_path):
    from keepsight.patterns import run
    from keepsight.patterns.told import tell
    from keepsight.procedures import thresholds

    found, toml = added
    ours = thresholds.Procedures(load().thresholds | thresholds._read(thresholds.tomllib.loads(toml), "patterns.toml", {}, []), (), load().meeting)
    for example in (found.pattern.found, found.pattern.not_found):
        told = tell(example)
        raised = [finding.raised_on for finding in run(told.record, told.as_of, procedures=ours) if finding.pattern == found.slug]
        assert raised == [day for day, _ in told.raised]


def test_a_partnerships_own_threshold_is_local_and_a_wrong_one_is_said(tmp_path):
    mine = tmp_path / "ours.toml"
    mine.write_text("[was-not-brought]\nevents = 4\n", encoding="utf-8")
    assert (load(mine)["was-not-brought"]["events"].value, load(mine)["was-not-brought"]["events"].basis) == (4, "local")
    mine.write_text("[no-such-pattern]\nevents = 4\n[was-not-brought]\nevents = -1\n", encoding="utf-8")
    with pytest.raises(BadProcedures, match="no pattern of that name.*whole number of 1 or more"):
        load(mine)
