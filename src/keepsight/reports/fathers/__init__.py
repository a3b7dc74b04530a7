"""What is recorded of each father and male carer, and of the family's own network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..content import Section
from ..copies.cut import Copy
from ..picture.told import Told
from ..sections.fathers import each_man, his_entries, network
from ..sections.rests_on import rests_on
from ..sections.who import who

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "Fathers and the family’s network"
WHAT = "What is recorded of each father and male carer, what is not, and who else there is in the family."
FORMS: dict[str, str] = {}
READERS = ("chair", "professionals")
ABOUT = False
ASKS = False


def title(wish: Wish) -> str:
    """The report's title."""
    return TITLE


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """The sections in order."""
    return [each_man(told), network(told), his_entries(told, copy.beside), who(told, drawn=True), rests_on(told)]
