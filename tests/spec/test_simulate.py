"""`keepsight simulate` as contracts 7 has it."""

import json
import subprocess
import sys

from terminal import Ran, keepsight


def run(*arguments: str, cwd) -> Ran:
    return keepsight("simulate", *arguments, cwd=cwd)


def test_it_writes_a_record_and_outside_it_the_truth(tmp_path):
    done = run("--children", "40", "--years", "3", "--seed", "4", "--out", "record", "--truth", "truth.json", cwd=tmp_path)
    assert done.returncode == 0 and "invented families" in done.stdout
    listing = json.loads((tmp_path / "record" / "record.json").read_text("utf-8"))
    assert listing["format"] == 1 and all((tmp_path / "record" / part["part"]).exists() for part in listing["parts"])
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    assert truth["seed"] == 4 and sum(family["children"] for family in truth["families"]) >= 20
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record", "truth.json"]


def test_a_truth_inside_the_record_is_said_and_nothing_is_written(tmp_path):
    done = run("--children", "10", "--out", "record", "--truth", "record/truth.json", cwd=tmp_path)
    assert done.returncode == 2 and "outside it" in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "record").exists()


def test_numbers_that_make_no_county_are_a_matter_of_usage(tmp_path):
    for wrong in (["--children", "0"], ["--children", "10", "--years", "40"]):
        done = run(*wrong, "--out", "record", "--truth", "truth.json", cwd=tmp_path)
        assert done.returncode == 2 and "Traceback" not in done.stderr and not (tmp_path / "record").exists()


def test_it_knows_no_pattern(tmp_path):
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys; from keepsight.simulate import Size, simulate; from pathlib import Path; simulate(Size(5, 1, 1), Path('r'), Path('t.json'), workers=1); print([m for m in sys.modules if 'keepsight.patterns' in m or m == 'django'])"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert loaded.stdout.strip() == "[]"
