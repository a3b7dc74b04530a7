"""Each child's care over time, in words and panels: what was graded, by whom, of which days, and how each thing stands. Nothing is added up (safe practice 2.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from keepsight.care_tools import Held
from keepsight.chronology.care import Grading, Looked, Point, Strand, Turn, gradings, strands, turn
from keepsight.patterns.known import HARDSHIP, HELP
from keepsight.patterns.statement import listed
from keepsight.pictures.care import Bar, Lane, draw, looks_of
from keepsight.records.codes import CARE_ABOUT
from keepsight.records.person import Person
from keepsight.records.work import Grade

from ..told import Told
from .cited import Cited, cited
from .dates import day, days, span
from .who import eldest_first

NOTHING_ADDED = "Each thing stands by itself. Nothing is added up, and grades of two agencies or two tools are never made into one."
NONE = "no grade of care in the records supplied"
Group = tuple[str, str, tuple["Panel", ...]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One area of one carer's care with one tool: the drawing, and the same as a table of (thing, [(who graded and when, word)], how it stands)."""

    heading: str
    drawing: Markup
    rows: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]], ...]


def carer_of(told: Told, one: Grading) -> str:
    """Whose care of the child was looked at."""
    person = told.people.get(one.carer_id)
    return f"Care by {person.label}" if person else "Care, by whom is not parted"


def by_whom(one: Grading) -> str:
    """Who graded, or that only the agency is recorded."""
    return one.assessment.graded_by or f"{one.entry.agency}; by whom is not recorded"


def facts(told: Told, now: Grading) -> tuple[str, ...]:
    """Which days were looked at, who graded and whether trained, by which tool, and when care is to be looked at again."""
    trained = {True: "trained in the tool", False: "not trained in the tool", None: "whether trained in the tool is not recorded"}[now.assessment.trained]
    again = now.assessment.again_by
    return (
        f"Looked at: {span(now.first, now.last)}. Graded by {by_whom(now)}, {trained}.",
        f"By {now.assessment.tool or 'a tool that is not named'}{', ' + now.assessment.tool_version if now.assessment.tool_version else ''}.",
        (f"To be looked at again by {day(again)}{': that day has passed' if again < told.as_of else ''}." if again else "When it is to be looked at again is not recorded."),
    )


def turn_words(given: Turn | None) -> tuple[str, ...]:
    """How a thing stands, in sentences that say between which days: better, less met, held, or no better."""
    if given is None:
        return ("not observed so far",)
    last, said = given.last.grading.last, []
    if given.before and given.than_before in ("better", "less met"):
        said.append(f"{given.than_before} than {span(given.before.grading.first, given.before.grading.last)}")
    if given.since:
        over = f"{days((last - given.since.grading.last).days)}: {day(given.since.grading.last)} to {day(last)}"
        if given.held:
            said.append(f"held for {over}")
        elif given.last.grade.place != 1:
            said.append(f"no better in {over}")
    if given.unobserved:
        said.append(f"not observed {span(given.unobserved.grading.first, given.unobserved.grading.last)}")
    return tuple(said) or (("looked at once",) if given.before is None else ("as the time before",))


def name_of(grade: Grade | Looked) -> str:
    """What was graded: the item and whose side it looks at, or the area as a whole."""
    side = f" ({CARE_ABOUT[grade.about]})" if grade.about else ""
    return f"{grade.item}{side}" if grade.item else "The area as a whole"


def groups_of(told: Told, own: Iterable[Grading], tools: Held, key: str = "panel") -> Iterable[Group]:
    """For each carer and tool: the heading, whose bars look how, and a panel for each area; `key` begins the ids of the drawings on the page."""
    parted: dict[tuple[str, str], list[Grading]] = {}
    for one in own:
        parted.setdefault((one.carer_id, one.assessment.tool), []).append(one)
    for number, ((_, tool), rows) in enumerate(parted.items()):
        agencies = list(dict.fromkeys(one.entry.agency for one in rows))
        heading = f"{carer_of(told, rows[0])}, by {f'‘{tool}’' if tool else 'a tool that is not named'}"
        looks = f"Bars of {'; of '.join(looks_of(agencies))}." if len(agencies) > 1 else f"Graded by {agencies[0]}."
        yield heading, looks + " Time that nobody looked at is empty." + _never(rows), tuple(_panels(f"{key}-{number}", tool, rows, agencies, tools))


def _never(rows: list[Grading]) -> str:
    """The areas in which nothing was observed at any of the gradings, in a sentence: a panel of them would hold nothing."""
    areas = dict.fromkeys(grade.area for one in rows for grade in one.grades)
    never = [area for area in areas if not any(grade.observed for one in rows for grade in one.grades if grade.area == area)]
    return f" Nothing was observed so far of: {'; '.join(never).lower()}." if never else ""


def _panels(group: str, tool: str, rows: list[Grading], agencies: list[str], tools: Held) -> Iterable[Panel]:
    words, areas = _scale(tool, rows, tools), {}
    for strand in strands(rows):
        areas.setdefault(strand.what.area, []).append(strand)
    areas = {area: found for area, found in areas.items() if any(strand.observed for strand in found)}
    first, last = min(one.first for one in rows), max(one.last for one in rows)
    for number, (area, found) in enumerate(areas.items()):
        whole = [strand for strand in found if not strand.what.item]
        lanes = [Lane(name, tuple(_bars(own, agencies))) for name, own in _by_name(whole or found).items()]
        yield Panel(area, Markup(draw(f"{group}-{number}", f"{area}, over time", words, lanes, first, last)), tuple(_told(strand) for strand in found))


def _by_name(found: list[Strand]) -> dict[str, list[Strand]]:
    named: dict[str, list[Strand]] = {}
    for strand in found:
        named.setdefault(strand.what.sub_area or name_of(strand.what), []).append(strand)
    return named


def _scale(tool: str, rows: list[Grading], tools: Held) -> list[str]:
    held = next((one for one in tools.tools if one.name == tool), None)
    used = {grade.place: grade.value for one in rows for grade in one.grades if grade.observed and grade.place is not None}
    known = {word.place: word.word for word in held.scale} if held else {}
    return [dict(known | used)[place] for place in sorted(known | used)]


def _bars(found: list[Strand], agencies: list[str]) -> Iterable[Bar]:
    for strand in found:
        for point in strand.points:
            says = f"{name_of(strand.what)}, {span(point.grading.first, point.grading.last)}, {strand.what.agency}: {value_of(point)}"
            yield Bar(point.grading.first, point.grading.last, point.grade.value if point.grade.observed else "", agencies.index(strand.what.agency), says)


def _told(strand: Strand) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    points = tuple((f"{span(point.grading.first, point.grading.last)}, {strand.what.agency}", value_of(point)) for point in strand.points if strand.observed)
    return name_of(strand.what), points, turn_words(turn(strand))


def value_of(point: Point) -> str:
    """The tool’s word, or that it was not observed."""
    return point.grade.value if point.grade.observed else "not observed"


# The section of the picture, and its rows in Word and in the workbook ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OneGrading:
    """One grading on the page: the entry it is, what it says of itself, the views, and each grade with what it rests on."""

    entry: Cited
    facts: tuple[str, ...]
    views: tuple[tuple[str, str], ...]
    grades: tuple[tuple[str, str, str, tuple[Cited, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChildsCare:
    """One child whose care was graded: panels by carer and tool, every grading the latest first, and hardship and help beside it always (safe practice 1.9)."""

    label: str
    groups: tuple[Group, ...]
    gradings: tuple[OneGrading, ...]
    hardship: tuple[Cited, ...]
    help: tuple[Cited, ...]


def childrens_care(told: Told) -> list[ChildsCare]:
    """Each child whose care was graded, the eldest first; none where the record holds no grade."""
    given = gradings(told.assembled.record, told.as_of)
    return [_of_child(told, child, [one for one in given if one.child_id == child.person_id]) for child in _graded(told, given)]


def not_graded(told: Told) -> str:
    """The children of whom the record holds no grade, in a sentence: none of them is out of sight because others were graded."""
    graded = {one.child_id for one in gradings(told.assembled.record, told.as_of)}
    left = [one.label for one in sorted(told.people.values(), key=eldest_first) if one.kind == "child" and one.person_id not in graded]
    return f"Of {listed(left)} there is {NONE}." if left else ""


def _graded(told: Told, given: Iterable[Grading]) -> list[Person]:
    ids = {one.child_id for one in given}
    return sorted((one for one in told.people.values() if one.person_id in ids), key=eldest_first)


def _of_child(told: Told, child: Person, own: list[Grading]) -> ChildsCare:
    return ChildsCare(
        child.label, tuple(groups_of(told, own, told.assembled.tools, f"care-{child.person_id}")), tuple(_one(told, one) for one in reversed(own)),
        _about(told, child, HARDSHIP), _about(told, child, HELP),
    )  # fmt: skip


def _about(told: Told, child: Person, themes: Iterable[str]) -> tuple[Cited, ...]:
    rows = [(entry, [theme for theme in entry.themes if theme.value in themes and not theme.denied]) for entry in reversed(told.own.get(child.person_id, []))]
    return tuple(cited(entry, suggested=all(theme.suggested for theme in said)) for entry, said in rows if said)


def _one(told: Told, one: Grading) -> OneGrading:
    entries = {entry.entry_id: entry for entry in told.entries}
    views = ((f"What {told.people[one.child_id].label} says of it, or shows", one.assessment.childs_view), ("What the carer says of it", one.assessment.carers_view))
    grades = tuple(
        (f"{grade.area}: {name_of(grade)}", grade.value if grade.observed else "not observed", grade.words, tuple(cited(entries[cite]) for cite in grade.cites if cite in entries))
        for grade in one.grades
    )
    return OneGrading(cited(one.entry), (carer_of(told, one) + ".", *facts(told, one)), tuple(view for view in views if view[1]), grades)


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One grade as a row of a table: every column that a sheet of gradings has, in words, so that the sheet says all that the page says."""

    child: str
    carer: str
    tool: str
    looked_at: str
    graded_on: str
    by: str
    agency: str
    what: str
    grade: str
    turn: str
    rests_on: str
    childs_view: str
    carers_view: str


def grade_rows(told: Told) -> Iterator[GradeRow]:
    """Every grade, by child, carer and tool, each thing from its first grading to its last; how it stands is said beside its latest alone."""
    given = gradings(told.assembled.record, told.as_of)
    entries = {entry.entry_id: entry for entry in told.entries}
    for child in _graded(told, given):
        for strand in strands(one for one in given if one.child_id == child.person_id):
            for point in strand.points:
                stands = "; ".join(turn_words(turn(strand))) if point is strand.points[-1] else ""
                yield _row(told, child, strand, point, stands, [entries[one] for one in point.grade.cites if one in entries])


def _row(told: Told, child: Person, strand: Strand, point: Point, stands: str, cites: list) -> GradeRow:
    one, seen = point.grading, [f"{cited(entry).when}, {entry.agency}" for entry in cites]
    return GradeRow(
        child=child.label, carer=carer_of(told, one), tool=" ".join(filter(None, (one.assessment.tool, one.assessment.tool_version))), looked_at=span(one.first, one.last),
        graded_on=span(one.entry.happened_from, one.entry.happened_to), by=by_whom(one), agency=one.entry.agency, what=f"{strand.what.area}: {name_of(strand.what)}", grade=value_of(point),
        turn=stands, rests_on="\n".join([*seen, *filter(None, [point.grade.words])]), childs_view=one.assessment.childs_view, carers_view=one.assessment.carers_view,
    )  # fmt: skip
