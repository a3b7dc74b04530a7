"""A service with the Whitlock family in it, and somebody of every role, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from django.test import Client
from django.utils import timezone
from reports.pretend_family import AS_OF, family

from keepsight.access.models import Agency, User
from keepsight.access.scope import Reader, Scope, reader_of, scope_of
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.add_account import add_account
from keepsight.commands.allocate import allocate, keep_out
from keepsight.commands.open_joint_record import Terms, open_joint_record
from keepsight.commands.receive_record import LEDGER, receive_record
from keepsight.records.folder import write_folder
from keepsight.reports.picture.json_files import as_bytes, ledger_json
from keepsight.store.models import FamilyRecord
from service.postgresql import programs, running

CARE, HEALTH, SCHOOL, POLICE = "Children’s social care", "Health visiting", "School", "Police"
PASSWORD = "a password of tests"
ACCOUNTS = {  # who can sign in: the roles of each, with the agency
    "practitioner": [("practitioner", HEALTH)],  # allocated, and in no joint record
    "joined": [("practitioner", CARE)],  # allocated, and named by the joint record
    "elsewhere": [("practitioner", SCHOOL)],  # allocated to nobody
    "related": [("practitioner", CARE)],  # allocated, and kept out
    "supervisor": [("supervisor", CARE)],
    "other-supervisor": [("supervisor", "Fire and rescue")],
    "chair": [("chair", "")],
    "facilitator": [("facilitator", "")],
    "reviewer": [("reviewer", "")],
    "analyst": [("analyst", "")],
    "board": [("board", "")],
    "governance": [("governance", "")],
    "administrator": [("administrator", "")],
    "nobody": [],
}
ALLOCATED = ("practitioner", "joined", "related")
NAMED = ("joined", "supervisor", "chair", "facilitator", "reviewer", "related")
JOINED = (CARE, HEALTH, SCHOOL, POLICE)


@dataclass(frozen=True, slots=True)
class Service:
    """The family's record, and every account by its username."""

    family: FamilyRecord
    people: dict[str, User]

    def reader(self, username: str) -> Reader:
        """The reader that an account is."""
        return reader_of(self.people[username])

    def scope(self, username: str) -> Scope:
        """The account's scope in the family."""
        return scope_of(self.reader(username), self.family.pk)

    def client(self, username: str) -> Client:
        """A browser in which the account is signed in."""
        client = Client()
        client.force_login(self.people[username], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture(scope="session")
def postgresql(django_db_setup, django_db_blocker) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a database of a PostgreSQL that these tests began; where there is none, skipped by name."""
    bin_ = programs()
    if bin_ is None:
        assert os.environ.get("CI") != "true", "CI needs PostgreSQL: no initdb is on the path or under /usr/lib/postgresql"
        pytest.skip("no PostgreSQL: initdb is neither on the path nor under /usr/lib/postgresql")
    with running(bin_) as reached, django_db_blocker.unblock():
        connection = _wrapper(reached)
        with _in_place_of_sqlite(connection):
            name = settings.DATABASES["default"]["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            settings.DATABASES["default"]["NAME"] = name  # Django writes the new name there, and it is SQLite's
        yield connection
        connection.close()


def _wrapper(reached: dict[str, str]) -> BaseDatabaseWrapper:
    given = {"ENGINE": "django.db.backends.postgresql", "TEST": {"MIGRATE": False}, **reached}
    return load_backend(given["ENGINE"]).DatabaseWrapper(connections.configure_settings({"default": given})["default"], "default")


@contextmanager
def _in_place_of_sqlite(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Puts a database where Django looks for its only one."""
    sqlite = connections["default"]
    connections["default"] = connection
    yield
    connections["default"] = sqlite


on_sqlite = pytest.mark.parametrize("_database", ["sqlite"], indirect=True)  # for what no database can change


@pytest.fixture(params=["sqlite", "postgresql"])
def _database(request: pytest.FixtureRequest, django_db_setup) -> Iterator[str]:
    """The chosen database, in its place before the test's transaction begins."""
    if request.param == "sqlite":
        yield request.param
        return
    with _in_place_of_sqlite(request.getfixturevalue("postgresql")):
        yield request.param


@pytest.fixture(scope="session")
def whitlock_folder(tmp_path_factory) -> Path:
    """The Whitlock family's record as `picture --record` writes it."""
    assembled = family()
    folder = tmp_path_factory.mktemp("records") / "whitlock"
    write_folder(assembled.record, folder, AS_OF)
    (folder / LEDGER).write_bytes(as_bytes(ledger_json(assembled)))
    return folder


def fill(folder: Path) -> Service:
    """Receive the family, make the accounts, open the joint record."""
    record = receive_record(folder, "Whitlock family", by=TERMINAL_READER)
    people = {name: add_account(name, name.replace("-", " ").title(), PASSWORD, roles, by=TERMINAL_READER) for name, roles in ACCOUNTS.items()}
    for name in ALLOCATED:
        allocate(people[name], record, by=TERMINAL_READER)
    agencies = [(Agency.objects.get_or_create(name=name)[0], f"the lead of {name}") for name in JOINED]
    terms = Terms("conference", "public task", timezone.localdate() + timedelta(days=30), "yes", "At a visit.")
    open_joint_record(terms, agencies, [people[name] for name in NAMED], by=scope_of(reader_of(people["supervisor"]), record.pk))
    keep_out(people["related"], record, by=TERMINAL_READER)
    return Service(record, people)


@pytest.fixture(scope="session")
def _filled() -> dict[str, Service]:
    """What stands in each database: filled once, outside every test's transaction, so that each test finds it and leaves it so."""
    return {}


@pytest.fixture
def _everybody(_database: str, _filled: dict[str, Service], whitlock_folder: Path, django_db_blocker) -> Service:
    if _database not in _filled:
        with django_db_blocker.unblock():
            _filled[_database] = fill(whitlock_folder)
    return _filled[_database]


@pytest.fixture
def service(_everybody: Service, db: None) -> Service:
    """A service with everybody in it. Whoever asks for it is run twice: on SQLite, and on PostgreSQL."""
    _everybody.family.refresh_from_db()
    return _everybody


@pytest.fixture
def opened_as(service: Service) -> Callable[[str, str], str]:
    """`opened_as("chair", "family")`: the page of that name as the account is given it."""
    from django.urls import reverse

    def open_(username: str, name: str, **more: str) -> str:
        return service.client(username).get(reverse(name, kwargs={"family_id": service.family.pk, **more})).content.decode()

    return open_
