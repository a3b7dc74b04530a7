"""Ordinary families raise none of the patterns that would misread them (safe practice 5)."""

import tomllib
from pathlib import Path

import pytest

from keepsight import patterns

EXAMPLES = Path(__file__).parents[2] / "examples"
QUIET = tomllib.loads((EXAMPLES / "ordinary" / "quiet.toml").read_text("utf-8"))


def test_eleven_ordinary_families_each_have_patterns_that_must_stay_quiet(ordinary):
    assert sorted(ordinary) == sorted(QUIET) and len(QUIET) == 11
    assert all(family["quiet"] for family in QUIET.values())


@pytest.mark.parametrize("family", sorted(QUIET))
def test_an_ordinary_family_raises_none_of_the_patterns_that_would_misread_it(ordinary, family):
    assembled = ordinary[family].assembled
    findings = patterns.run(assembled.record, assembled.as_of)
    texts = {entry.entry_id: f"{entry.happened_from} {entry.agency}: {entry.text}" for entry in assembled.record.entry}
    raised = [
        "\n".join([f"{finding.pattern}: {finding.statement}", *(texts[entry] for entry in finding.evidence)])
        for finding in findings
        if finding.pattern in QUIET[family]["quiet"]
    ]
    assert raised == []


@pytest.mark.parametrize("family", sorted(QUIET))
def test_every_row_of_an_ordinary_family_is_read_and_laid_on_nobody_else(ordinary, family):
    example = ordinary[family]
    concerned = example.assembled.record.concerned_in()
    assert [told.place for told in example.told if told.entry is None] == []
    assert [
        f"{told.place}: {row.as_written!r} laid on {row.person_id}: {told.entry.text}"
        for told in example.told
        for row in concerned[told.entry.entry_id]
        if row.person_id and row.person_id not in example.about(told)
    ] == []
