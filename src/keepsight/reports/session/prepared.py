"""A session prepared from the record: what each part of it rests on, in the order in which agencies go through it, each line with its entries.

Nothing is added up about anybody. What is not there is said to be not in the records supplied.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from keepsight.procedures import Forum
from keepsight.records.entry import Entry
from keepsight.records.finding import Finding
from keepsight.records.work import Disagreement, Hypothesis

from ..picture.told import Told, standing
from ..picture.words.anchors import entry_anchor
from ..picture.words.children import Line as ChildLine
from ..picture.words.children import children
from ..picture.words.dates import day, days
from ..picture.words.men import men
from ..picture.words.questions import unanswered
from ..picture.words.who import eldest_first
from .actions import ActionNow, actions_of
from .decided import Question, Taken, decisions_of, questions_put, the_same
from .differing import working_days_after

NONE = "No entry in the records supplied"
FIRST_A_MANAGER = "This is what is recorded, and asks nobody to be in touch. Where any agency holds harm, bail or an order about a man, a named manager decides first whether and how he is brought in."
SHOWN = 12  # of what is new for one child: the rest stands in the chronology, and is said to


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the entries it leads to, and the question from the record that it puts or the action that it tells of, where it does."""

    words: str
    entries: tuple[Entry, ...] = ()
    question: Finding | None = None
    action: ActionNow | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its anchor, heading, groups of lines under a label each (empty for one group), and what is said where there is none."""

    anchor: str
    heading: str
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    if_none: str = ""


def last_held(told: Told, forum: Forum, before: date) -> Entry | None:
    """The latest session of a forum before a day, as the record holds it."""
    held = [entry for entry in _held(told, forum) if entry.happened_to < before]
    return held[-1] if held else None


def _held(told: Told, forum: Forum) -> list[Entry]:
    ids = {row.entry_id for row in standing(told.assembled.record.session, told.as_of) if row.forum == forum.name}
    return [entry for entry in told.entries if entry.entry_id in ids]


def prepared(told: Told, forum: Forum, on: date, agencies: Iterable[str], own: Iterable[str]) -> list[Part]:
    """The parts of one session on a day. `agencies` are those that meet; `own` are entries recorded in the session itself, which are not news to it."""
    last = last_held(told, forum, on)
    parts = [_changed(told, last, forum, set(own)), _outcomes(told), _rhythm(told, forum, on)]
    if forum.reflective:
        return [parts[0], _hypotheses(told, forum), _questions(told), _not_heard(told, last, agencies), _words_of_children(told), _disagreements(told)]
    return [*parts, _questions(told), _left_open(told), _actions(told), _not_heard(told, last, agencies), _words_of_children(told), _disagreements(told), _carried(told, forum)]


def _by_anchor(told: Told) -> dict[str, Entry]:
    return {entry_anchor(entry.entry_id): entry for entry in told.entries}


def _lead_to(line: ChildLine | None, entries: dict[str, Entry]) -> tuple[Entry, ...]:
    return (entries[line.entry.anchor],) if line and line.entry and line.entry.anchor in entries else ()


def _of_each_child(told: Told) -> list[tuple[str, str]]:
    return [(person.person_id, person.label) for person in sorted(told.people.values(), key=eldest_first) if person.kind == "child"]


def _changed(told: Told, last: Entry | None, forum: Forum, own: set[str]) -> Part:
    """What was recorded about each child since the last session; without one, the latest entries."""
    heading = f"What is new for each child since the last one, {day(last.happened_to)}" if last else f"The latest about each child. {NONE} tells of an earlier {forum.name.lower()}"
    groups = []
    for child, label in _of_each_child(told):
        entries = [entry for entry in told.own.get(child, ()) if entry.entry_id not in own and (last is None or (_known(entry) > last.happened_to and entry.entry_id != last.entry_id))]
        lines = [Line("", (entry,)) for entry in (entries[-SHOWN:] if last else entries[-5:])]
        if last and len(entries) > SHOWN:
            lines.insert(0, Line(f"The latest {SHOWN} of {len(entries)}; the others stand in the chronology."))
        groups.append((label, tuple(lines) or (Line(f"{NONE} about {label}{' since' if last else ''}."),)))
    return Part("changed", heading, tuple(groups), "No child is listed in the records supplied.")


def _known(entry: Entry) -> date:
    return entry.known_on or entry.happened_to


def _outcomes(told: Told) -> Part:
    """What must be different for each child, as decided, with its day; and the last entry of a plan."""
    same = [group for group in the_same(decisions_of(told)) if group[-1].row.different_for_child]
    plans = {child.label: child.plan for child in children(told)}
    entries = _by_anchor(told)
    groups = []
    for child, label in _of_each_child(told):
        lines = [_outcome(told, group) for group in same if child in group[-1].children]
        plan = plans[label]
        groups.append((label, (*lines, Line(f"{plan.words[0].upper()}{plan.words[1:]}.", _lead_to(plan, entries)))))
    return Part("plan", "The plan, outcome by outcome, for each child", tuple(groups), "No child is listed in the records supplied.")


def _outcome(told: Told, group: list[Taken]) -> Line:
    row = group[-1].row
    by = f"By {day(row.by_when)}{', a day that has passed' if row.by_when < told.as_of else ''}: " if row.by_when else ""
    again = f" Decided {times(len(group))}, first on {day(group[0].entry.happened_from)}: it is the same decision again." if len(group) > 1 else ""
    return Line(f"{by}{row.different_for_child}.{f' If it is not: {row.otherwise}.' if row.otherwise else ''}{again}".replace("..", "."), tuple(one.entry for one in group))


def _rhythm(told: Told, forum: Forum, on: date) -> Part:
    """When it was held, and when it was due, where a rhythm is set."""
    held = _held(told, forum)
    lines = [Line(f"Held {day(entry.happened_to)}.", (entry,)) for entry in held]
    number = forum.rhythm if held else forum.first
    start = held[-1].happened_to if held else _plan_began(told)
    if number and start:
        due = due_after(start, number.value, number.unit)
        lines.append(Line(f"Due by {day(due)}{', which has passed' if due < on else ''} ({number.source})."))
    elif forum.rhythm is None:
        lines.append(Line("No rhythm is set for this forum. A partnership sets its own."))
    return Part("held", f"{forum.name}: due and held", (("", tuple(lines)),), f"{NONE} tells of an earlier one.")


def due_after(start: date, value: int, unit: str) -> date:
    """The day that is so many days, working days, weeks or months after another."""
    if unit == "working days":
        return working_days_after(start, value)
    if unit == "months":
        month = start.month - 1 + value
        return date(start.year + month // 12, month % 12 + 1, min(start.day, 28))
    return start + timedelta(days=value * (7 if unit == "weeks" else 1))


def _plan_began(told: Told) -> date | None:
    return next((entry.happened_to for entry in reversed(told.entries) if entry.kind and entry.kind.value in ("plan start", "conference")), None)


def _questions(told: Told) -> Part:
    entries = {entry.entry_id: entry for entry in told.entries}
    lines = [Line(f"{one.statement} {one.question} Raised {day(one.raised_on)}.", tuple(entries[i] for i in one.evidence if i in entries), one) for one in unanswered(told)]
    return Part("questions", "Live questions from the record that nobody has answered", (("", tuple(lines)),), "No live question stands unanswered on what everybody here may see. This does not mean that the children are safe.")


def _left_open(told: Told) -> Part:
    lines = [Line(question_words(one), tuple(x.entry for x in (*one.left_open, *one.taken))) for one in questions_put(told) if one.left_open]
    return Part("left-open", "Questions on which no decision was taken", (("", tuple(lines)),), f"{NONE} says that a decision was left open.")


def question_words(question: Question) -> str:
    """A question with how often it was put and left open, and whether it is open now."""
    now = "It is open." if question.open else f"Decided {day(question.taken[-1].entry.happened_to)}."
    return f"‘{question.words}’: no decision {times(len(question.left_open))}. {now}"


def _actions(told: Told) -> Part:
    lines = [Line(action_words(one), one.entries, action=one) for one in actions_of(told) if one.open]
    return Part("actions", "Actions that no entry shows done", (("", tuple(lines)),), "No open action stands in the records supplied.")


def action_words(one: ActionNow) -> str:
    """An action in a sentence: what, who, by when, how often carried over, and whether its day has passed."""
    row = one.row
    owner = ", ".join(part for part in (row.owner, row.owner_agency) if part) or "nobody named to do it"
    due = f"due {day(row.due_on)}" if row.due_on else "no day set"
    carried = f" Carried over {times(one.carried)}{f', from {day(one.rows[0].due_on)}' if one.rows[0].due_on else ''}." if one.carried else ""
    return f"{row.action}: {owner}; {due}{', which has passed' if one.overdue else ''}.{carried}"


def times(count: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _not_heard(told: Told, last: Entry | None, agencies: Iterable[str]) -> Part:
    """Fathers and men with care, with when they were last in touch; then agencies of which there is no entry since."""
    entries, found = _by_anchor(told), men(told)
    lines = [Line(FIRST_A_MANAGER)]
    for man in found.each:
        harm = [Line(f"{man.label}: {man.harm.words}, in an entry of harm.", _lead_to(man.harm, entries))] if man.harm else []
        harm += [Line(f"{man.label}: {one.words}.", _lead_to(one, entries)) for one in man.settles]
        lines += [*harm, Line(f"{man.label}, {man.standing}: {man.in_touch.words}.", _lead_to(man.in_touch, entries))]
    lines += [Line(f"No father of {label} is named in the records supplied.") for label in found.not_named]
    since = last.happened_to if last else told.as_of - timedelta(days=91)
    spoke = {entry.agency for entry in told.entries if _known(entry) > since}
    silent = [Line(f"{agency}: {NONE[0].lower()}{NONE[1:]} since {day(since)}.") for agency in sorted(agencies) if agency not in spoke]
    return Part("not-heard", "Fathers, and agencies not heard", (("Fathers and men who care for a child", tuple(lines)), ("Agencies", tuple(silent) or (Line(f"Each agency has an entry since {day(since)}."),))))


def _words_of_children(told: Told) -> Part:
    entries = _by_anchor(told)
    groups = [(child.label, (Line(child.last_words.words, _lead_to(child.last_words, entries)),)) for child in children(told)]
    return Part("childrens-words", "What each child said or showed, last", tuple(groups), "No child is listed in the records supplied.")


def open_disagreements(told: Told) -> list[tuple[Disagreement, Entry]]:
    """Disagreements that nobody has recorded as settled, the earliest first."""
    entries = {entry.entry_id: entry for entry in told.entries}
    return [(row, entries[row.entry_id]) for row in standing(told.assembled.record.disagreement, told.as_of) if row.settled_on is None and row.entry_id in entries]


def _disagreements(told: Told) -> Part:
    lines = [Line(f"On {row.about}: {entry.agency} sees it so: {row.one_view or 'not written'}. {row.other_agency or 'The other side'}: {row.other_view or 'not written yet'}. Since {day(entry.happened_from)}, {days((told.as_of - entry.happened_from).days)}{f'; at the step: {row.stage}' if row.stage else ''}.".replace("..", "."), (entry,)) for row, entry in open_disagreements(told)]
    return Part("disagreements", "Disagreements that are open", (("", tuple(lines)),), "No open disagreement is recorded in the records supplied.")


def left_by(told: Told, entry_id: str) -> list[Part]:
    """What one session left in the record: the decisions and actions recorded in it, or its hypotheses and the questions it carried."""
    entries = {entry.entry_id: entry for entry in told.entries}
    row = next((row for row in standing(told.assembled.record.session, told.as_of) if row.entry_id == entry_id), None)
    if row is None:
        return []
    if row.session_kind == "reflective":
        might = tuple(line for one in row.hypotheses for line in hypothesis_lines(one, entries, told.as_of))
        carried = tuple(Line(f"‘{one.question}’, to the {one.to_forum.lower()}.") for one in row.carried)
        return [Part("hypotheses", "Hypotheses", (("", might),), "None was kept."), Part("carried", "Questions carried", (("", carried),), "None was carried.")]
    return [Part("recorded", "Recorded in it", (("", tuple(Line("", (entries[one],)) for one in row.recorded if one in entries)),), "Nothing of it is in your sight.")]


def _hypotheses(told: Told, forum: Forum) -> Part:
    """Hypotheses that earlier sessions of the forum kept, each with what speaks for and against it."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = [row for row in standing(told.assembled.record.session, told.as_of) if row.forum == forum.name and row.entry_id in entries]
    lines = [line for row in rows for one in row.hypotheses for line in hypothesis_lines(one, entries, told.as_of, entries[row.entry_id])]
    return Part("hypotheses", "Hypotheses kept before, to be looked at again", (("", tuple(lines)),), "No earlier session kept a hypothesis.")


def hypothesis_lines(one: Hypothesis, entries: dict[str, Entry], as_of: date, kept_in: Entry | None = None) -> list[Line]:
    """A hypothesis, said to be one, with the day on which it is looked at again; then the entries that speak for it, and those that speak against it."""
    again = f" To be looked at again by {day(one.review_on)}{', a day that has passed' if one.review_on < as_of else ''}." if one.review_on else ""
    cited = {words: tuple(entries[i] for i in ids if i in entries) for words, ids in (("Speaks for it:", one.speaks_for), ("Speaks against it:", one.speaks_against))}
    return [Line(f"{one.says.rstrip('.')}. Not known to be so.{again}", (kept_in,) if kept_in else ()), *(Line(words, found) for words, found in cited.items() if found)]


def _carried(told: Told, forum: Forum) -> Part:
    """Questions that reflective sessions carried to this forum."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = [(row, entries[row.entry_id]) for row in standing(told.assembled.record.session, told.as_of) if row.entry_id in entries]
    lines = [Line(f"‘{one.question}’, from the {row.forum.lower()} of {day(entry.happened_to)}.", (entry,)) for row, entry in rows for one in row.carried if one.to_forum == forum.name]
    return Part("carried", "Questions carried here from supervision", (("", tuple(lines)),), "None was carried here.")
