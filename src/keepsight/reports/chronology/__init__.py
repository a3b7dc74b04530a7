"""The multi-agency chronology: in full, succinct (key events), for court; of the family, or of one child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..content import Section, Words
from ..copies.cut import Copy
from ..picture.told import Told
from ..sections.entries import full_chronology, in_words, key_events
from ..sections.rests_on import rests_on
from ..sections.who import who
from .court import court

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "Multi-agency chronology"
WHAT = "Every agency’s entries in one order: in full, key events only, or for court; of the family or of one child."
FORMS = {"full": "key events, then every entry", "succinct": "key events only", "court": "key events, numbered, the last two years apart"}
READERS: tuple[str, ...] = ()
ABOUT = True
ASKS = False


def title(wish: Wish) -> str:
    """The report's title. Whose it is stands inside, never in a file's properties."""
    return {"court": "Chronology for court", "succinct": "Multi-agency chronology: key events"}.get(wish.form, TITLE)


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """The sections in order."""
    entries, of_family = in_words(told, wish.about), wish.reader.kind.of_family
    found = _whom(told, wish)
    if wish.form == "court":
        return [*found, *court(told, entries, of_family=of_family), who(told, of_family=of_family)]
    found.append(key_events(entries, of_family=of_family))
    if wish.form != "succinct":
        found.append(full_chronology(entries, of_family=of_family))
    return [*found, who(told, of_family=of_family, drawn=not wish.about), *([] if of_family else [rests_on(told)])]


def _whom(told: Told, wish: Wish) -> list[Section]:
    if not wish.about:
        return []
    label = told.people[wish.about].label if wish.about in told.people else "this person"
    return [Section("whom", "Whose chronology this is", (Words(f"Entries that concern {label}, and no others."),))]
