"""What the pages of decisions and actions say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.record_action import DecisionsSeen
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day
from keepsight.reports.session.actions import ActionNow, actions_of
from keepsight.reports.session.decided import Taken, decisions_of, questions_put, the_same
from keepsight.reports.session.prepared import action_words, question_words, times
from keepsight.web.layout.citing import cite
from keepsight.web.layout.doing import Doing

DOING = {
    "decide": ("Record a decision, or that none was taken", "Record it", "It is in the record."),
    "set": ("Record who is to do what", "Record it", "The action is in the record."),
    "carry": ("Carry an action over", "Carry it over", "The action is carried over. That it was is counted, and stays in sight."),
    "done": ("Which entry shows it done?", "Save", "The action is done: the entry that shows it stands beside it."),
}


def doing_words(which: str, by: Scope, now: ActionNow | None = None) -> Doing:
    """Put one of the forms into words: also who will see what is recorded."""
    heading, button, said = DOING[which]
    agencies = sorted(by.agencies | ({by.reader.agency} - {""}))
    who = f"Seen by people of {', '.join(agencies)} who work with this family." if agencies else "Seen by nobody else yet: no joint record names you, and your role is held for no agency."
    quoted = action_words(now) if now else ""
    return Doing(f"{heading}: {by.family.label}", button, said, reverse("decisions", args=[by.family.pk]), f"Back to decisions and actions of {by.family.label}", (who,), quoted)


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """One decision with every time it was taken: what, the facts as (name, words), the entries as (words, address), and that it was taken again."""

    decided: str
    again: str
    children: str
    facts: tuple[tuple[str, str], ...]
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActionWords:
    """One action: its words, the entries it leads to, and what may be done, both as (words, address)."""

    words: str
    entries: tuple[tuple[str, str], ...]
    doing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DecisionsWords:
    """The page. `left_open` are (words, entries); actions are those past their day, other open ones, and those done."""

    sight: str
    decisions: tuple[DecisionWords, ...]
    left_open: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    late: tuple[ActionWords, ...]
    open: tuple[ActionWords, ...]
    done: tuple[ActionWords, ...]
    may_record: bool


def decisions_words(seen: DecisionsSeen) -> DecisionsWords:
    """Put the page into words."""
    told, by = seen.told, seen.by
    actions = [(one, _action(one, by)) for one in actions_of(told)]
    return DecisionsWords(
        f"As at {day(told.as_of)}, from the {len(told.entries):,} entries in your sight. What is decided elsewhere and not entered is not here.",
        tuple(_decision(group, told, by) for group in reversed(the_same(decisions_of(told)))),
        tuple((question_words(one), tuple(cite(x.entry, by) for x in (*one.left_open, *one.taken))) for one in questions_put(told) if one.left_open),
        tuple(words for one, words in actions if one.overdue), tuple(words for one, words in actions if one.open and not one.overdue), tuple(words for one, words in actions if not one.open),
        by.may(May.RECORD_DECISION),
    )  # fmt: skip


def _decision(group: list[Taken], told: Told, by: Scope) -> DecisionWords:
    row, entries = group[-1].row, {entry.entry_id: entry for entry in told.entries}
    facts = (
        ("Decided", "; ".join(f"{day(one.entry.happened_from)}{f', by {one.row.decided_by}' if one.row.decided_by else ''}" for one in group)),
        ("On the question", row.question),
        ("Also considered", row.considered),
        ("What must be different", f"{row.different_for_child}{f', by {day(row.by_when)}' if row.by_when else ''}" if row.different_for_child else ""),
        ("If it is not", row.otherwise),
    )
    again = f"Taken {times(len(group))}: it is the same decision again." if len(group) > 1 else ""
    rests = [entries[one] for one in dict.fromkeys(i for one in group for i in one.row.evidence) if one in entries]
    cited = tuple(cite(entry, by) for entry in [*(one.entry for one in group), *rests])
    return DecisionWords(row.decided, again, ", ".join(told.people[child].label for child in group[-1].children), tuple((name, words) for name, words in facts if words), cited)


def _action(one: ActionNow, by: Scope) -> ActionWords:
    doing = ()
    if one.open and by.may(May.RECORD_DECISION):
        at = [by.family.pk, one.row.action_id]
        doing = (("Say which entry shows it done", reverse("action-done", args=at)), ("Carry it over", reverse("carry-action", args=at)))
    shown = [one.done_in] if one.done_in else []
    return ActionWords(action_words(one), tuple(cite(entry, by) for entry in (*one.entries, *shown)), doing)
