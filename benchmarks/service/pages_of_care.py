"""Processor time of the pages of care, fathers, alcohol and drugs, the network and arrangements, at 20 and at 2,000 entries: `python benchmarks/service/pages_of_care.py`.

Each page is opened as an agency that has joined opens it: once on a version of the record that nobody has opened yet, without the questions, which
every page of a version shares; then five times more, of which the median stands. Run it with `src` and `tests` on PYTHONPATH.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import process_time

for room in ("src", "tests"):
    sys.path.insert(0, str(Path(__file__).parents[2] / room))
os.environ |= {"DJANGO_SETTINGS_MODULE": "keepsight.web.settings", "KEEPSIGHT_FOLDER": tempfile.mkdtemp()}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from reports.pretend_family import family  # noqa: E402

from keepsight.access.models import Agency, User  # noqa: E402
from keepsight.access.scope import reader_of, scope_of  # noqa: E402
from keepsight.cli.terminal import TERMINAL_READER  # noqa: E402
from keepsight.commands.add_account import add_account  # noqa: E402
from keepsight.commands.allocate import allocate  # noqa: E402
from keepsight.commands.as_seen import as_seen  # noqa: E402
from keepsight.commands.open_joint_record import Terms, open_joint_record  # noqa: E402
from keepsight.commands.receive_record import receive_record  # noqa: E402
from keepsight.records.folder import write_folder  # noqa: E402

PAGES = (("care", ()), ("care-over-time", ("C3",)), ("child", ("C3",)), ("fathers", ()), ("father", ("C3", "F3")), ("substances", ()), ("network", ()), ("arrangements", ()))


def opened(client: Client, address: str) -> float:
    """Seconds of processor time of one opening."""
    before = process_time()
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return process_time() - before


def measured(entries: int, worker: User) -> None:
    """Print a line for each page of a family of so many entries."""
    told, folder = family(entries), Path(tempfile.mkdtemp())
    write_folder(told.record, folder / "record", told.as_of)
    received = receive_record(folder / "record", f"{entries} entries", by=TERMINAL_READER)
    allocate(worker, received, by=TERMINAL_READER)
    held = sorted({entry.agency for entry in told.record.entry})
    lead = add_account(f"lead of {entries}", "A lead", None, [("supervisor", "Health visiting")], by=TERMINAL_READER)
    terms = Terms("conference", "public task", date.today() + timedelta(days=30), "yes", "Told at a visit.")
    agencies = [(Agency.objects.get_or_create(name=name)[0], "its lead") for name in held]
    open_joint_record(terms, agencies, [worker], by=scope_of(reader_of(lead), received.pk))
    client = Client(headers={"host": "localhost"})
    client.force_login(worker)
    seen = as_seen(scope_of(reader_of(worker), received.pk))
    print(f"{len(seen.entries)} entries in sight")
    for name, given in PAGES:
        address = reverse(name, args=[received.pk, *given])
        first, later = opened(client, address), statistics.median(opened(client, address) for _ in range(5))
        print(f"{entries:>5} entries  {name:15} first {first * 1000:6.0f} ms  then {later * 1000:6.0f} ms")


def main() -> None:
    """Both families, one after the other."""
    call_command("migrate", verbosity=0)
    worker = add_account("worker", "A worker", None, [("practitioner", "Health visiting")], by=TERMINAL_READER)
    for entries in (20, 2000):
        measured(entries, worker)


if __name__ == "__main__":
    main()
