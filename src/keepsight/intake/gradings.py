"""A care profile kept in a spreadsheet: rows that each grade one thing of a child's care, in a word of the tool that is named (safe practice 2.6).

The rows of one child, carer, tool, time looked at, day and practitioner are one grading: an entry with its typed rows, as the service writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from keepsight.care_tools import Held, Tool, rolled_up
from keepsight.care_tools.tool import UNBORN, months_old
from keepsight.records.dates import When
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.person import Person
from keepsight.records.source import Source, source_id
from keepsight.records.work import Assessment, Grade

from . import grading_problems as problems
from .dates import read_date
from .grid import Row
from .identity import SentRow, signature_of
from .people import People
from .row_problems import no_agency
from .stated import words_of, yes_or_no
from .tables import Table
from .tally import Tally

NOT_OBSERVED = ("not observed", "not seen", "n/o", "unobserved")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of gradings, whose it is where a row does not say, and what its rows are read with."""

    tally: Tally
    table: Table
    agency: str
    people: People
    tools: Held


@dataclass(frozen=True, slots=True)
class _Whose:
    """What the rows of one grading have in common."""

    agency: str
    child: str
    carer: str
    tool: str
    first: date | None
    last: date | None
    on: When
    graded_by: str


@dataclass(slots=True)
class _Grading:
    """The rows of one grading, the first of them its entry."""

    tool: Tool
    source: Source
    grades: list[Grade] = field(default_factory=list)
    rows: dict[tuple[str, str, str], int] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    signed: list[str] = field(default_factory=list)
    lines: list[Source] = field(default_factory=list)

    def say(self, name: str, words: str) -> None:
        if words and words not in self.said.setdefault(name, []):
            self.said[name].append(words)

    def all_said(self, name: str) -> str:
        return "\n".join(self.said.get(name, ()))


def gradings_of(sheet: Sheet, spell: Callable[[str], str]) -> list[SentRow]:
    """The gradings of a sheet, each as one row that was sent, with its typed rows; what cannot be read is in the file's account."""
    found: dict[_Whose, _Grading] = {}
    for row in sheet.table.rows:
        grid = sheet.table.grid
        with sheet.tally.reading(grid.sheet, row):
            _add(sheet, found, row, Source(source_id(grid.file, grid.sheet, row.number), grid.file, grid.sheet, row.number), spell)
    return [_sent(sheet, whose, grading) for whose, grading in found.items()]


def _add(sheet: Sheet, found: dict[_Whose, _Grading], row: Row, source: Source, spell: Callable[[str], str]) -> None:
    reading = _Reading(sheet, row)
    whose, tool = reading.whose(spell), reading.tool()
    grade = reading.grade(tool, whose)
    held = found.get(whose)
    what = grade.area.lower(), grade.sub_area.lower(), grade.item.lower()
    if held and what in held.rows:
        reading.wrong.append(problems.graded_twice(grade.item or grade.area, held.rows[what]))
    if held and not reading.wrong and (trained := reading.trained) and trained not in held.said.get("trained", [trained]):
        reading.wrong.append(problems.TRAINED_BOTH_WAYS)
    if reading.wrong:
        raise ValueError(" ".join(reading.wrong))
    if held:
        sheet.tally.pass_over(source.sheet, row, problems.one_of(held.source.row))
        held.lines.append(source)
    held = found.setdefault(whose, _Grading(tool, source))
    held.rows[what] = row.number
    held.signed.append(signature_of(sheet.table.columns, [words_of(cell) for cell in row.cells], whose.agency, ""))
    _take(held, reading, grade, source)


def _take(held: _Grading, reading: _Reading, grade: Grade, source: Source) -> None:
    grade.source_id = source.source_id
    held.grades.append(grade)
    for name in ("childs_view", "carers_view", "restricted", "again_by"):
        held.say(name, reading.words(name))
    held.say("trained", reading.trained)


class _Reading:
    """One row being read: what is wrong is put down, so that every problem of a row is found in one go."""

    def __init__(self, sheet: Sheet, row: Row) -> None:
        self.sheet, self.row, self.wrong = sheet, row, []
        self.trained = {True: "yes", False: "no"}.get(yes_or_no(self.words("trained")), self.words("trained"))

    def words(self, name: str) -> str:
        """The words of the first column that is this field."""
        return words_of(self.sheet.table.cell(self.row, name))

    def whose(self, spell: Callable[[str], str]) -> _Whose:
        """What says which grading the row belongs to."""
        agency = spell(self.words("agency") or self.sheet.agency)
        if not agency:
            self.wrong.append(no_agency(self.sheet.table.grid.file))
        child, carer = self._person("child", "child", needed=True), self._person("carer", "adult", needed=False)
        first, last, on = self._first_day(), self._last_day(), self._on()
        self._day("again_by")
        if first and last and first > last:
            self.wrong.append(problems.ends_before(self.words("looked_at_from"), self.words("looked_at_to")))
        elif last and on and last > on.latest:
            self.wrong.append(problems.graded_before(self.words("graded_on"), self.words("looked_at_to")))
        return _Whose(agency, child, carer, self.words("tool").lower(), first, last, on or When(date.min, date.min), self.words("graded_by"))

    def _person(self, name: str, kind: str, *, needed: bool) -> str:
        words = self.words(name)
        if not words:
            self.wrong += [problems.NO_CHILD] * needed
            return ""
        person = self.sheet.people.one(words)
        if person is None or person.kind != kind:
            self.wrong.append(problems.not_one_person(words, kind, several=len(self.sheet.people.known().get(words.lower(), ())) > 1))
            return ""
        return person.person_id

    def _day(self, name: str) -> When | None:
        cell = self.sheet.table.cell(self.row, name)
        if not words_of(cell):
            return None
        try:
            return read_date(cell)
        except ValueError as why:
            self.wrong.append(problems.day_not_read(name, str(why)))
            return None

    def _first_day(self) -> date | None:
        found = self._day("looked_at_from")
        return found.earliest if found else None

    def _last_day(self) -> date | None:
        found = self._day("looked_at_to")
        return found.latest if found else None

    def _on(self) -> When | None:
        if not self.words("graded_on"):
            self.wrong.append(problems.NO_DAY)
        return self._day("graded_on")

    def tool(self) -> Tool | None:
        """The tool that is named, by its name or its id; of several versions the one that the row says."""
        said, version = self.words("tool"), self.words("tool_version")
        tool = next((one for one in self.sheet.tools.tools if _plain(said) in (_plain(one.name), _plain(one.tool))), None)
        if tool is None:
            self.wrong.append(problems.no_such_tool(said, [one.name for one in self.sheet.tools.tools]))
        elif version and _plain(version) != _plain(tool.version):
            self.wrong.append(problems.other_version(tool.name, version, tool.version))
        elif tool.training == "needed" and self.trained != "yes":
            self.wrong.append(problems.training_needed(tool.name))
        if self.trained not in ("", "yes", "no"):
            self.wrong.append(problems.trained_or_not(self.trained))
        return tool

    def grade(self, tool: Tool | None, whose: _Whose) -> Grade:
        """The row's grade, in the tool's own words for what was graded and how."""
        made = Grade(entry_id="", child_id=whose.child, carer_id=whose.carer or None, area=self.words("area"), item=self.words("item"), words=self._beside(), cites=list(filter(None, [self.words("rests_on")])))
        if tool is None:
            return made
        self._what(tool, made, whose)
        self._word(tool, made)
        return made

    def _what(self, tool: Tool, made: Grade, whose: _Whose) -> None:
        area = next((one for one in tool.areas if _plain(one.name) == _plain(made.area)), None)
        if area is None:
            self.wrong.append(problems.no_such_area(made.area, tool.name, [one.name for one in tool.areas]))
            return
        made.area = area.name
        if not made.item:
            self.wrong += [problems.no_item(area.name, tool.name)] * (tool.rule == "none")
            return
        found = next(((sub_area, item) for sub_area, item in area.items() if _plain(item.name) == _plain(made.item)), None)
        sub_area = self.words("sub_area")
        if found is None or (sub_area and _plain(sub_area) != _plain(found[0].name)):
            self.wrong.append(problems.no_such_item(made.item if found is None else sub_area, area.name, [item.name for _, item in area.items()]))
            return
        made.sub_area, made.about, made.item = found[0].name, found[0].about, found[1].name
        self._age(tool, made, found[1].bands, whose)

    def _age(self, tool: Tool, made: Grade, bands: tuple[str, ...], whose: _Whose) -> None:
        months = _age_of(self.sheet.people.persons.get(whose.child), whose.last or whose.on.latest)
        if months is not None and bands and not any(band.holds(months) for band in tool.bands if band.name in bands):
            self.wrong.append(problems.other_age(made.item, bands))

    def _word(self, tool: Tool, made: Grade) -> None:
        said = _plain(self.words("grade"))
        if said in NOT_OBSERVED:
            made.observed = False
            return
        word = next((one for one in tool.scale if _plain(one.word) == said), None)
        if word is None:
            self.wrong.append(problems.no_such_grade(self.words("grade"), tool.name, [one.word for one in tool.scale]))
            return
        made.value, made.place = word.word, word.place

    def _beside(self) -> str:
        """The words of every column that has no field of its own: nothing that stands in the row is lost."""
        columns, found = self.sheet.table.columns, []
        for place, cell in enumerate(self.row.cells[: len(columns.fields)]):
            if words_of(cell) and columns.place(columns.fields[place]) != place or columns.fields[place] == "kept" and words_of(cell):
                found.append(f"{columns.headings[place]}: {words_of(cell)}")
        return "\n".join(dict.fromkeys(found))


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").lower().split())


def _age_of(child: Person | None, on: date) -> int | None:
    if child is None or on == date.min:
        return None
    if child.birth_to is not None:
        return months_old(child.birth_to, on)
    return UNBORN if child.expected_date and child.expected_date >= on else None


# The grading as an entry, with its typed rows --------------------------------------------------------------------------------


def _sent(sheet: Sheet, whose: _Whose, grading: _Grading) -> SentRow:
    signature = "\x03".join(sorted(grading.signed))
    concerned = [Concerned(entry_id="", person_id=person_id, as_written=_label(sheet, person_id), part=part) for person_id, part in ((whose.child, "subject"), (whose.carer, "mentioned")) if person_id]
    entry = _entry(sheet, whose, grading)
    typed = [_assessment(whose, grading), *grading.grades, *_areas(grading)]
    return SentRow(sheet.tally, grading.source, entry, concerned, "", "", signature, signature, "", typed, grading.lines)


def _label(sheet: Sheet, person_id: str) -> str:
    return sheet.people.persons[person_id].label


def _entry(sheet: Sheet, whose: _Whose, grading: _Grading) -> Entry:
    on, restricted = whose.on, next((words for words in grading.said.get("restricted", ()) if yes_or_no(words) is not False), "")
    exact = on.earliest == on.latest
    return Entry(
        entry_id="", agency=whose.agency, happened_from=on.earliest, happened_to=on.latest, precision=on.precision, date_as_written=on.as_written,
        recorded_on=on.latest if exact else None, known_on=on.latest, kind=Said("assessment", False, ""), text=_text(sheet, whose, grading), childs_words=grading.all_said("childs_view"),
        restricted="marked as restricted" if yes_or_no(restricted) else restricted, source_id=grading.source.source_id,
    )  # fmt: skip


def _text(sheet: Sheet, whose: _Whose, grading: _Grading) -> str:
    who = ", and ".join(_label(sheet, one) for one in (whose.child, whose.carer) if one)
    days = " to ".join(_day_in_words(day) for day in dict.fromkeys((whose.first, whose.last)) if day)
    return f"{who}: {days + ', ' if days else ''}by “{grading.tool.name}”, {grading.tool.version}."


def _day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _assessment(whose: _Whose, grading: _Grading) -> Assessment:
    trained, again = grading.said.get("trained", [""])[0], grading.said.get("again_by", [""])[0]
    return Assessment(
        entry_id="", tool=grading.tool.name, tool_version=grading.tool.version, graded_by=whose.graded_by, trained={"yes": True, "no": False}.get(trained),
        looked_at_from=whose.first, looked_at_to=whose.last, carers_view=grading.all_said("carers_view"), childs_view=grading.all_said("childs_view"),
        again_by=read_date(again).latest if again else None, source_id=grading.source.source_id,
    )  # fmt: skip


def _areas(grading: _Grading) -> Iterable[Grade]:
    """The word of each area whose parts were graded and which was given none, by the tool's own rule."""
    given = {grade.area for grade in grading.grades if not grade.item}
    for area in dict.fromkeys(grade.area for grade in grading.grades if grade.area not in given):
        own = [grade for grade in grading.grades if grade.area == area]
        if word := rolled_up(grading.tool, [grade.value for grade in own if grade.observed]):
            yield Grade(entry_id="", child_id=own[0].child_id, carer_id=own[0].carer_id, area=area, value=word.word, place=word.place, source_id=grading.source.source_id)
