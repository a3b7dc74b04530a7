"""The grades that stand, as the form to correct them is first filled with."""

from __future__ import annotations

from typing import Any

from keepsight.commands.grade_care import Task
from keepsight.commands.open_care import Opened

from .forms import NOT_OBSERVED, things_of


def standing(opened: Opened, task: Task) -> dict[str, Any]:
    """The form's first words by field. What is no more among the tool's things is left to the version before."""
    now = opened.grading
    given: dict[str, Any] = {"version": opened.version, "childs_view": now.assessment.childs_view, "carers_view": now.assessment.carers_view}
    given["trained"] = "" if now.assessment.trained is None else "yes" if now.assessment.trained else "no"
    grades = {(grade.area, grade.item): grade for grade in now.grades}
    for number, (area, _, _, item) in enumerate(things_of(task)):
        if grade := grades.get((area, item)):
            given |= {f"grade-{number}": grade.value if grade.observed else NOT_OBSERVED, f"cites-{number}": grade.cites, f"words-{number}": grade.words}
    return given
