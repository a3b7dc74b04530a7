"""What entries tell of harm by one adult, of what stops asking for contact with them, and of shared care: as the question about fathers reads it.

The one rule for pages. The views `harm_recorded`, `stops_with_each_adult` and `decisions_on_involving` say the same in SQL, and a test holds the two to
each other over generated families.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from keepsight.records.entry import Concerned, Entry

from .engine import said_in

HARM = frozenset({"violence", "domestic-abuse", "sexual-harm", "physical-harm"})
NOT_THEIR_DOING = frozenset({"said to have been harmed", "interpreted", "reported"})
NOT_WITH_THEM = frozenset({"absent", "said to have harmed", "said to have been harmed"})
STOPS = ("restriction", "manager_decided", "safety_decision")
LISTS = (*STOPS, "order_or_bail", "how_he_may_be_involved", "shared_care")


@dataclass(frozen=True, slots=True)
class OfSafety:
    """Entries about one adult, each list in the order in which they were given.

    `harm` tell of violence or of being said to have harmed; `worded` of an order, bail, a restriction or a decision about safety in words alone; `stops` are
    those of both that stop asking for contact; `involving` are decisions on how they may be involved that nothing stops; `shared` say that care is shared.
    """

    harm: list[Entry]
    worded: list[Entry]
    stops: list[Entry]
    involving: list[Entry]
    shared: list[Entry]


def of_safety(own: Iterable[Entry], parts_in: Callable[[Entry], Collection[str]], kind_of: Callable[[Entry], str]) -> OfSafety:
    """Read one adult's own entries: `parts_in` gives the adult's parts in one, `kind_of` the kind as rules read it."""
    read = [(entry, frozenset(parts_in(entry)), said_in(entry, LISTS)) for entry in own]
    involving = [entry for entry, parts, said in read if _on_involving(kind_of(entry), entry, parts, said)]
    decided = {entry.entry_id for entry in involving}
    told = [(entry, said, _harmful(entry, parts)) for entry, parts, said in read if parts - NOT_THEIR_DOING]
    bearing = [(entry, said, harmful) for entry, said, harmful in told if harmful or said & {"restriction", "safety_decision"}]
    stopping = [(entry, said) for entry, said, _ in bearing if entry.entry_id not in decided and said & set(STOPS)]
    stops = [entry for entry, said in stopping if not any(_lifts(later, entry, said) for later in involving)]
    return OfSafety(
        harm=[entry for entry, _, harmful in bearing if harmful],
        worded=[entry for entry, _, harmful in bearing if not harmful],
        stops=stops,
        involving=[] if stops else involving,
        shared=[entry for entry, parts, said in read if "shared_care" in said and not parts & NOT_WITH_THEM],
    )


def parts_of(person_id: str, rows: Collection[Concerned]) -> list[str]:
    """A person's parts in an entry of which `rows` are all whom it concerns. The one person whom it names at all is whom it is about, where its source says no
    more than the name: the view `parts` says the same in SQL."""
    own = [row.part for row in rows if row.person_id == person_id]
    alone = len(own) == len(rows) and {row.part for row in rows if not row.suggested} == {"mentioned"}
    return [*own, "subject"] if alone else own


def _harmful(entry: Entry, parts: frozenset[str]) -> bool:
    return "said to have harmed" in parts or any(theme.value in HARM and not theme.denied for theme in entry.themes)


def _on_involving(kind: str, entry: Entry, parts: frozenset[str], said: set[str]) -> bool:
    return kind == "decision" and entry.kind is not None and not entry.kind.suggested and "subject" in parts and "how_he_may_be_involved" in said


def _lifts(later: Entry, stop: Entry, said: set[str]) -> bool:
    """A decision is lifted by a surely later one on how they may be involved; an order or bail is not (decision 160)."""
    return "order_or_bail" not in said and bool(said & {"manager_decided", "safety_decision"}) and later.happened_from > stop.happened_to
