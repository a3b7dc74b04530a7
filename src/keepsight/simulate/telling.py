"""From beats to rows: one family's story told by its agencies, with the dates as they would have written them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from keepsight.records.entry import Account
from keepsight.records.record import Record

from .beats import Beat
from .columns import Rows, agencies
from .draw import Draw
from .households import Home, day, number
from .rates import data, share
from .typed import TYPERS, Told
from .wordings import WORDBOOK, Wording

EXACT, AS_USUAL, VAGUE = "exact", "as usual", "vague"
YEAR = 365
MEETINGS = ("visit", "appointment", "assessment", "conference", "meeting")  # at which a family that asks for an interpreter needs one
STRANGER = "stranger"  # somebody whom an entry mentions and nobody has placed


@dataclass(slots=True)
class Teller:
    """Tells stories into `rows` and `record`. Nothing after `as_at` or before `since` is told: it had not happened, or is not in the files."""

    since: int
    as_at: int
    rows: Rows = field(default_factory=Rows)
    record: Record = field(default_factory=Record)

    def tell(self, home: Home, draw: Draw, story: tuple[Beat, ...], start: int, length: int = 0, how: str = AS_USUAL, more: dict[str, str] | None = None) -> list[str]:
        """Tell a story from `start` on, `end` being `length` days later. Gives the entry_ids in the order in which they were told."""
        told: list[str] = []
        at, happened = start, True
        for beat in story:
            if (beat.after == "or" and happened) or (beat.after == "and" and not happened):
                continue
            happened = beat.chance == 1 or draw.chance() < beat.chance
            if not happened:
                continue
            at = (at if beat.relative else start + length if beat.from_end else start) + draw.between(beat.low, beat.high)
            told += self._again(home, draw, beat, at, start, length, how, more) if beat.every else self._one(home, draw, beat, at, how, more)
        return told

    def _again(self, home: Home, draw: Draw, beat: Beat, at: int, start: int, length: int, how: str, more: dict[str, str] | None) -> list[str]:
        told: list[str] = []
        until = start + (length if beat.until is None else beat.until)
        slips, least, most = home.slips if how == AS_USUAL else (0.0, 0, 0)
        while at <= until:
            told += self._one(home, draw, beat, at, how, more)
            at += draw.between(*beat.every) + (draw.between(least, most) if slips and draw.chance() < slips else 0)
        return told

    def _one(self, home: Home, draw: Draw, beat: Beat, on: int, how: str, more: dict[str, str] | None) -> list[str]:
        if on > self.as_at or on < self.since:
            return []
        people = _present(home, beat, on)
        if not people:
            return []
        more = beat.more if more is None else beat.more | more
        if beat.wording is None:
            TYPERS["involved"](Told(self.record, home, "", on, people, more, beat.agency, draw, self.as_at))
            return []
        return [self._entry(home, draw, beat, on, people, how, more)]

    def _entry(self, home: Home, draw: Draw, beat: Beat, on: int, people: list[tuple[str, str]], how: str, more: dict[str, str]) -> str:
        number_of, wording = self._kept_or_not(draw, beat, people, how)
        agency = home.agencies[beat.agency]
        entry_id = f"{home.family_id}-{len(home.entries) + 1:03d}"
        first, last, precision, recorded = _dates(draw, on, agency, "exact" if "exact" in more else how, int(more.get("late", -1)), self.as_at)
        known = last if recorded is None else recorded
        text = draw.one(wording.says).format_map(_words(home, people, more))
        if home.interpreter and wording.kind in MEETINGS and "interpret" not in text and (how != AS_USUAL or draw.chance() < share("practice", "interpreter_noted")):
            text += " Interpreter present."
        held = _held(more, on)
        if how == AS_USUAL and beat.agency == "police" and draw.chance() < share("practice", "restricted"):
            held["restricted"] = "police information"
        if held or precision:
            self.rows.more[len(self.rows.entries)] = held | ({"date_as_written": _as_written(on, precision)} if precision else {})
        self.rows.entries.append((entry_id, home.family_id, agency, number_of, first, last, precision, recorded, known, text))
        for letter, part in people if wording is WORDBOOK.all[beat.wording] else _not_brought(home, people):
            if letter == STRANGER:
                self.rows.concerned.append((entry_id, None, "mum's new boyfriend", part, known, agency))
                continue
            person = home.people[letter]
            self.rows.concerned.append((entry_id, person.person_id, person.name, part, known, agency))
        told = Told(self.record, home, entry_id, on, people, more, beat.agency, draw, self.as_at, known)
        for name in more:
            if name in TYPERS:
                TYPERS[name](told)
        if "tie" in more and home.entries:
            self._tie(home.entries[-1][1], entry_id, known)
        home.entries.append((on, entry_id))
        return entry_id

    def _kept_or_not(self, draw: Draw, beat: Beat, people: list[tuple[str, str]], how: str) -> tuple[int, Wording]:
        """The beat's wording; now and then, in everyday life, an appointment to which the child was not brought."""
        wording = WORDBOOK.all[beat.wording]
        if how == AS_USUAL and wording.kind == "appointment" and wording.part == "seen" and draw.chance() < share("practice", "missed_appointment"):
            missed = WORDBOOK.number("not-brought")
            return missed, WORDBOOK.all[missed]
        return beat.wording, wording

    def _tie(self, earlier: str, later: str, known: int) -> None:
        given = {"source_id": "simulated|ties|1", "known_on": day(known), "event_id": earlier, "suggested": False, "words": "the same day, people and event"}
        self.record.account += [Account(**given, entry_id=earlier), Account(**given, entry_id=later)]


def _not_brought(home: Home, people: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(letter, "was not brought") for letter, _ in people if letter != STRANGER and home.people[letter].child]


def _present(home: Home, beat: Beat, on: int) -> list[tuple[str, str]]:
    """Letters and parts of those whom a beat names and the family has; `children` are those born and not yet grown up."""
    found: list[tuple[str, str]] = []
    for who, part in beat.people:
        if who == "children":
            found += [(letter, part) for letter in home.children if home.people[letter].born <= on < home.people[letter].born + 18 * YEAR]
        elif who == STRANGER or who in home.people and not (home.people[who].child and on >= home.people[who].born + 18 * YEAR):
            found.append((who, part))
    return found


def _words(home: Home, people: list[tuple[str, str]], more: dict[str, str]) -> dict[str, str]:
    """What stands for {child}, {mother} and the rest in an entry about these people."""
    words = home.words
    named = [home.people[letter] for letter, _ in people if letter != STRANGER and home.people[letter].child] or [home.people[home.children[0]]]
    words["child"] = named[0].forename
    words["he"], words["him"], words["his"] = ("she", "her", "her") if named[0].sex == "female" else ("he", "him", "his")
    words["children"] = named[0].forename if len(named) == 1 else ", ".join(one.forename for one in named[:-1]) + f" and {named[-1].forename}"
    for name in ("from", "category", "decided"):
        if name in more:
            words[name] = more[name].format_map(words)
    return words


def _held(more: dict[str, str], on: int) -> dict[str, object]:
    """What few entries hold beside the rest: the child's words, what was done, a number, a restriction, the day it was shared."""
    held: dict[str, object] = {}
    for name, column in (("words", "childs_words"), ("response", "response"), ("restricted", "restricted")):
        if name in more:
            held[column] = more[name]
    if "how-many" in more:
        held["how_many"] = int(more["how-many"])
    if "key" in more:
        held["key"] = True
    if "shared" in more:
        held["shared_on"] = day(on + int(more["shared"]))
    return held


def _dates(draw: Draw, on: int, agency: int, how: str, late: int, as_at: int) -> tuple[int, int, int, int | None]:
    """First and last possible day, precision by its place, and the day of writing (None where the agency does not supply it)."""
    supplied = data("agencies.toml")[agencies()[agency][1]].get("records_dates", True)
    if late < 0:
        late = _usual_delay(draw) if how != EXACT else 0
    recorded = min(on + late, as_at) if supplied else None
    if how != VAGUE or draw.chance() < 0.4:
        return on, on, 0, recorded
    first, last, precision = _vaguely(draw, on)
    last = min(last, as_at)
    if recorded is not None and draw.chance() < 0.5:
        return first, max(min(last, recorded), on), precision, recorded
    return first, last, precision, None


def _usual_delay(draw: Draw) -> int:
    chance = draw.chance()
    very, late = share("practice", "very_late_recording"), share("practice", "late_recording")
    if chance < very:
        return draw.between(21, 120)
    return draw.between(2, 20) if chance < very + late else draw.between(0, 1)


def _vaguely(draw: Draw, on: int) -> tuple[int, int, int]:
    chance, given = draw.chance(), day(on)
    if chance < 0.2:
        return on - 3, on + 3, 1
    if chance < 0.9:
        after = date(given.year + given.month // 12, given.month % 12 + 1, 1)
        return number(given.replace(day=1)), number(after - timedelta(days=1)), 2
    return number(date(given.year, 1, 1)), number(date(given.year, 12, 31)), 4


def _as_written(on: int, precision: int) -> str:
    given = day(on)
    return {1: f"?{given.day} {given:%B %Y}", 2: f"{given:%B %Y}", 4: f"{given.year}"}[precision]
