"""What the board's measures show of a simulated county, and how long the page of a recommendation waits for them (issue 7, statement 9).

    python benchmarks/service/measures.py [--children 10000] [--years 4] [--postgresql]

Simulates a county, puts each family's rows of the five tables that a measure reads into the service's database, and asks each measure for the first day of
every quarter, as the page of a recommendation does: all of them on the day that is timed. Prints the shares, and the clock's and this process's time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "tests")]

from service.postgresql import programs, running  # noqa: E402

TABLES = ("person", "involvement", "relationship", "entry", "concerned")
BATCH = 2000


def main() -> None:
    """Load once, ask twice."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--children", type=int, default=10_000)
    asked.add_argument("--years", type=int, default=4)
    asked.add_argument("--postgresql", action="store_true")
    given = asked.parse_args()
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="keepsight-measures-")))
        if given.postgresql:
            reached = kept.enter_context(running(programs()))
            os.environ["KEEPSIGHT_DATABASE"] = f"postgresql://{reached['USER']}@{reached['HOST']}:{reached['PORT']}/postgres"
        made = ("simulate", "--children", str(given.children), "--years", str(given.years), "--seed", "7", "--out", str(folder / "county"), "--truth", str(folder / "truth.json"))
        subprocess.run([sys.executable, "-m", "keepsight", *made], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        as_at = load(folder)
        measure(as_at)


def load(folder: Path):
    """The county's rows in the database, family by family as the service keeps them; the day the county stands at."""
    from keepsight.cli.service import migrate, ready

    ready(folder / "service")
    migrate()
    from django.db import connection, transaction

    from keepsight.records.folder import read_folder
    from keepsight.store.columns import field_name, plain
    from keepsight.store.models import MODELS, FamilyRecord, Writing

    began = time.perf_counter()
    record, as_at = read_folder(folder / "county")
    of_person = {row.person_id: row.family_id for row in record.family}
    of_entry = {row.entry_id: row.family_id for row in record.entry}
    counted = defaultdict(int)
    with transaction.atomic():
        FamilyRecord.objects.bulk_create([FamilyRecord(family_id=one, label=one) for one in sorted(set(of_person.values()))], batch_size=400)
        writings = dict(zip(sorted(set(of_person.values())), Writing.objects.bulk_create([Writing(family_id=one, how="received", by="simulated") for one in sorted(set(of_person.values()))], batch_size=100), strict=True))
        for table in TABLES:
            model, rows = MODELS[table], getattr(record, table)
            names = [column.name for column in fields(rows[0])]
            made = []
            for row in rows:
                family = of_entry.get(getattr(row, "entry_id", "")) or of_person[getattr(row, "related_person_id", None) or row.person_id]
                made.append(model(**{field_name(name): plain(getattr(row, name)) for name in names} | {"family_id": family, "writing": writings[family]}))
                if len(made) == BATCH:
                    model.objects.bulk_create(made, batch_size=BATCH // 4)
                    made = []
                counted[table] += 1
            model.objects.bulk_create(made, batch_size=BATCH // 4)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}: {len(writings):,} families, " + ", ".join(f"{count:,} {table}" for table, count in counted.items()) + f", put in within {time.perf_counter() - began:.0f} s", flush=True)
    return as_at


def measure(as_at) -> None:
    """Each measure over eight quarters, as its page asks for them."""
    from keepsight.commands.measures import MEASURES, quarters, share

    days = quarters(as_at - timedelta(days=2 * 365 - 60), as_at)
    for name, one in MEASURES.items():
        began, processor = time.perf_counter(), time.process_time()
        shares = [share(one, day) for day in days]
        took = time.perf_counter() - began, time.process_time() - processor
        said = "; ".join(f"{day:%b %Y} {told.of_them}/{told.children}" for day, told in zip(days, shares, strict=True))
        print(f"{name}: {len(days)} quarters in {took[0]:.2f} s by the clock, {took[1]:.2f} s of this process: {said}", flush=True)


if __name__ == "__main__":
    main()
