"""From agencies' files to one record: the steps that `picture`, `replay` and `find` share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from keepsight.care_tools import Held, hold
from keepsight.intake import folder
from keepsight.intake.file_versions import Replaced
from keepsight.intake.grid import CannotRead
from keepsight.intake.held_file import HeldFile
from keepsight.intake.ledger import FileLedger
from keepsight.linkage.known import fill_known
from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.linkage.settle import settle
from keepsight.reading import Mention, fill, read
from keepsight.records.entry import Entry
from keepsight.records.person import NAME_NOT_RECORDED
from keepsight.records.record import Record

from .accounts import tie
from .answered_events import is_no, is_yes
from .answers import apply_answers, as_asked, read_answers
from .confirm import KEY, Ask, asks
from .key_events import proposals
from .order import in_order
from .versions import Versions
from .versions import since as changed_since


@dataclass(slots=True)
class Assembled:
    """One record of a family, with what was and was not read. `as_of` is the as-at day (contracts 1.6).

    `versions` is what changed since an earlier picture, `replaced` what later files among those given replaced, and `closed` the rows that
    stand no longer through that: they are in no entry, count or drawing, and are written only with `--record`. `key_proposed` says of
    entries that nobody marked why they are proposed as key events; `tools` are those by which care may have been graded.
    """

    record: Record
    files: list[FileLedger]
    as_of: date
    columns_toml: str = ""
    notices: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    to_confirm: list[Ask] = field(default_factory=list)
    versions: Versions | None = None
    replaced: list[Replaced] = field(default_factory=list)
    closed: list[Entry] = field(default_factory=list)
    key_proposed: dict[str, str] = field(default_factory=dict)
    tools: Held = field(default_factory=hold)


def assemble(
    paths: Sequence[Path | HeldFile],
    *,
    columns: Path | HeldFile | None = None,
    agencies: dict[str, str] | None = None,
    confirmed: Path | None = None,
    as_of: date | None = None,
    since: Path | None = None,
    known: Record | None = None,
    tools: Held | None = None,
    progress: Callable[[str], None] | None = None,
) -> Assembled:
    """Reads the files, suggests from the prose, settles who is who, and puts everything in one order.

    `columns` is a columns.toml to read by; `agencies` gives a file's agency by the file's name; `confirmed` is a filled
    to-confirm.csv; entries known after `as_of` are kept, marked, and used by nothing else; `since` is the folder of an earlier
    picture, from which corrected rows keep their identity; `known` is the record of a family that the files are added to, as
    `intake.folder.read` takes it, as `tools` are. Nothing in an agency's file raises: what could not be read is said
    in the result. Raises ValueError where `since` holds no earlier picture.
    """
    say = progress or (lambda words: None)
    taken = folder.read(paths, columns=columns, agencies=agencies, known=known, tools=tools, progress=progress)
    record = taken.record
    versions = changed_since(record, since) if since else None
    say("reading the words of each entry")
    mentions = _read_words(record)
    say("settling who is who")
    settle(record, mentions)
    notices, unreadable = list(taken.notices), list(taken.unreadable)
    if as_of:
        _mark_later(record, as_of)
    answered = as_asked(record, _read_answers(confirmed, notices, unreadable))
    events = apply_answers(record, answered, notices)
    fill_known(record)
    day = as_of or last_known_day(record)
    record.entry = in_order(record.entry)
    _mark_later(record, day)
    say("tying accounts of one event")
    tie(record, events)
    proposed = _key_events(record, taken.key_marks, answered, notices)
    to_confirm = asks(record, answered, taken.key_marks)
    _tell_apart(record)
    return Assembled(record, taken.files, day, taken.columns_toml, notices, unreadable, to_confirm, versions, taken.replaced, taken.closed, proposed, tools or hold())


def _key_events(record: Record, marks: dict[str, bool], answered: list[Ask], notices: list[str]) -> dict[str, str]:
    """A mark in a file goes before what the agency marked and before an answer in to-confirm.csv; an answer it differs from is said."""
    given = {entry_id: is_yes(ask.answer) for ask in answered if ask.about == KEY and (is_yes(ask.answer) or is_no(ask.answer)) for entry_id in ask.entry_ids}
    differing = sorted(entry_id for entry_id in given.keys() & marks.keys() if given[entry_id] != marks[entry_id])
    if differing:
        notices.append(f"Whether these are key events is answered one way in to-confirm.csv and marked the other in a file: {', '.join(differing)}. The mark is followed.")
    for entry in record.entry:
        entry.key = marks.get(entry.entry_id, entry.key)
    return proposals(record.entry, settled=[*marks, *given])


def _tell_apart(record: Record) -> None:
    """People whom the files call alike are shown with their ids, so that no child stands behind another."""
    alike = Counter(person.label for person in record.person)
    for person in record.person:
        if alike[person.label] > 1 and person.label != NAME_NOT_RECORDED:
            person.label = f"{person.label} ({person.person_id})"


def _mark_later(record: Record, day: date) -> None:
    for entry in record.entry:
        entry.after_as_of = entry.known_on is not None and entry.known_on > day


def _read_answers(confirmed: Path | None, notices: list[str], unreadable: list[str]) -> list[Ask]:
    """The answered rows of the file given back; a file that cannot be read is said beside the others, and nothing is confirmed."""
    if confirmed is None:
        return []
    try:
        return read_answers(confirmed, notices)
    except CannotRead as why:
        unreadable.append(str(why))
        return []


def _read_words(record: Record) -> dict[str, list[Mention]]:
    """What each entry's words suggest. Of a grading they are the tool's, and say nothing that anybody saw or heard."""
    names, children = names_to_read(record), children_to_read(record)
    graded = {row.entry_id for row in record.grade}
    mentions: dict[str, list[Mention]] = {entry_id: [] for entry_id in graded}
    for entry in record.entry:
        if entry.entry_id in graded:
            continue
        reading = read(entry, names, children)
        fill(entry, reading)
        mentions[entry.entry_id] = reading.mentions
    return mentions


def last_known_day(record: Record) -> date:
    """The last day on which an entry, a relationship or a household in the files became known (contracts 1.6), so that a
    father recorded after the last entry is not left out; where there are none of these, the last that dates a person.

    1 January of year 1 where nothing is dated at all.
    """
    days = [row.known_on for row in [*record.entry, *record.relationship, *record.household]] or [row.known_on for row in record.person]
    return max((day for day in days if day), default=date.min)
