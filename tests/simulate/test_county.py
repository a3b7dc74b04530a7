"""A synthetic county is a whole record, the same for a seed, and its truth is kept outside it (contracts 7)."""

import hashlib
from pathlib import Path

import pytest

from keepsight.records.folder import read_tables
from keepsight.simulate import Size, simulate


def digests(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_seed_gives_the_same_bytes_however_many_processes_write_it(tmp_path):
    for name, workers in (("one", 1), ("two", 2)):
        simulate(Size(3600, 3, 11), tmp_path / name / "record", tmp_path / name / "truth.json", workers=workers)
    assert len(digests(tmp_path / "one")) > 20
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_another_seed_gives_another_county(tmp_path):
    for seed in (1, 2):
        simulate(Size(60, 3, seed), tmp_path / str(seed), tmp_path / f"{seed}.json", workers=1)
    assert (tmp_path / "1.json").read_text("utf-8").splitlines()[1:] != (tmp_path / "2.json").read_text("utf-8").splitlines()[1:]
    assert digests(tmp_path / "1")["entry/part-0.parquet"] != digests(tmp_path / "2")["entry/part-0.parquet"]


def test_the_truth_file_may_not_lie_inside_the_record(tmp_path):
    with pytest.raises(ValueError, match="outside it"):
        simulate(Size(10, 1, 1), tmp_path / "record", tmp_path / "record" / "deeper" / "truth.json")
    assert not (tmp_path / "record").exists()


def test_a_record_that_is_already_there_is_not_written_over(tmp_path):
    simulate(Size(10, 1, 1), tmp_path / "record", tmp_path / "truth.json", workers=1)
    with pytest.raises(ValueError, match="already holds a record"):
        simulate(Size(10, 1, 2), tmp_path / "record", tmp_path / "truth.json", workers=1)


def test_a_county_too_small_for_every_story_is_still_a_whole_record(tmp_path):
    written = simulate(Size(1, 1, 1), tmp_path / "record", tmp_path / "truth.json", workers=1)
    tables, _ = read_tables(tmp_path / "record")
    assert written.families == 1 and tables["person"].num_rows >= 2


def test_nothing_of_the_truth_stands_in_the_record(county):
    words = {family["story"] for family in county.truth["families"] if "story" in family}
    texts = {text for (text,) in county.rows("select text from entry")}
    assert len(words) > 90 and not words & texts


def test_no_entry_is_written_before_it_happened_and_none_is_known_after_the_as_at_day(county):
    assert county.one("select count(*) from entry where happened_from > happened_to or happened_to > recorded_on or known_on < happened_from") == 0
    assert county.one(f"select count(*) from entry where known_on > date '{county.truth['as_at']}' or known_on <> coalesce(recorded_on, happened_to)") == 0


def test_every_row_names_a_source_that_is_in_the_record(county):
    for table in ("entry", "concerned", "person", "relationship", "involvement", "assessment", "account", "coverage"):
        assert county.one(f"select count(*) from {table}") > 0, table
        assert county.one(f"select count(*) from {table} anti join source using (source_id)") == 0, table


def test_whoever_an_entry_concerns_is_of_its_family_and_typed_rows_have_their_entry(county):
    assert county.one("select count(*) from concerned c join entry using (entry_id) where c.person_id not in (select person_id from family f where f.family_id = entry.family_id)") == 0
    for table in ("assessment", "grade", "decision", "action", "step", "disagreement"):
        assert county.one(f"select count(*) from {table}") > 0, table
        assert county.one(f"select count(*) from {table} anti join entry using (entry_id)") == 0, table


def test_no_two_people_of_a_family_share_a_forename(county):
    assert county.one("select count(*) from (select family_id, split_part(label, ' ', 1) as forename from family join person using (person_id) group by all having count(*) > 1)") == 0


def test_dates_are_late_missing_and_vague_as_agencies_have_them(county):
    late, missing, vague, all_of_them = county.rows(
        "select count(*) filter (where recorded_on - happened_to > 20), count(*) filter (where recorded_on is null), count(*) filter (where precision <> 'day'), count(*) from entry"
    )[0]
    assert 0.005 < late / all_of_them < 0.05 and 0.001 < missing / all_of_them < 0.1 and 0.001 < vague / all_of_them < 0.1
    assert county.one("select count(*) from entry where precision <> 'day' and date_as_written = ''") == 0
