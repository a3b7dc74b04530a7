"""How the demo family's care was graded in Keepsight, by three agencies: what two of them saw differently, and years in which nobody looked.

How Ruby's fell, recovered and slipped comes with the files: social care keeps it in a spreadsheet of their own (`examples/family`).

The days are those of the story in `examples/story/family`; each grade rests on the entry of those days that holds the words given beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from keepsight.access.scope import Scope
    from keepsight.commands.grade_care import Answer, Task
    from keepsight.store.models import FamilyRecord

STORY_ENDS = date(2023, 12, 6)  # the last day of the example family's files, to which the demo's last day is moved
HEALTH, PLAY, LEARNING, NURSERY = "Health as it is seen on the child", "Play and first words", "At school, and learning", "Nursery, school and help with learning"
ADVICE, HUNGER, CLEAN, WHO_LOOKS_AFTER = "Appointments, medicine and advice", "Hunger and growth", "Clean, warm and dry", "Who looks after the child, and where the child sleeps"


@dataclass(frozen=True, slots=True)
class Looked:
    """One grading of the story: by whom, of whose care by whom, over which days; by item the grade and words of an entry that it rests on."""

    by: str
    child: str
    carer: str
    first: date
    last: date
    found: dict[str, tuple[str, str]]
    childs_view: str = ""
    carers_view: str = ""


TRAINED = ("bethan",)
GRADINGS = (
    Looked("bethan", "Isla", "Joanne", date(2017, 2, 13), date(2017, 4, 3), {WHO_LOOKS_AFTER: ("not met", "Basket full of washing"), HEALTH: ("met", "3.9 kg, smiling")}, carers_view="She settles best in with me."),
    Looked("bethan", "Isla", "Joanne", date(2017, 6, 19), date(2018, 2, 21), {WHO_LOOKS_AFTER: ("met", "Cot up, seen"), HEALTH: ("met", "Pulls to stand")}),
    Looked("bethan", "Isla", "Joanne", date(2018, 9, 12), date(2019, 5, 10), {PLAY: ("partly met", "Communication below for age"), ADVICE: ("met", "up to date with imms"), HEALTH: ("met", "Busy, happy")}),
    Looked("bethan", "Isla", "Joanne", date(2021, 9, 1), date(2021, 10, 31), {HEALTH: ("not met", "teeth decayed")}),
    Looked("colin", "Isla", "Joanne", date(2021, 9, 8), date(2021, 11, 23), {HUNGER: ("not met", "hiding crusts"), CLEAN: ("not met", "Same tights since Friday")}, childs_view="She hides crusts in her sleeve."),
    Looked("amara", "Isla", "Joanne", date(2021, 9, 8), date(2021, 11, 30), {HUNGER: ("partly met", "hunger, clothes, smell"), CLEAN: ("not met", "hunger, clothes, smell")}),
    Looked("amara", "Callum", "Martyn", date(2021, 9, 1), date(2021, 12, 17), {NURSERY: ("met", "Full timetable"), LEARNING: ("met", "Attendance this term 97%")}, childs_view="He dreams that nobody is awake at Mum’s."),
    Looked("bethan", "Isla", "Joanne", date(2022, 4, 23), date(2022, 6, 1), {HEALTH: ("partly met", "3 extractions"), ADVICE: ("met", "Mo came on the bus to all of it")}),
    Looked("colin", "Isla", "Joanne", date(2022, 2, 8), date(2022, 6, 24), {LEARNING: ("met", "on time every day"), NURSERY: ("met", "Mum at the gate")}),
    Looked("bethan", "Alfie", "Lewis", date(2023, 9, 23), date(2023, 11, 29), {WHO_LOOKS_AFTER: ("partly met", "safe sleep and soothing done with him")}, carers_view="I can’t do that again."),
)  # fmt: skip


def grade(family: FamilyRecord, by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    """Put every grading of the story into the record, the earliest first, each on the day on which its time was over."""
    from keepsight.commands.grade_care import Graded, grade_care, task_of

    moved = (family.as_at or date.today()) - STORY_ENDS
    for one in GRADINGS:
        first, last = one.first + moved, one.last + moved
        task = task_of(ids[one.child], ids[one.carer], "keepsight-profile", first.isoformat(), last.isoformat(), by(one.by))
        graded = Graded(tuple(_answers(task, one)), one.by in TRAINED, one.childs_view, one.carers_view, on=min(last + timedelta(days=3), date.today()))
        grade_care(task, graded, by=by(one.by))


def _answers(task: Task, one: Looked) -> list[Answer]:
    """Everything the tool has for the child's age; what the story does not name was not observed."""
    from keepsight.commands.grade_care import Answer

    asked = [(area, sub_area, item) for area in task.areas for sub_area, item in area.items()]
    if unknown := set(one.found) - {item.name for _, _, item in asked}:
        raise ValueError(f"{one.child}, {one.first}: the tool has no {'; '.join(sorted(unknown))} for this age.")
    found = []
    for area, sub_area, item in asked:
        value, words = one.found.get(item.name, ("", ""))
        found.append(Answer(area.name, sub_area.name, sub_area.about, item.name, value, _resting_on(task, words) if value else ()))
    return found


def _resting_on(task: Task, words: str) -> tuple[str, ...]:
    cites = tuple(entry.entry_id for entry in task.entries if words in entry.text)
    if not cites:
        raise ValueError(f"{task.child.label}, {task.first} to {task.last}: no entry in sight holds ‘{words}’.")
    return cites
