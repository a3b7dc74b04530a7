"""Run by itself: fills the database of KEEPSIGHT_DATABASE as the first version of Keepsight would have. Its argument is a record folder."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import django


def fill(folder: Path) -> None:
    """Make the first version's tables and put the folder's record into them, each row with the columns that there were."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from keepsight.records.folder import read_folder
    from keepsight.records.record import TABLES
    from keepsight.store.columns import field_name, plain

    for app in ("store", "access", "audit"):
        call_command("migrate", app, "0001_initial", verbosity=0)
    then = MigrationExecutor(connection).loader.project_state([("store", "0001_initial"), ("access", "0001_initial")]).apps
    record, as_at = read_folder(folder)
    family = then.get_model("store", "FamilyRecord").objects.create(family_id="whitlock", label="Whitlock family", as_at=as_at)
    writing = then.get_model("store", "Writing").objects.create(family=family, how="received", by="an earlier version")
    for name, table in TABLES.items():
        model = then.get_model("store", name)
        held = {one.name for one in model._meta.get_fields()}
        columns = [one.name for one in fields(table) if field_name(one.name) in held]
        rows = [{field_name(one): plain(getattr(row, one)) for one in columns} | {"family": family, "writing": writing} for row in getattr(record, name)]
        model.objects.bulk_create([model(**row) for row in rows], batch_size=300)


if __name__ == "__main__":
    django.setup()
    fill(Path(sys.argv[1]))
