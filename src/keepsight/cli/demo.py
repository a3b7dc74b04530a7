"""`keepsight demo`: made-up families, and people of each role to sign in as, in a database of their own, tried at a local address."""

from __future__ import annotations

import secrets
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from keepsight.access.models import User
    from keepsight.store.models import FamilyRecord

FAMILIES = {  # a folder under examples, and how staff speak of the family
    "family": "Pellow family",
    "ordinary/damp-flat": "Quigley family",
    "ordinary/fled-violence": "Moss family",
    "ordinary/interpreter": "Tesfay family",
}
CARE, HEALTH, SCHOOL = "Children's social care", "Health visiting and school nursing", "Millbrook Primary School"
PEOPLE = {  # the name to sign in with; the name; the roles, each with its agency
    "amara": ("Amara Lindqvist", [("practitioner", CARE)]),
    "bethan": ("Bethan Oduya", [("practitioner", HEALTH)]),
    "colin": ("Colin Farrow", [("practitioner", SCHOOL)]),
    "priya": ("Priya Nair", [("practitioner", "Police")]),
    "sal": ("Sal Whitcombe", [("supervisor", CARE)]),
    "dorothy": ("Dorothy Achebe", [("chair", "")]),
    "femi": ("Femi Castellan", [("facilitator", "")]),
    "rhys": ("Rhys Penhale", [("reviewer", "")]),
    "anna": ("Anna Kowalczyk", [("analyst", "")]),
    "bill": ("Bill Trewin", [("board", "")]),
    "ines": ("Ines Marlow", [("governance", "")]),
    "sysadmin": ("Jo Pemberton", [("administrator", "")]),
    "kit": ("Kit Pellow-Grange", [("practitioner", CARE)]),
}
ALLOCATED = {"amara": list(FAMILIES.values()), "bethan": ["Pellow family"], "colin": ["Pellow family"], "priya": ["Pellow family"], "kit": ["Pellow family"]}
IN_THE_CONFERENCE = ("amara", "bethan", "colin", "sal", "dorothy", "femi", "rhys")
RELATED = "kit"


def demo(
    folder: Annotated[Path, typer.Option(metavar="DIR", help="The working folder; the database is made there.")] = Path("demo/service"),
    examples: Annotated[Path, typer.Option(metavar="DIR", help="The example families of the checkout.")] = Path("examples"),
    port: Annotated[int, typer.Option(help="The first port to try.")] = 8000,
    serve: Annotated[bool, typer.Option("--serve/--prepare", help="Serve until stopped, or only prepare.")] = True,
) -> None:
    """Try the service on made-up families: signs to sign in with are printed. Stop it with Ctrl-C."""
    if not (examples / "family").is_dir():
        print(f"There are no example families in '{examples.name}'. Run this in a checkout of Keepsight, or give --examples.", file=sys.stderr)
        raise typer.Exit(2)
    from .service import migrate, ready

    ready(folder)
    migrate()
    _prepare(folder, examples)
    password = _new_password()
    _say(password)
    if serve:
        _serve(port)


def _prepare(folder: Path, examples: Path) -> None:
    from django.db.transaction import atomic

    from keepsight.store.models import FamilyRecord

    from .demo_board import recommend
    from .demo_meetings import meet
    from .demo_written import write_down

    if FamilyRecord.objects.exists():
        return
    families = {label: _receive(folder, examples / name, label) for name, label in FAMILIES.items()}
    people = _people()
    _allocate(families, people)
    _open_conference(families["Pellow family"], people)
    with atomic():  # the questions are put anew once, at the end, and not after each line
        write_down(families["Pellow family"], people)
        meet(families["Pellow family"], people)
        recommend(people["rhys"])


def _receive(folder: Path, files: Path, label: str) -> FamilyRecord:
    """An example family read from its files as `picture --record` reads them, and moved by whole weeks to end within the last."""
    from keepsight.chronology.assemble import assemble
    from keepsight.commands.receive_record import LEDGER, receive_record
    from keepsight.records.folder import write_folder
    from keepsight.reports.picture.json_files import as_bytes, ledger_json
    from keepsight.reports.together import put_all

    from .terminal import TERMINAL_READER

    record = folder / "records" / files.name
    assembled = assemble([files])
    put_all(record, {LEDGER: as_bytes(ledger_json(assembled))})
    write_folder(assembled.record, record, assembled.as_of)
    weeks = (date.today() - assembled.as_of).days // 7
    return receive_record(record, label, by=TERMINAL_READER, moved=timedelta(weeks=weeks))


def _people() -> dict[str, User]:
    from keepsight.commands.add_account import add_account

    from .terminal import TERMINAL_READER

    return {username: add_account(username, name, None, roles, by=TERMINAL_READER) for username, (name, roles) in PEOPLE.items()}


def _allocate(families: dict[str, FamilyRecord], people: dict[str, User]) -> None:
    from keepsight.commands.allocate import allocate, keep_out

    from .terminal import TERMINAL_READER

    for username, labels in ALLOCATED.items():
        for label in labels:
            allocate(people[username], families[label], by=TERMINAL_READER)
    keep_out(people[RELATED], families["Pellow family"], by=TERMINAL_READER)


def _open_conference(family: FamilyRecord, people: dict[str, User]) -> None:
    from keepsight.access.models import Agency
    from keepsight.access.scope import reader_of, scope_of
    from keepsight.commands.open_joint_record import Terms, open_joint_record
    from keepsight.store.models import Entry

    by = scope_of(reader_of(people["sal"]), family.pk)
    held = sorted(set(Entry.objects.filter(family=family).values_list("agency", flat=True)))
    agencies = [(Agency.objects.get_or_create(name=name)[0], f"the safeguarding lead of {name}") for name in held]
    told = "Told by Sal Whitcombe at a visit, and given the leaflet about sharing."
    terms = Terms("conference", "public task", date.today() + timedelta(days=90), "yes", told)
    open_joint_record(terms, agencies, [people[name] for name in IN_THE_CONFERENCE], by=by)


def _new_password() -> str:
    """One password for all the made-up people, new each time."""
    from django.contrib.auth.hashers import make_password

    from keepsight.access.models import User

    password = secrets.token_urlsafe(9)
    User.objects.filter(username__in=PEOPLE).update(password=make_password(password))
    return password


def _say(password: str) -> None:
    from keepsight.access.roles import ROLES

    print("Sign in as any of these made-up people:")
    for username, (name, roles) in PEOPLE.items():
        words = "; ".join(", ".join(part for part in (ROLES[code].title, agency) if part) for code, agency in roles)
        print(f"  {username:10} {name:20} {words}{' (related to the Pellow family, so kept out of it)' if username == RELATED else ''}")
    print(f"Their password, until the next demo: {password}")


def _serve(port: int) -> None:
    from keepsight.web.server import serve

    from .show import HERE_ONLY, free_port

    chosen = free_port(port)
    print(f"Open http://{HERE_ONLY}:{chosen}/ - Ctrl-C stops it.", flush=True)
    serve(HERE_ONLY, chosen, workers=1)
