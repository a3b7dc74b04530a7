"""Every row of a record carried into a new one, with its whole history: each writing of it, in its order, by whom and when it was.

A generic walk over every table that stands on `Row`: a new table is carried without a word here, and a test holds that each of its
columns that names a person, an entry or a line of a file is known as one. The old record keeps all of its rows; nothing of it is changed.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from keepsight.records.columns import LONGEST_ID
from keepsight.records.source import PART, WRITTEN_HERE, agency_of_facts

from .lineage import LedOn, OtherAccount
from .models import CalledSession, FamilyRecord, Person, Row, Writing

PEOPLE, THINGS, QUESTIONS, LINES, HOMES, FILES = "people", "things", "questions", "lines", "homes", "files"
COLUMNS = {  # what a column of this name holds, in whichever table: ids of people, of entries and what hangs on them, or lines of files
    **dict.fromkeys(("person_id", "related_person_id", "child_id", "carer_id", "man_id", "adult_id", "binds", "protects", "people"), PEOPLE),
    **dict.fromkeys((
        "entry_id", "event_id", "order_id", "action_id", "review_id", "opened_by", "cites", "evidence", "again_of", "decision_entry_id", "done_entry_id", "recorded", "speaks_for",
        "speaks_against", "one_evidence", "other_evidence", "rests_on", "beside_id", "hypotheses", "changes", "numbers", "left_out",
    ), THINGS),
    **dict.fromkeys(("source_id", "also_seen"), LINES),
    "finding_id": QUESTIONS,
    "household": HOMES,
    "file": FILES,
}  # fmt: skip
OF_ONE_TABLE = {"Report.about": PEOPLE, "Recommendation.evidence": ""}  # where a name holds something else in one table
BATCH = 500


@dataclass
class Names:
    """What is called otherwise in the new record: by kind, the old name to the new. `part` begins the source of every row that is carried."""

    part: str
    other: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, kind: str, value: Any) -> Any:
        """A value with every name of this kind in it put right: one name, or names anywhere in lists and dictionaries."""
        if isinstance(value, list):
            return [self.of(kind, one) for one in value]
        if isinstance(value, dict):
            return {self.of(kind, key): self.of(kind, one) for key, one in value.items()}
        if not isinstance(value, str):
            return value
        if kind == LINES:
            return self.line(value)
        return self.other[kind].get(value) or self.other[QUESTIONS if kind == THINGS else kind].get(value, value)

    def line(self, source_id: str) -> str:
        """The source of a row that is carried: it says from which record."""
        carried = f"{self.part}{source_id}"
        return carried if len(carried) <= LONGEST_ID else f"{self.part}{hashlib.sha256(source_id.encode()).hexdigest()[:40]}"


@dataclass
class Carried:
    """What was carried: of each table, the old row's number to the new row; and each old writing's number to the new writing."""

    writings: dict[int, Writing]
    rows: dict[type[Row], dict[int, Row]]


def tables() -> list[type[Row]]:
    """Every table of a record's rows, those first that others lead to. Where a record goes on is of the record itself, and is carried nowhere."""
    found = [model for model in apps.get_app_config("store").get_models() if issubclass(model, Row) and model is not LedOn]
    return sorted(found, key=lambda model: bool(_to_rows(model)))


def _to_rows(model: type[Row]) -> list[Field]:
    return [one for one in model._meta.fields if isinstance(one, ForeignKey) and issubclass(one.related_model, Row)]


def kind_of(model: type[Row], column: Field) -> str:
    """Which names a column holds; empty where it holds none."""
    return OF_ONE_TABLE.get(f"{model.__name__}.{column.name}", COLUMNS.get(column.name, ""))


def names_in(family: FamilyRecord, kind: str) -> set[str]:
    """Every name of a kind that some row of a record holds as its own: ids, homes, files."""
    found: set[str] = set()
    for model in tables():
        for column in model._meta.fields:
            if kind_of(model, column) == kind and column.get_internal_type() in ("CharField", "TextField"):
                found |= set(model.objects.filter(family=family).values_list(column.name, flat=True))
    return found - {"", None, WRITTEN_HERE}


def apart(first: FamilyRecord, second: FamilyRecord, names: Names) -> None:
    """Name otherwise, of the second record, what stands under the same name in the first and is something else."""
    for kind in (PEOPLE, THINGS, HOMES, FILES):
        taken, own = names_in(first, kind), names_in(second, kind)
        for name in sorted(own & taken - set(names.other[kind])):
            if kind != FILES or not agency_of_facts(name):
                names.other[kind][name] = _free(name, taken | own | set(names.other[kind].values()))


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while (found := f"{name[:LONGEST_ID - 8]} ({number})" if " " in name else f"{name[:LONGEST_ID - 8]}-{number}") in taken:
        number += 1
    return found


def carry(old: FamilyRecord, new: FamilyRecord, names: Names, goes: Callable[[Row], bool] = lambda row: True, into: Callable[[Row], type[Row]] = type) -> Carried:
    """Carry every row that `goes` into the new record, into its own table or the one that `into` says. Returns what became what."""
    carried = Carried(_writings(old, new, names), {})
    for model in tables():
        rows = [row for row in model.objects.filter(family=old).order_by("pk") if goes(row) and all(getattr(row, one.attname) in carried.rows[one.related_model] for one in _to_rows(model))]
        carried.rows[model] = _carry_rows(rows, new, names, carried, into)
    return carried


def called_anew(old: FamilyRecord, names: Names) -> None:
    """Ids that are unique in all records: what is carried is called otherwise, and so is the entry that a session became."""
    for model in (*tables(), CalledSession):
        for column in model._meta.fields:
            if column.unique and column.get_internal_type() == "CharField":
                for value in model.objects.filter(family=old).values_list(column.name, flat=True):
                    names.other[THINGS].setdefault(value, secrets.token_hex(6))


def _writings(old: FamilyRecord, new: FamilyRecord, names: Names) -> dict[int, Writing]:
    found = list(Writing.objects.filter(family=old).order_by("pk"))
    copies = [copy_of(row, family=new, part=names.part + row.part, files=[file | {"file": names.of(FILES, file["file"])} for file in row.files]) for row in found]
    return {row.pk: copy for row, copy in zip(found, Writing.objects.bulk_create(copies, batch_size=BATCH), strict=True)}


def _carry_rows(rows: list[Row], new: FamilyRecord, names: Names, carried: Carried, into: Callable[[Row], type[Row]]) -> dict[int, Row]:
    made: dict[type[Row], list[tuple[int, Row]]] = defaultdict(list)
    for row in rows:
        made[into(row)].append((row.pk, _carried(row, into(row), new, names, carried)))
    for model, pairs in made.items():
        model.objects.bulk_create([copy for _, copy in pairs], batch_size=BATCH)
    return {number: copy for pairs in made.values() for number, copy in pairs}


def _carried(row: Row, model: type[Row], new: FamilyRecord, names: Names, carried: Carried) -> Row:
    changed: dict[str, Any] = {"family": new, "writing": carried.writings[row.writing_id], "closing": carried.writings.get(row.closing_id)}
    for column in row._meta.fields:
        value = getattr(row, column.attname)
        if column in _to_rows(type(row)):
            changed[column.name] = carried.rows[column.related_model][value]
        elif column.unique and not column.primary_key:
            changed[column.name] = names.of(THINGS, value)
        elif kind := kind_of(type(row), column):
            changed[column.name] = names.of(kind, value)
    return copy_of(row, model, **changed)


def copy_of(row: Model, model: type[Model] | None = None, **changed: Any) -> Any:
    """A row again, in its own table or another with the same columns, with what is changed in it; it is not saved."""
    model = model or type(row)
    given = {one.attname: getattr(row, one.attname) for one in row._meta.fields if not one.primary_key and one.name not in changed}
    return model(**given, **changed)


def parts_of(olds: Iterable[FamilyRecord]) -> list[str]:
    """The parts of a record that is made of these."""
    return sorted(part for old in olds for part in (part_name(old), *(part_name(old) + one for one in old.parts)))


def part_name(old: FamilyRecord) -> str:
    """How the sources of the rows begin that are carried from a record."""
    return f"{old.pk}{PART}"


def rows_of(family: FamilyRecord) -> Iterator[tuple[type[Row], int]]:
    """Of each table, how many rows a record has, each writing of them counted."""
    return ((model, model.objects.filter(family=family).count()) for model in tables())


def as_other_account(people: set[str]) -> Callable[[Row], type[Row]]:
    """Where a row goes: what is said of who these people are stands beside what the other record says of them."""
    return lambda row: OtherAccount if isinstance(row, Person) and row.person_id in people else type(row)
