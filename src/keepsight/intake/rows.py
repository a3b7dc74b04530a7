"""A row of a chronology to an entry and the people its cells name. Every cell's words are kept: in a field, else in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from keepsight.records.codes import KINDS, OUTCOMES, SOURCE_TYPES, THEME_ALIASES, THEMES
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry, Said, Theme

from . import row_problems as problems
from .columns import Columns
from .dates import precision_of, read_date
from .stated import STATED, begins_yes_or_no, restriction_in, yes_or_no

PARTS = {"child": "subject", "present": "present", "absent": "absent", "invited": "invited", "seen": "seen", "people": "mentioned"}


@dataclass(slots=True)
class About:
    """What the rows of a table share: the child its titles name, a restriction of the whole sheet, and who is known in the run.

    `split` parts the words of a people cell into items; `known_id` and `is_child` answer for one item.
    """

    child: str
    restricted: str
    split: Callable[[str], list[str]]
    known_id: Callable[[str], str | None]
    is_child: Callable[[str], bool]


@dataclass(slots=True)
class Draft:
    """An entry that has no entry_id yet. `beside` are words that no field holds, `notices` what a person should know of the row."""

    entry: Entry
    concerned: list[Concerned] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)  # each item of a people cell, with the part its column says
    sightings: list[tuple[str, str]] = field(default_factory=list)  # a part that holds for the children of the row, with its words
    beside: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    facts: set[str] = field(default_factory=set)  # theme words that are facts about people
    clipped: bool = False  # its vague date reached past the day of recording


def draft_of(columns: Columns, said: list[str], when: When, agency: str, about: About, source_id: str) -> Draft:
    """The entry of a row that has a date; `said` are the words of its cells.

    Raises ValueError, saying what is needed, where the row says nothing more than its date.
    """
    draft = Draft(_bare(when, agency, about, source_id))
    for words, name, heading in zip(said, columns.fields, columns.headings, strict=False):
        if words:
            _READ[name](draft, words, heading, about)
    _close(draft, about)
    return draft


def _bare(when: When, agency: str, about: About, source_id: str) -> Entry:
    return Entry(
        entry_id="",
        agency=agency,
        happened_from=when.earliest,
        happened_to=when.latest,
        precision=when.precision,
        time_from=when.time_from,
        date_as_written=when.as_written,
        text="",
        restricted=about.restricted,
        source_id=source_id,
    )


# What each column does: (draft, the cell's words, its heading, about) --------------------------------------------------------


def _keep(draft: Draft, words: str, heading: str, about: About) -> None:
    draft.beside.append(f"{heading}: {words}")


def _read_elsewhere(draft: Draft, words: str, heading: str, about: About) -> None:
    """The date's own columns, the agency and the file's own id are read with the whole table in view."""


def _as_written(name: str):
    def read(draft: Draft, words: str, heading: str, about: About) -> None:
        setattr(draft.entry, name, words)

    return read


def _number_of_row(draft: Draft, words: str, heading: str, about: About) -> None:
    """A column that only numbers the rows says no more than the row's number in the sheet."""
    if not re.fullmatch(r"\d+\.?", words):
        _keep(draft, words, heading, about)


def _precision(draft: Draft, words: str, heading: str, about: About) -> None:
    if not precision_of(words):
        _keep(draft, words, heading, about)


def _time(draft: Draft, words: str, heading: str, about: About) -> None:
    """Read with the date; words such as 'evening' are no time of day and are kept."""
    if not draft.entry.time_from:
        _keep(draft, words, heading, about)


def _day(name: str):
    def read(draft: Draft, words: str, heading: str, about: About) -> None:
        try:
            setattr(draft.entry, name, read_date(words).latest)
        except ValueError:
            _keep(draft, words, heading, about)

    return read


def _people(part: str):
    def read(draft: Draft, words: str, heading: str, about: About) -> None:
        draft.people += [(item, part) for item in about.split(words)]

    return read


def _sighting(if_yes: str, if_no: str):
    """A column such as 'Child seen?': yes and no are parts of the children of the row; words beside or instead of them are kept."""

    def read(draft: Draft, words: str, heading: str, about: About) -> None:
        part = {True: if_yes, False: if_no}.get(begins_yes_or_no(words), "")
        if part:
            draft.sightings.append((part, f"{heading}: {words}"))
        if not part or yes_or_no(words) is None:
            _keep(draft, words, heading, about)

    return read


_CODES_BY_LABEL = {label: code for code, label in KINDS.items()}
_SOURCES_BY_LABEL = {label: code for code, label in SOURCE_TYPES.items()}
_OUTCOMES_BY_LABEL = {label: code for code, label in OUTCOMES.items()}


def _kind(draft: Draft, words: str, heading: str, about: About) -> None:
    plain = words.lower()
    code = plain if plain in KINDS else _CODES_BY_LABEL.get(plain)
    if code:
        draft.entry.kind = Said(code, False, words)
    else:
        _keep(draft, words, heading, about)


def _source_type(draft: Draft, words: str, heading: str, about: About) -> None:
    if code := _source_code(words):
        draft.entry.source_type = Said(code, False, words)
    else:
        _keep(draft, words, heading, about)


def _source_code(words: str) -> str:
    plain = words.lower()
    return plain if plain in SOURCE_TYPES else _SOURCES_BY_LABEL.get(plain, "")


_DOCUMENT = re.compile(r"\b(?:" + "|".join(map(re.escape, STATED["documents"]["words"])) + r")\b", re.I)


def _account_of(draft: Draft, words: str, heading: str, about: About) -> None:
    """Whose word it rests on; where the cell names a record or a document instead, that is kept and is nobody's word."""
    if code := _source_code(words):
        draft.entry.source_type = Said(code, False, words)
    elif _DOCUMENT.search(words):
        _keep(draft, words, heading, about)
    else:
        draft.entry.account_of = words


def _outcome(draft: Draft, words: str, heading: str, about: About) -> None:
    plain = words.lower()
    draft.entry.outcome = Said(words, False, words)
    draft.entry.outcome_code = plain if plain in OUTCOMES else _OUTCOMES_BY_LABEL.get(plain, "")


_MOST = 9999  # events that one row can stand for; a longer number is a telephone's or a record's


def _how_many(draft: Draft, words: str, heading: str, about: About) -> None:
    """A number alone, or one number among words ('27 call-outs'), which are then kept too; a span of numbers is only kept."""
    numbers = re.findall(r"\d+", words)
    if len(numbers) == 1 and 0 < int(numbers[0]) <= _MOST:
        draft.entry.how_many = int(numbers[0])
    if words != str(draft.entry.how_many):
        _keep(draft, words, heading, about)


def _key(draft: Draft, words: str, heading: str, about: About) -> None:
    draft.entry.key = bool(begins_yes_or_no(words))
    if yes_or_no(words) is None:
        _keep(draft, words, heading, about)


def _restricted(draft: Draft, words: str, heading: str, about: About) -> None:
    """Anything but a plain no restricts the row: a reason that is not understood is still a reason."""
    said = yes_or_no(words)
    if said is not False:
        draft.entry.restricted = "marked as restricted" if said else words


def _themes(draft: Draft, words: str, heading: str, about: About) -> None:
    """Codes and their other words are themes; what contracts 8 calls a part or a fact about people is dealt with as one."""
    unknown = []
    for item in (item.strip() for item in re.split(r"[;,\n]", words)):
        code = re.sub(r"[\s_]+", "-", item.lower())
        if themes := _themes_meant(code):
            stated = {theme.value for theme in draft.entry.themes}
            draft.entry.themes += [Theme(theme, False, item) for theme in themes if theme not in stated]
        elif code in STATED["theme_parts"]:
            draft.sightings.append((STATED["theme_parts"][code], item))
        elif code in STATED["theme_sources"]:
            draft.entry.source_type = draft.entry.source_type or Said(STATED["theme_sources"][code], False, item)
        elif code in STATED["facts_about_people"]["words"]:
            draft.facts.add(item)
        elif item:
            unknown.append(item)
    if unknown:
        _keep(draft, "; ".join(unknown), heading, about)


def _themes_meant(code: str) -> list[str]:
    if code in THEMES:
        return [code]
    return [THEME_ALIASES[code]] if code in THEME_ALIASES else STATED["themes"].get(code, [])


_READ: dict[str, Callable[[Draft, str, str, About], None]] = {
    "date": _read_elsewhere,
    "date_latest": _read_elsewhere,
    "date_precision": _precision,
    "time": _time,
    "agency": _read_elsewhere,
    "entry_id": _read_elsewhere,
    "numbering": _number_of_row,
    "recorded_on": _day("recorded_on"),
    "shared_on": _day("shared_on"),
    "account_of": _account_of,
    "source_type": _source_type,
    "kind": _kind,
    "themes": _themes,
    "outcome": _outcome,
    "text": _as_written("text"),
    "childs_words": _as_written("childs_words"),
    "response": _as_written("response"),
    "disputed": _as_written("disputed"),
    "how_many": _how_many,
    "key": _key,
    "restricted": _restricted,
    "seen_alone": _sighting("seen alone", ""),
    "child_seen": _sighting("seen", "not seen"),
    "kept": _keep,
} | {name: _people(part) for name, part in PARTS.items()}


# What can be settled once all cells are read -------------------------------------------------------------------------------


def _close(draft: Draft, about: About) -> None:
    _concern(draft, about)
    entry = draft.entry
    if not (entry.text or draft.beside or entry.kind or entry.themes or entry.outcome or entry.response or entry.childs_words):
        raise ValueError(problems.NO_TEXT)
    prose = (entry.text, entry.response, entry.childs_words, *draft.beside)
    entry.restricted = entry.restricted or next(filter(None, map(restriction_in, prose)), "")
    if not entry.text and not draft.beside:
        entry.text = entry.childs_words or entry.response or (entry.outcome.words if entry.outcome else "") or (entry.kind.words if entry.kind else "")
    entry.text = "\n".join([entry.text, *draft.beside] if entry.text else draft.beside)
    _known_on(draft)


def _known_on(draft: Draft) -> None:
    """An event is over by the day it was recorded (contracts 1.2); a recorded day before the event can be neither used nor believed."""
    entry = draft.entry
    recorded = entry.recorded_on
    if recorded and recorded < entry.happened_from:
        draft.notices.append(problems.recorded_before(f"{recorded:%d/%m/%Y}", entry.date_as_written))
        entry.recorded_on = recorded = None
    elif recorded and recorded < entry.happened_to:
        draft.clipped = True
        entry.happened_to = recorded
    entry.known_on = recorded or entry.happened_to


def _concern(draft: Draft, about: About) -> None:
    if about.child and not any(part == "subject" for _, part in draft.people):
        draft.people.insert(0, (about.child, "subject"))
    draft.concerned = [_one_concerned(item, part, about) for item, part in dict.fromkeys(draft.people)]
    if not draft.sightings:
        return
    children = _children(draft, about)
    for part, words in draft.sightings:
        draft.concerned += [_one_concerned(child, part, about, suggested=len(children) > 1, words=words) for child in children]
        if not children and words not in draft.beside:
            draft.beside.append(words)


def _children(draft: Draft, about: About) -> list[str]:
    """The children of the row; where there are several, a cell such as 'seen: yes' does not say which of them it means."""
    subjects = [item for item, part in draft.people if part == "subject"]
    return list(dict.fromkeys(subjects or [item for item, _ in draft.people if about.is_child(item)]))


def _one_concerned(item: str, part: str, about: About, suggested: bool = False, words: str = "") -> Concerned:
    return Concerned(entry_id="", person_id=about.known_id(item), as_written=item, part=part, suggested=suggested, words=words)
