"""A population is asked exactly as one family is: the same questions, word for word, from Parquet and in batches of any size (contracts 6)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from keepsight.patterns import catalogue, engine, not_able
from keepsight.patterns.able import NEEDS
from keepsight.patterns.engine import connect
from keepsight.patterns.passes import Asked
from keepsight.patterns.population import batches, sweep
from keepsight.patterns.run import run
from keepsight.procedures import load
from keepsight.records.folder import PartsWriter, open_folder, write_folder

from .families import family, together

FAR = date(2026, 1, 1)
ONCE = (Phase.reuse, Phase.generate)
SEEDS = st.lists(st.integers(0, 2**40), min_size=16, max_size=16, unique=True)


def swept(record, folder, standpoints=("all",), size=120, as_of=FAR):
    write_folder(record, folder, FAR)
    return list(sweep(open_folder(folder), Asked(as_of, standpoints, catalogue(), load()), size))


def families(seeds):
    return [family(seed, number) for number, seed in enumerate(seeds)]


def in_order(findings):
    return sorted(findings, key=lambda f: (f.family_id, f.standpoint, f.pattern, f.raised_on))


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(SEEDS, st.sampled_from((50, 10_000)), st.sampled_from((FAR, date(2019, 9, 1))))
def test_a_county_is_asked_what_each_of_its_families_is_asked_alone_for_every_standpoint(tmp_path_factory, seeds, size, as_of):
    records = families(seeds)
    whole = together(records)
    points = ["together", "open", *sorted({entry.agency for entry in whole.entry} - {"other"})]
    found = [finding for one in swept(whole, tmp_path_factory.mktemp("record"), size=size, as_of=as_of) for finding, _ in one.found]
    assert in_order(found) == in_order(run(whole, as_of, standpoints=points))


@settings(phases=ONCE, max_examples=1, deadline=None)
@given(SEEDS)
def test_a_pattern_could_run_for_the_children_of_the_families_in_which_it_is_able_to_run(tmp_path_factory, seeds):
    for number, record in enumerate(families(seeds[:5])):
        [one] = swept(record, tmp_path_factory.mktemp(f"record-{number}"), ("together",))
        lacking = {found.pattern for found in not_able(record, FAR)}
        assert {slug for slug, children in one.could_run.items() if not children} == lacking
        assert all(children <= one.children == sum(p.kind == "child" for p in record.person) for children in one.could_run.values())


def test_every_need_of_a_pattern_is_counted_for_a_county_too():
    told = (Path(engine.__file__).parent / "able.sql").read_text(encoding="utf-8")
    assert not [need for need in NEEDS if f"'{need}'" not in told]


def test_no_batch_holds_more_than_it_may_and_no_family_is_cut_or_left_out(tmp_path):
    record = together(families(range(30)))
    write_folder(record, tmp_path, FAR)
    held = {name: sum(entry.family_id == name for entry in record.entry) for name in {entry.family_id for entry in record.entry}}
    runs = batches(open_folder(tmp_path), 40)
    inside = [[name for name in held if run.first <= name <= run.last] for run in runs]
    assert sorted(name for names in inside for name in names) == sorted(held)
    assert all(len(names) == 1 or sum(held[name] for name in names) <= 40 for names in inside)


@pytest.mark.long
def test_the_file_a_part_comes_from_makes_no_difference(tmp_path):
    """Rows of one family in several parts are read together."""
    record = together(families(range(12)))
    whole = swept(record, tmp_path / "one")
    writer = PartsWriter(tmp_path / "two")
    for name, paths in open_folder(tmp_path / "one").parts.items():
        rows = pq.read_table(paths[0])
        for start in (0, 1):
            writer.add(writer.write({name: rows.take(pa.array(range(start, rows.num_rows, 2), pa.int64()))}, start))
    writer.finish(FAR)
    assert list(sweep(open_folder(tmp_path / "two"), Asked(FAR, ("all",), catalogue(), load()), 120)) == whole


def test_the_database_reaches_no_file_but_the_parts_that_are_listed(tmp_path):
    (tmp_path / "other.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(duckdb.Error):
        connect([tmp_path / "entry.parquet"]).execute(f"select * from read_csv('{tmp_path / 'other.csv'}')")
