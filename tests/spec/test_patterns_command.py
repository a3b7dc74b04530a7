"""`keepsight patterns` lists what is looked for, for people and for programs (contracts 7)."""

import json

from terminal import keepsight

from keepsight.patterns import catalogue


def ran(*words):
    return keepsight("patterns", *words)


def test_the_list_names_all_forty_two_by_slug_and_label():
    lines = ran().stdout.splitlines()
    assert len(lines) == 42 == len(catalogue())
    assert any(line.startswith("father-gap") and line.endswith("what is recorded of each father") for line in lines)


def test_as_json_each_threshold_has_its_value_unit_basis_and_source():
    (told,) = json.loads(ran("re-referral", "--json").stdout)
    assert told["label"] == "referred again within a year"
    assert told["parameters"]["within"].items() >= {"value": 12, "unit": "months", "basis": "published"}.items()


def test_a_slug_that_is_not_there_is_answered_with_those_that_are_near():
    answer = ran("father-gaps")
    assert answer.returncode == 2 and "Did you mean father-gap?" in answer.stderr
