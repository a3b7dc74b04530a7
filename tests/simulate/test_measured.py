"""What is asked of the patterns on a synthetic county (issue 4, statement 9): stories found, near misses quiet, ordinary families not crowded with questions."""

import importlib.util
import sys
from pathlib import Path
from statistics import median

import pytest

from keepsight.patterns import catalogue
from keepsight.simulate import Size, simulate

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "county" / "measure.py"


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("measure", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script  # dataclasses look a class's module up by name
    spec.loader.exec_module(script)
    place = tmp_path_factory.mktemp("county")
    simulate(Size(12_000, 10, 1), place / "record", place / "truth.json")
    return script, script.measure(place / "record", place / "truth.json")


@pytest.mark.long
def test_of_planted_stories_with_exact_dates_nineteen_in_twenty_are_found_for_each_pattern(measured):
    _, county = measured
    short = {}
    for definition in catalogue():
        told = county.told("story", "exact", definition.slug)
        found = sum(map(county.found, told))
        if not told or found / len(told) < 0.95:
            short[definition.slug] = f"{found} of {len(told)}"
    assert not short


@pytest.mark.long
def test_of_near_misses_with_exact_dates_forty_nine_in_fifty_are_quiet_for_each_pattern(measured):
    _, county = measured
    asked = {}
    for definition in catalogue():
        told = county.told("near miss", "exact", definition.slug)
        quiet = sum(map(county.quiet, told))
        if not told or quiet / len(told) < 0.98:
            asked[definition.slug] = f"{quiet} of {len(told)}"
    assert not asked


@pytest.mark.long
def test_an_ordinary_open_family_has_few_live_questions_whoever_it_is(measured):
    script, county = measured
    for name, of in script.GROUPS:
        live = sorted(len(county.live(family)) for family in county.open_everyday() if of(family["traits"]))
        if len(live) >= 20:  # fewer families say nothing of a ninetieth percentile
            assert median(live) <= 3 and live[int(0.9 * len(live))] <= 7, f"{name}: {live}"


@pytest.mark.long
def test_no_ordinary_kind_of_family_is_misread(measured):
    script, county = measured
    misread = {}
    for family in county.families:
        if family["what"] == "ordinary":
            raised = {finding.pattern for finding in county.findings[family["family_id"]] if set(finding.evidence) & set(family["entries"])}
            wrong = raised & set(script.QUIET[family["pattern"]]["quiet"])
            misread |= {family["family_id"]: sorted(wrong)} if wrong else {}
    assert not misread
