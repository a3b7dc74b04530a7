"""to-confirm.csv: every suggestion, tie and mention left open, put so that a person can answer yes, no or what instead.

The file is the only memory of answers (contracts 4): a later run is given it back, applies it, asks only what is new, and
writes the answered rows out again below the open ones.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from keepsight.linkage.spelling import folded
from keepsight.records.codes import KINDS, SOURCE_TYPES
from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record

from .cells import guarded
from .key_events import proposal
from .order import place

WHO, OPEN, PART, KIND, THEME, OUTCOME, RESTS_ON, COUNT, EVENT = (
    "who is meant",
    "who is meant, left open",
    "part in the entry",
    "kind of entry",
    "theme",
    "what followed",
    "what it rests on",
    "how many",
    "one event",
)
KEY = "key event"
INSTEAD = {  # what a person may write in place of yes or no
    WHO: "the person's id or name; several with ; between them; or: not known",
    OPEN: "the person's id or name; no, if it is nobody of the family; or: not known",
    PART: "the people of whom it is true, with ; between them",
    KIND: "another kind, such as visit or injury",
    THEME: "another theme, or several with ; between them",
    OUTCOME: "what followed, in words",
    RESTS_ON: ", ".join(SOURCE_TYPES),
    COUNT: "the number",
    KEY: "yes or no only",
    EVENT: "the entries that do tell one event, by id, with ; between them",
}
NOT_KNOWN = "not known which"
ANSWER = "yes / no / instead"
COLUMNS = ("ask_id", "about", "agency", "when", "what the row says", "words", "Keepsight suggests", ANSWER, "instead can be", "entries")
_LASTING = ("mother", "father", "mum", "dad", "mo", "fa", "mgm", "mgf", "pgm", "pgf", "nan", "gran", "grandmother", "grandfather")
_FIRST = {WHO: 0, OPEN: 1, EVENT: 2, PART: 3}
_SHOWN = 200  # letters of the row that are shown


@dataclass(frozen=True, slots=True)
class Atom:
    """One thing that can be answered about one entry. `suggested` is the value in words; with `about` and `words` it
    finds the suggestion again in every later run."""

    about: str
    entry_id: str
    words: str
    suggested: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.about, self.entry_id, folded(self.words), folded(self.suggested)

    @property
    def settles(self) -> tuple[str, ...]:
        """What need not be asked again once it is answered: of who is meant by a wording in an entry, whatever was suggested,
        as an answer names the person or leaves it open for good."""
        if self.about == KEY:
            return KEY, self.entry_id
        return (WHO, self.entry_id, folded(self.words)) if self.about in (WHO, OPEN) else self.key


@dataclass(frozen=True, slots=True)
class Ask:
    """One row of the file: the same atom in one entry, or in several of one agency where it means the same.

    `given_id` is the ask_id that stood in a file given back: it finds what was asked, whatever a spreadsheet made of the other cells.
    """

    about: str
    agency: str
    when: str
    says: str
    words: str
    suggested: str
    entry_ids: tuple[str, ...]
    answer: str = ""
    given_id: str = ""

    @property
    def ask_id(self) -> str:
        """The same in every run while it is about the same entries; it begins with a letter that no number has."""
        said = "|".join((self.about, self.agency, folded(self.words), folded(self.suggested), *self.entry_ids))
        return "q" + hashlib.sha256(said.encode()).hexdigest()[:10]

    def atoms(self) -> list[Atom]:
        """What is asked, entry by entry."""
        if self.about == EVENT:
            return [Atom(EVENT, ";".join(self.entry_ids), "", "")]
        return [Atom(self.about, entry_id, self.words, self.suggested) for entry_id in self.entry_ids]


def asks(record: Record, answered: Iterable[Ask] = (), marked: Collection[str] = ()) -> list[Ask]:
    """Everything still to be asked, then the rows already answered, as they were. People come first, as most rests on them,
    then events; each in the order of the chronology.

    A role word or a forename that means the same person throughout one agency's entries is asked once. Nothing known
    after the as-at day is asked, nor whether an entry is key that is in `marked`, where a person has said so in a file.
    """
    answered = list(answered)
    settled = {atom.settles for ask in answered for atom in ask.atoms()} | {(KEY, entry_id) for entry_id in marked}
    entries = {e.entry_id: e for e in record.entry if not e.after_as_of and e.known_until is None}
    rank = {entry_id: n for n, entry_id in enumerate(sorted(entries, key=lambda i: place(entries[i])))}
    groups: dict[tuple[str, ...], list[Atom]] = defaultdict(list)
    for atom, together in _atoms(record, entries):
        if not settled or atom.settles not in settled:
            groups[(atom.about, entries[atom.entry_id].agency, folded(atom.words), atom.suggested, *together)].append(atom)
    shown = {entry_id: _shown(entry) for entry_id, entry in entries.items()}
    found = [_ask(sorted({a.entry_id for a in group}, key=rank.__getitem__), group[0], entries, shown) for group in groups.values()]
    found += [ask for ask in _events(record, entries) if not settled & {atom.settles for atom in ask.atoms()}]
    found.sort(key=lambda ask: (_FIRST.get(ask.about, len(_FIRST)), rank[ask.entry_ids[0]], list(INSTEAD).index(ask.about), ask.words, ask.suggested))
    anew = [_shown_anew(ask, entries, shown) for ask in answered]
    return found + sorted(anew, key=lambda ask: (ask.about, ask.agency, ask.entry_ids, ask.words, ask.suggested, ask.answer))


def _shown_anew(ask: Ask, entries: dict[str, Entry], shown: dict[str, str]) -> Ask:
    """An answered row with its entries as they now stand, not as a spreadsheet or an earlier version of a file left them."""
    told = [entries[entry_id] for entry_id in ask.entry_ids if entry_id in entries]
    if len(told) < len(ask.entry_ids):
        return ask
    now = _event(told, ask.words) if ask.about == EVENT else _ask(list(ask.entry_ids), Atom(ask.about, "", ask.words, ask.suggested), entries, shown)
    return replace(ask, agency=now.agency, when=now.when, says=now.says)


def _ask(ids: list[str], atom: Atom, entries: dict[str, Entry], shown: dict[str, str]) -> Ask:
    first = entries[ids[0]]
    more = f" and {len(ids) - 1} more" if len(ids) > 1 else ""
    return Ask(atom.about, first.agency, _when(first) + more, shown[first.entry_id], atom.words, atom.suggested, tuple(ids))


def _when(entry: Entry) -> str:
    first, last = entry.happened_from.isoformat(), entry.happened_to.isoformat()
    return first if first == last else f"{first} to {last}"


def _shown(entry: Entry) -> str:
    text = " ".join(entry.text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


Together = tuple[str, ...]  # what must be the same for two entries to be asked about in one row


def _atoms(record: Record, entries: dict[str, Entry]) -> Iterator[tuple[Atom, Together]]:
    for entry in entries.values():
        for atom in _of_entry(entry):
            yield atom, (entry.entry_id,)
    labels = labels_of(record)
    for entry_id, rows in record.concerned_in().items():
        if entry_id in entries:
            yield from _of_people(entry_id, [row for row in rows if row.known_until is None], labels)


def _of_entry(entry: Entry) -> Iterator[Atom]:
    """The suggestions an entry carries about itself."""
    said = ((KIND, entry.kind, KINDS), (OUTCOME, entry.outcome, {}), (RESTS_ON, entry.source_type, SOURCE_TYPES))
    for about, value, labels in said:
        if value is not None and value.suggested:
            yield Atom(about, entry.entry_id, value.words, labels.get(value.value, value.value))
    for theme in entry.themes:
        if theme.suggested:
            yield Atom(THEME, entry.entry_id, theme.words, theme_in_words(theme.value, theme.denied))
    why, words = proposal(entry) if not entry.key else ("", "")
    if why:
        yield Atom(KEY, entry.entry_id, words, why)
    if entry.how_many_words:
        yield Atom(COUNT, entry.entry_id, entry.how_many_words, str(entry.how_many))


def theme_in_words(theme: str, denied: bool) -> str:
    """The code, and 'not so' where the words deny it."""
    return f"{theme}: the words say not so" if denied else theme


def labels_of(record: Record) -> dict[str, str]:
    """How each person is named in the file: label and id, so that two of one name are told apart."""
    return {p.person_id: f"{p.label} ({p.person_id})" for p in record.person}


def _of_people(entry_id: str, rows: list[Concerned], labels: dict[str, str]) -> Iterator[tuple[Atom, Together]]:
    """Who is meant by each wording, then which part each group of people has, then what is left open."""
    stated = {row.person_id for row in rows if row.person_id and not row.suggested}
    who: dict[str, set[str]] = defaultdict(set)
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    children = tuple(sorted({row.person_id for row in rows if row.person_id and row.part == "subject"}))
    for row in rows:
        if row.person_id is None:
            yield Atom(OPEN, entry_id, row.as_written, NOT_KNOWN), _same_meaning(row.as_written, entry_id, children)
        elif row.suggested:
            if row.person_id not in stated:
                who[row.as_written].add(row.person_id)
            if row.part not in ("mentioned", "subject"):
                parts[row.part, row.words].add(row.person_id)
    for written, people in sorted(who.items()):
        yield Atom(WHO, entry_id, written, in_words(people, labels)), ()
    for (part, words), people in sorted(parts.items()):
        yield Atom(PART, entry_id, words, f"{part}: {in_words(people, labels)}"), (entry_id,)


def in_words(people: Iterable[str], labels: dict[str, str]) -> str:
    """People as the file names them, by id."""
    return "; ".join(labels.get(person, person) for person in sorted(people))


def _same_meaning(written: str, entry_id: str, children: tuple[str, ...]) -> Together:
    """An open "nan" is one person throughout the rows about the same children; a partner or a man is not."""
    lasting = written.casefold() in _LASTING and bool(children)
    named = any(word[:1].isupper() for word in written.split()[1:])
    return children if lasting else ("named",) if named else (entry_id,)


def _events(record: Record, entries: dict[str, Entry]) -> Iterator[Ask]:
    """One row for each event that several entries are believed to tell."""
    events: dict[str, list[str]] = defaultdict(list)
    words: dict[str, str] = {}
    suggested = {row.event_id for row in record.account if row.suggested and row.known_until is None}
    for row in record.account:
        if row.event_id in suggested and row.known_until is None and row.entry_id in entries:
            events[row.event_id].append(row.entry_id)
            words[row.event_id] = row.words if row.suggested else words.get(row.event_id, "")
    for event, ids in events.items():
        yield _event([entries[entry_id] for entry_id in ids], words[event])


def _event(told: list[Entry], words: str) -> Ask:
    told = sorted(told, key=place)
    says = " | ".join(f"{entry.agency}: {_shown(entry)}" for entry in told)
    agencies = "; ".join(entry.agency for entry in told)
    return Ask(EVENT, agencies, _when(told[0]), says, words, "these entries tell one event", tuple(e.entry_id for e in told))


def as_csv(rows: Iterable[Ask]) -> bytes:
    """The file, in UTF-8 with the mark by which Excel knows it. A cell that could be taken for a formula, a number or a date is kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for ask in rows:
        shown = (ask.ask_id, ask.about, ask.agency, ask.when, ask.says, ask.words, ask.suggested, ask.answer, INSTEAD[ask.about], "; ".join(ask.entry_ids))
        writer.writerow(map(guarded, shown))
    return out.getvalue().encode("utf-8-sig")
