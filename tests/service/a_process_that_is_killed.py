"""Run by itself: a service on a SQLite file, or at the address in `KEEPSIGHT_DATABASE`, in which an entry is sent and the process is killed before it is safely in.

`prepare FOLDER RECORD`, `press FOLDER TABLE` (killed as it writes into TABLE), then `look FOLDER`, which says as JSON what is there.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import django

FORM, WRITTEN = "/families/{}/entries/write/", {"who": "C3", "when": "yesterday", "what": "Otis laughed at the rain.", "do": "save"}


def ready(folder: str) -> None:
    """Django on a file in this folder, its tables made from the models."""
    os.environ |= {"KEEPSIGHT_FOLDER": folder, "KEEPSIGHT_SECRET_KEY": "only for tests", "KEEPSIGHT_HOSTS": "*", "DJANGO_SETTINGS_MODULE": "keepsight.web.settings"}
    from django.conf import settings

    settings.MIGRATION_MODULES = {name: None for name in ("store", "access", "audit", "auth", "contenttypes", "sessions", "account", "mfa", "axes")}
    django.setup()


def prepare(record: str) -> None:
    """The family, and somebody who works with it."""
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    from keepsight.cli.terminal import TERMINAL_READER
    from keepsight.commands.add_account import add_account
    from keepsight.commands.allocate import allocate
    from keepsight.commands.receive_record import receive_record

    family = receive_record(Path(record), "Whitlock family", by=TERMINAL_READER)
    allocate(add_account("amy", "Amy", "a password of tests", [("practitioner", "Health visiting")], by=TERMINAL_READER), family, by=TERMINAL_READER)


def browser():
    """Amy, signed in, and the address of the form."""
    from django.test import Client

    from keepsight.access.models import User
    from keepsight.store.models import FamilyRecord

    client = Client()
    client.force_login(User.objects.get(), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, FORM.format(FamilyRecord.objects.get().pk)


def press(table: str) -> None:
    """Send the entry; the process is killed, as by the machine, when it is about to write into `table`."""
    from django.db import connection

    def killed(execute, sql, params, many, context):
        if f'"{table}"' in sql and sql.startswith(("INSERT", "UPDATE")) and connection.in_atomic_block and WRITTEN["what"] in str(seen):
            os.kill(os.getpid(), signal.SIGKILL)
        seen.append(params)
        return execute(sql, params, many, context)

    seen: list[object] = []
    client, form = browser()
    with connection.execute_wrapper(killed):
        client.post(form, WRITTEN)


def look() -> None:
    """What stands in the record and what lies in the form, for whoever comes back."""
    from keepsight.audit.seal import seal, verify
    from keepsight.store.models import Concerned, Entry, Writing

    client, form = browser()
    page = client.get(form).content.decode()
    seal()
    print(json.dumps({
        "entries": Entry.objects.filter(text=WRITTEN["what"]).count(), "concerned": Concerned.objects.filter(writing__how="recorded").count(), "writings": Writing.objects.filter(how="recorded").count(),
        "offered": "You wrote something here before that is not in the record." in page and WRITTEN["what"] in page, "log": verify().bad,
    }))  # fmt: skip


if __name__ == "__main__":
    do, folder, *more = sys.argv[1:]
    ready(folder)
    {"prepare": prepare, "press": press, "look": look}[do](*more)
