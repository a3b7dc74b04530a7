"""Receiving a record that was made elsewhere: the folder that `keepsight picture --record` wrote, with what was confirmed, in one step."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from pathlib import Path

from keepsight.access.arrival import restricted_on_arrival
from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.anonymise.dates import shift
from keepsight.records.folder import read_folder
from keepsight.store.models import FamilyRecord, Writing
from keepsight.store.rows import add

from .command import command, told

LEDGER = "ledger.json"


@command(May.RECEIVE_RECORD)
def receive_record(folder: Path, label: str, *, by: Reader, moved: timedelta = timedelta()) -> FamilyRecord:
    """A new family's record from a folder, standing at the folder's day until somebody writes into it. All of it arrives or none.

    `moved` moves every day of it, so that a family made up long ago can be tried as if it were now. Raises ValueError, saying what to do,
    where the folder is not a whole record.
    """
    record, as_at = read_folder(folder)
    if moved:
        shift(record, moved.days)
    record = restricted_on_arrival(record)
    family = FamilyRecord.objects.create(family_id=secrets.token_hex(5), label=label, as_at=as_at + moved, version=1)
    writing = Writing.objects.create(family=family, how="received", by=by.name, by_id=str(by.user_id), agency=by.agency, files=_ledger(folder))
    add(record, writing)
    told("record received", by, words=f"{label}, {len(record.entry):,} entries")
    return family


def _ledger(folder: Path) -> list[dict]:
    path = folder / LEDGER
    return json.loads(path.read_text(encoding="utf-8"))["files"] if path.exists() else []
