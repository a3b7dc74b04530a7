"""What is said of families that change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.commands.list_changes import CAME, LEFT, WAS_ADOPTED, Changed
from keepsight.reports.picture.words.dates import day
from keepsight.web.layout.doing import Doing

SAYS = {
    LEFT: "{who} left this family on {on}, and went to another{whom}. What was written until then stays here.",
    CAME: "{who} came from another family on {on}{whom}. What was written while they were there stays in that record.",
    WAS_ADOPTED: "{who} was adopted on {on}. The record of who they were ended with that day, and leads nowhere else.",
}
TAKES_BACK = {LEFT: "take-back-leaving", WAS_ADOPTED: "take-back-leaving"}
FORMS = {
    "choose": ("Somebody goes to another family", "Go on", "", ("Choose who goes, and to which family. On the next page you say since when.",)),
    "move": (
        "Somebody goes to another family", "Write it down", "It is in both records.",
        ("Their place in this family ends on a day, and one in the other begins. Entries stay where they were written: nothing is carried over, and nothing goes out of sight here.",
         "Whoever reaches one of the two families reads on its page that there is another, and what somebody there is of them. Nothing else."),
    ),
    "adopted": (
        "A child was adopted", "Write it down", "It is in the record.",
        ("The record of who the child was ends with that day. Their place here has its last day, no search finds them by this name any more, and nothing leads from here to who they are now.",
         "No new name, number or family is asked for. Do not write one anywhere in this record. Their new family, where services work with it, has a record of its own that begins anew.")),
    "back": ("Take it back", "Take it back", "It is taken back. What was written stays to be read, closed.", ("What it ended stands again, in both records where it was in two.",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words; `elsewhere` and `address` lead to the other record of somebody who reaches it, `back` to taking it back."""

    words: str
    elsewhere: str
    address: str
    reason: str
    back: str


def change_lines(changes: Iterable[Changed], by: Scope | None = None) -> tuple[ChangeLine, ...]:
    """Each change in a sentence; with `by`, who may take back those of their agency."""
    return tuple(_line(one, by) for one in changes)


def _line(one: Changed, by: Scope | None) -> ChangeLine:
    whom = f" to their {one.relationship}" if one.relationship and one.what == LEFT else f", to their {one.relationship}" if one.relationship else ""
    back = reverse(TAKES_BACK[one.what], args=[by.family.pk, one.number]) if by and one.number and one.what in TAKES_BACK else ""
    there = one.elsewhere
    return ChangeLine(SAYS[one.what].format(who=one.who, on=day(one.on), whom=whom), there.label if there else "", reverse("family", args=[there.pk]) if there else "", one.reason, back)


def doing_words(form: str, by: Scope, quoted: str = "") -> Doing:
    """What the form says."""
    heading, button, done, means = FORMS[form]
    back = reverse("changes", args=[by.family.pk])
    return Doing(f"{heading}: {by.family.label}", button, done, back, "Back to when the family changes", means, quoted)
