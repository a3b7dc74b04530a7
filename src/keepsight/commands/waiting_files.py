"""Files that were sent and wait to be received: read as the terminal reads them, held beside the record, and nothing of it written (issue 5, 4.5)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePath

from django.conf import settings
from django.utils import timezone

from keepsight.access.arrival import restricted_on_arrival
from keepsight.access.scope import NotYours, Scope
from keepsight.care_tools import hold
from keepsight.chronology.accounts import tie
from keepsight.chronology.assemble import Assembled, assemble
from keepsight.chronology.versions import Versions, cite_by, follow
from keepsight.intake.corrections import Old, Stated, as_it_stood, differing
from keepsight.intake.file_versions import MOSTLY
from keepsight.intake.held_file import HeldFile
from keepsight.intake.identity import reference
from keepsight.intake.ledger import FileLedger
from keepsight.intake.readers import read_file
from keepsight.intake.stated import words_of
from keepsight.intake.tables import blank
from keepsight.intake.which_is_later import Lateness
from keepsight.records.entry import Account, Entry
from keepsight.records.record import TABLES, Record
from keepsight.records.source import WRITTEN_HERE, agency_of_facts
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.models import Person as StoredPerson
from keepsight.store.models import Upload

from .as_seen import as_seen

KEPT_FOR = timedelta(days=1)
ANEW = "a file of its own"
LOOKED_AT, OFFERED = 60, 12  # rows of a sheet that are looked through for its headings, and those of them that are offered
GOES_WITH_IT = ("concerned", "assessment", "grade")  # what a file holds of an entry besides the entry
OF_LISTS = ("person", "name", "identifier", "relationship", "household", "family")


@dataclass(frozen=True, slots=True)
class Bare:
    """A sheet of which nothing is read, for want of a row of headings that is known: its first rows that hold anything, as (number, the words of its cells)."""

    file: str
    sheet: str
    rows: list[tuple[int, list[str]]]


@dataclass(slots=True)
class Plan:
    """What receiving the files would do. `record` holds the rows to be written and no other; `versions` what changes of each earlier file.

    `not_theirs` are agencies named in the files whose entries the sender does not see; `mark` is the same while nothing of the plan differs.
    """

    upload: Upload
    assembled: Assembled
    record: Record
    ledgers: list[FileLedger]
    earlier: list[str]
    replaces: dict[str, str]
    versions: dict[str, Versions] = field(default_factory=dict)
    not_theirs: list[str] = field(default_factory=list)
    bare: list[Bare] = field(default_factory=list)
    mark: str = ""

    def entries_of(self, file: str) -> list[Entry]:
        """The entries of one file that would be written, in their order."""
        own = {source.source_id for source in self.record.source if source.file == file}
        return [entry for entry in self.record.entry if entry.source_id in own]


def waiting(upload_id: str, by: Scope) -> Upload:
    """The upload, to whoever sent it. Raises NotYours for everybody else, and once it has been received, put aside, or kept for a day."""
    found = Upload.objects.filter(pk=upload_id, family=by.family, by_id=str(by.reader.user_id), at__gt=timezone.now() - KEPT_FOR).first()
    if found is None:
        raise NotYours
    return found


def forget_old() -> None:
    """Remove what has waited longer than a day."""
    Upload.objects.filter(at__lte=timezone.now() - KEPT_FOR).delete()


def plan_of(upload: Upload, by: Scope) -> Plan:
    """Read the files into what the sender sees of the record, and say what that would change. Writes nothing."""
    seen = standing(as_seen(by).assembled.record)
    files = [HeldFile(one.name, bytes(one.data)) for one in upload.files.order_by("pk")]
    columns = HeldFile("columns.toml", upload.columns.encode()) if upload.columns else None
    assembled = assemble(files, columns=columns, agencies=upload.agencies, known=_known(seen), tools=hold(settings.TOOLS))
    record = _fresh(restricted_on_arrival(assembled.record))
    earlier = earlier_files(seen)
    plan = Plan(upload, assembled, record, list(assembled.files), sorted(earlier), {})
    for file in files:
        plan.replaces[file.name] = upload.replaces.get(file.name) or _likely(file.name, plan.entries_of(file.name), earlier)
    _hold_beside(plan, seen, earlier)
    _keep_apart(plan, by)
    _tie_beside(plan, seen)
    plan.bare = [one for file, ledger in zip(files, assembled.files, strict=True) for one in _bare(file, ledger, assembled.columns_toml)]
    plan.not_theirs = sorted({entry.agency for entry in record.entry if not by.hears_of(entry.agency)})
    plan.mark = _mark(plan)
    return plan


def standing(record: Record) -> Record:
    """The rows that nobody has closed."""
    return Record(**{name: [row for row in getattr(record, name) if getattr(row, "known_until", None) is None] for name in TABLES})


def _known(seen: Record) -> Record:
    """Copies of the people whom the sender sees, as reading adds to them; and the entries, for the spelling of their agencies."""
    return Record(entry=seen.entry, **{name: deepcopy(getattr(seen, name)) for name in OF_LISTS})


def _fresh(record: Record) -> Record:
    """The rows that came with the files: each rests on a line of theirs."""
    came = {source.source_id for source in record.source}
    fresh = Record(**{name: [row for row in getattr(record, name) if row.source_id in came] for name in TABLES})
    lines = {person.person_id: person.source_id for person in fresh.person}
    fresh.family = [replace(row, source_id=lines[row.person_id]) for row in record.family if row.person_id in lines]
    return fresh


def earlier_files(seen: Record) -> dict[str, list[Entry]]:
    """The entries in sight of each file that was received before, by the file's name. What was written here is in none."""
    file_of = {source.source_id: source.file for source in seen.source}
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in seen.entry:
        file = file_of.get(entry.source_id, "")
        if file and file != WRITTEN_HERE and not agency_of_facts(file):
            found[file].append(entry)
    return dict(found)


def _bare(file: HeldFile, ledger: FileLedger, columns: str) -> Iterable[Bare]:
    """The sheets of a file in which no table was recognised; all of them where nothing of the file could be read."""
    read = {table["sheet"] for table in tomllib.loads(columns).get("table", []) if table["file"] == file.name}
    nothing = ledger.rows_in > 0 and not (ledger.entries or ledger.people or ledger.relationships or ledger.already_held)
    if not nothing and {row.sheet for row in (*ledger.refused, *ledger.passed_over)} <= read:
        return
    for grid in read_file(file):
        rows = [(row.number, [words_of(cell) for cell in row.cells]) for row in grid.rows[:LOOKED_AT] if not blank(row)]
        if rows and (nothing or grid.sheet not in read):
            yield Bare(file.name, grid.sheet, rows[:OFFERED])


def _likely(name: str, sent: list[Entry], earlier: dict[str, list[Entry]]) -> str:
    """The earlier file half of whose rows stand in the one sent, or one row where their names say that they are versions; else `ANEW`. The sender decides."""
    said = {_words(entry) for entry in sent}
    alike = {file: sum(_words(entry) in said for entry in rows) for file, rows in earlier.items()}
    best = max(alike, key=lambda file: (alike[file], file), default="")
    enough = 1 if best and _stem(best) == _stem(name) else max(2, MOSTLY * len(earlier.get(best, ())))
    return best if best and alike[best] >= enough else ANEW


def _stem(name: str) -> str:
    return Lateness.of(PurePath(name), date.min).stem


def _words(entry: Entry) -> tuple:
    return entry.agency, entry.happened_from, entry.happened_to, entry.text


def _hold_beside(plan: Plan, seen: Record, earlier: dict[str, list[Entry]]) -> None:
    """Corrected rows take the identity of those they correct, rows that are held are dropped, and each ledger says so."""
    people, sources = seen.concerned_in(), {source.source_id: source for source in seen.source}
    held = {entry.entry_id: as_it_stood(entry, people[entry.entry_id], sources[entry.source_id]) for entry in seen.entry if entry.source_id in sources}
    for number, ledger in enumerate(plan.ledgers):
        entries = plan.entries_of(ledger.file)
        part = _part(plan.record, entries)
        if (replaced := plan.replaces[ledger.file]) != ANEW and entries:
            plan.versions[ledger.file] = follow(part, [held[entry.entry_id] for entry in earlier.get(replaced, []) if entry.entry_id in held])
        again = _again(part, held) - _graded_anew(part, plan.versions.get(ledger.file))
        plan.record.entry = [entry for entry in plan.record.entry if not (entry.entry_id in again and entry in entries)]
        for name in GOES_WITH_IT:
            setattr(plan.record, name, [row for row in getattr(plan.record, name) if row.entry_id not in again])
        plan.ledgers[number] = replace(ledger, entries=ledger.entries - len(again), already_held=ledger.already_held + len(again))
    cite_by(plan.record, {new: old for one in plan.versions.values() for new, old in one.renamed.items()})


def _part(record: Record, entries: list[Entry]) -> Record:
    """These entries with the rows that carry their ids."""
    ids = {entry.entry_id for entry in entries}
    return Record(entry=entries, **{name: [row for row in getattr(record, name) if row.entry_id in ids] for name in GOES_WITH_IT})


def _again(part: Record, held: dict[str, Old]) -> set[str]:
    """Entries that the record holds already, word for word."""
    concerned = part.concerned_in()
    return {
        entry.entry_id
        for entry in part.entry
        if entry.entry_id in held and not differing(Stated.by(entry, concerned[entry.entry_id]), Stated.before(held[entry.entry_id]))
    }


def _graded_anew(part: Record, versions: Versions | None) -> set[str]:
    """Gradings that a later version of a file corrects: their grades differ, and their own words do not."""
    return {row.entry_id for row in part.assessment} & set(versions.renamed.values()) if versions else set()


def _keep_apart(plan: Plan, by: Scope) -> None:
    """An id that already stands for something else in this family's record is given anew; so nothing out of sight is touched, or told of."""
    corrected = {entry_id for one in plan.versions.values() for entry_id in one.changed}
    entries = _taken(StoredEntry, "entry_id", by) - corrected
    cite_by(plan.record, {one.entry_id: _other(one.entry_id, plan) for one in plan.record.entry if one.entry_id in entries})
    people = _taken(StoredPerson, "person_id", by) & {one.person_id for one in plan.record.person}
    for table in TABLES:
        for row in getattr(plan.record, table):
            _anew(row, ("entry_id",), entries, plan)
            _anew(row, ("person_id", "related_person_id", "child_id", "carer_id"), people, plan)


def _taken(model: type, name: str, by: Scope) -> set[str]:
    return set(model.objects.filter(family=by.family, known_until__isnull=True).values_list(name, flat=True))


def _anew(row: object, names: tuple[str, ...], taken: set[str], plan: Plan) -> None:
    for name in names:
        if getattr(row, name, None) in taken:
            setattr(row, name, _other(getattr(row, name), plan))


def _other(taken: str, plan: Plan) -> str:
    return reference(f"{plan.upload.pk} {taken}", 1)


def _tie_beside(plan: Plan, seen: Record) -> None:
    """Ties of the new entries, to each other and to those in sight. An entry that is tied already keeps its event."""
    gone = {row["entry_id"] for one in plan.versions.values() for row in [*one.withdrawn, *one.changed.values()]}
    kept = [entry for entry in seen.entry if entry.entry_id not in gone]
    both = Record(
        entry=[*kept, *plan.record.entry], person=[*seen.person, *plan.record.person], name=[*seen.name, *plan.record.name],
        concerned=[*(row for row in seen.concerned if row.entry_id not in gone), *plan.record.concerned],
    )  # fmt: skip
    tie(both)
    fresh, tied = {entry.entry_id for entry in plan.record.entry}, {row.entry_id: row.event_id for row in seen.account}
    events: dict[str, list[Account]] = defaultdict(list)
    for row in both.account:
        events[row.event_id].append(row)
    plan.record.account = [row for rows in events.values() if fresh & {one.entry_id for one in rows} for row in _added(rows, tied)]


def _added(rows: list[Account], tied: dict[str, str]) -> list[Account]:
    event = next((tied[row.entry_id] for row in rows if row.entry_id in tied), rows[0].event_id)
    return [replace(row, event_id=event) for row in rows if row.entry_id not in tied]


def _mark(plan: Plan) -> str:
    """A hash of all that the sender is shown: where it is another at the press, they are shown it again first."""
    told = {
        "ledgers": [asdict(ledger) for ledger in plan.ledgers],
        "replaces": plan.replaces,
        "changes": {file: (one.added, sorted(one.changed), [row["entry_id"] for row in one.withdrawn]) for file, one in plan.versions.items()},
        "entries": [(entry.entry_id, entry.agency, entry.text) for entry in plan.record.entry],
        "columns": plan.assembled.columns_toml,
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:24]
