"""How long a search for a person takes over very many families, for a supervisor whose agency works with all of them (issue 5, statement 7).

    python benchmarks/service/search.py [--families 5000]

Puts made-up families of four people, each with an entry of one agency, into a new SQLite database and searches them by name, by sound, by day of birth and
by number. Prints the processor's time of the first search, which loads what later ones keep, and the median of five after it, with how many people were found.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FIRST = ["Ada", "Bryn", "Cerys", "Dewi", "Elin", "Freya", "Gwen", "Huw", "Iris", "Jory", "Kerra", "Lowri", "Mabyn", "Nia", "Otis", "Perran", "Rowan", "Senna", "Tamsin", "Wenna"]
LAST = ["Angove", "Bolitho", "Chenoweth", "Dunstan", "Ellery", "Fenner", "Gilbert", "Hosken", "Jago", "Kitto", "Lobb", "Moyle", "Nance", "Opie", "Penhallow", "Rosewarne", "Spargo", "Trewhella", "Uren", "Vivian"]
BATCH = 400


def main() -> None:
    """Fill once, search four ways."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--families", type=int, default=5000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="keepsight-search-") as folder:
        fill(Path(folder), given.families)
        measure()


def fill(folder: Path, families: int) -> None:
    """The families, and a supervisor of the agency whose entries they hold."""
    from keepsight.cli.service import migrate, ready

    ready(folder)
    migrate()
    from keepsight.cli.terminal import TERMINAL_READER
    from keepsight.commands.add_account import add_account
    from keepsight.store.models import MODELS, FamilyRecord, Writing

    draw, day = random.Random(7), date(2012, 1, 1)
    add_account("supervisor", "Supervisor", "a password of a benchmark", [("supervisor", "Children’s social care")], by=TERMINAL_READER)
    ids = [f"f{number:05}" for number in range(families)]
    surnames = {one: f"{draw.choice(LAST)}{draw.choice(['', '-' + draw.choice(LAST)])}" for one in ids}
    FamilyRecord.objects.bulk_create([FamilyRecord(family_id=one, label=f"{surnames[one]} family {one}") for one in ids], batch_size=BATCH)
    Writing.objects.bulk_create([Writing(family_id=one, how="received", by="a benchmark") for one in ids], batch_size=BATCH)
    writings = dict(Writing.objects.values_list("family", "pk"))
    every = [(one, place, day + timedelta(days=draw.randrange(5000))) for one in ids for place in range(4)]
    on = {one: {"family_id": one, "writing_id": writings[one], "source_id": "", "known_on": day} for one in ids}
    people = [MODELS["person"](**on[one], person_id=str(place), label=f"{draw.choice(FIRST)} {surnames[one]}", kind="child" if place else "adult", birth_from=born, birth_to=born, birth_precision="day") for one, place, born in every]
    MODELS["person"].objects.bulk_create(people, batch_size=BATCH)
    MODELS["identifier"].objects.bulk_create([MODELS["identifier"](**on[one], person_id=str(place), scheme="nhs", value=f"{one}{place}") for one, place, _ in every], batch_size=BATCH)
    entries = [MODELS["entry"](**on[one], entry_id="E1", agency="Children’s social care", happened_from=day, happened_to=day, text="A visit.") for one in ids]
    MODELS["entry"].objects.bulk_create(entries, batch_size=BATCH)


def measure() -> None:
    """Search as the page does."""
    from keepsight.access.models import User
    from keepsight.access.scope import reader_of
    from keepsight.commands.search_people import Sought, search_people
    from keepsight.intake.dates import read_date

    by = reader_of(User.objects.get(username="supervisor"))
    sought = {"name": Sought("Tamsin Trewhella"), "sound": Sought("Tamzin Trewella"), "day of birth": Sought(born=read_date("3 May 2014")), "number": Sought(number="f02500" + "2"), "nobody": Sought("Zebulon Quirke")}
    for how, one in sought.items():
        took = []
        for _ in range(6):
            began = time.process_time()
            found = search_people(one, by=by)
            took.append(time.process_time() - began)
        print(f"{how}: first {took[0]:.2f} s, then {statistics.median(took[1:]):.2f} s of processor; {len(found.found)} found{', and more' if found.more else ''}")


if __name__ == "__main__":
    main()
