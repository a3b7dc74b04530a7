"""Each pattern of the catalogue has a story and a near miss, told with exact dates and with vague ones."""

import re
from collections import Counter

import pytest

from keepsight.patterns import catalogue
from keepsight.simulate.beats import beats
from keepsight.simulate.planted import stories
from keepsight.simulate.wordings import wordings

ORDINARY = {"disabled-child", "damp-flat", "shared-care", "two-mothers", "stable-treatment", "care-experienced", "interpreter", "fled-violence", "deaf-sibling", "widower", "kinship"}


def test_every_pattern_has_a_story_and_a_near_miss():
    told = {(story.what, story.pattern) for story in stories()}
    missing = [(what, pattern.slug) for pattern in catalogue() for what in ("story", "near miss") if (what, pattern.slug) not in told]
    assert not missing
    assert len({story.pattern for story in stories() if story.what == "story"}) == 42


def test_the_eleven_ordinary_kinds_of_family_are_among_them():
    assert {story.pattern for story in stories() if story.what == "ordinary"} == ORDINARY


def test_each_story_stands_in_the_county_with_exact_dates_and_with_vague_ones(county):
    found = Counter((f["what"], f["pattern"], f["dates"]) for f in county.truth["families"] if "pattern" in f)
    assert {(what, dates) for what, _, dates in found} == {("story", "exact"), ("story", "vague"), ("near miss", "exact"), ("near miss", "vague"), ("ordinary", "exact")}
    assert len(found) == 42 * 4 + 11


def test_every_event_of_every_story_is_told_in_some_family(county):
    told = {f["pattern"]: 0 for f in county.truth["families"] if "pattern" in f}
    for family in county.truth["families"]:
        if family.get("what") == "story":
            told[family["pattern"]] = max(told[family["pattern"]], len(family["entries"]))
    for story in stories():
        if story.what == "story":
            events = sum(1 for beat in story.told if beat.wording is not None)
            assert told[story.pattern] >= events, f"{story.pattern}: {told[story.pattern]} entries of {events} events"


def test_exact_stories_have_exact_dates_and_vague_ones_some_that_are_not(county):
    entries = {dates: [entry for f in county.truth["families"] if f.get("dates") == dates and f["what"] != "ordinary" for entry in f["entries"]] for dates in ("exact", "vague")}
    precise = dict(county.rows("select entry_id, precision from entry"))
    assert {precise[entry] for entry in entries["exact"]} == {"day"}
    assert 0.3 < sum(precise[entry] != "day" for entry in entries["vague"]) / len(entries["vague"]) < 0.8


@pytest.mark.parametrize("line", ["0 | school", "soon | school | hungry | A", "0 | school | no-such-words | A", "0 | school | hungry | A | colour=red"])
def test_a_line_that_cannot_be_read_is_named_with_its_file(line):
    with pytest.raises(ValueError, match=re.escape("stories.toml [x]") + ".*cannot be read"):
        beats([line], "stories.toml [x]")


def test_no_wording_of_ours_blames():
    banned = re.compile(r"\b(failed|refused|denies|admits|claims|non-compliant|did not engage|hard to reach|chaotic|absent father|failure to protect|disguised compliance|DNA)\b", re.I)
    assert not [says for wording in wordings().values() for says in wording.says if banned.search(says)]
