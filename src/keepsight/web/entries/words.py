"""What the form to write an entry says (safe practice 1.3)."""

from __future__ import annotations

import os
from dataclasses import dataclass

from keepsight.access.scope import Scope

FRONT_DOOR = "your local front door for children’s services"


@dataclass(frozen=True, slots=True)
class WriteWords:
    """The form's words: what writing does not do, and who will see what is written."""

    heading: str
    not_telling: str
    who_sees: str


def write_words(by: Scope) -> WriteWords:
    """Put the form into words."""
    front_door = os.environ.get("KEEPSIGHT_FRONT_DOOR", FRONT_DOOR)
    return WriteWords(
        heading="Write an entry",
        not_telling=f"Writing here tells nobody. If a child may be in danger now, ring 999. To refer a child, ring {front_door}.",
        who_sees=f"Seen by people of {by.reader.agency} who work with this family, and by those of a joint record that {by.reader.agency} is part of, unless you restrict it.",
    )
