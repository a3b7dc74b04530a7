"""Answers about events: which entries tell one, and which do not."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from .accounts import Answered
from .confirm import Ask

YES, NO = frozenset({"yes", "y", "true", "ja", "✓", "x"}), frozenset({"no", "n", "false"})


def is_yes(answer: str) -> bool:
    """The answer is yes, in any of the usual ways."""
    return answer.casefold() in YES


def is_no(answer: str) -> bool:
    """The answer is no."""
    return answer.casefold() in NO


@dataclass(slots=True)
class Ties:
    """What the answered rows say together: groups of entries that tell one event, and pairs that do not."""

    together: list[set[str]] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)

    def add(self, ask: Ask, notices: list[str]) -> None:
        """One more row; an answer that names other entries is said in `notices` and not used."""
        ids, chosen = frozenset(ask.entry_ids), _chosen(ask)
        if not chosen <= ids or len(chosen) == 1:
            notices.append(f"'{ask.answer}' was given for one event told by {', '.join(sorted(ids))}. Write yes, no, or two or more of these ids. It was not used.")
            return
        self.join(chosen)
        self.apart |= _parted(ask)

    def join(self, chosen: frozenset[str]) -> None:
        """These tell one event, with whatever one of them was already joined to."""
        touched = [group for group in self.together if group & chosen]
        self.together = [group for group in self.together if not group & chosen] + ([set(chosen).union(*touched)] if chosen else [])

    def answered(self) -> Answered:
        """The same, as `tie` takes it."""
        return Answered(tuple(map(frozenset, self.together)), frozenset(self.apart))


def _chosen(ask: Ask) -> frozenset[str]:
    if is_yes(ask.answer):
        return frozenset(ask.entry_ids)
    return frozenset() if is_no(ask.answer) else frozenset(part.strip() for part in ask.answer.split(";") if part.strip())


def _parted(ask: Ask) -> set[frozenset[str]]:
    """Pairs of the row that are said not to be one event."""
    chosen = _chosen(ask)
    return {frozenset(pair) for pair in combinations(sorted(ask.entry_ids), 2) if not set(pair) <= chosen}


def at_odds(rows: list[tuple[int, Ask]]) -> list[set[int]]:
    """Rows, by their numbers, that cannot all hold: the ties that join two entries, and the row that parts them."""
    ties = Ties()
    for _, ask in rows:
        ties.join(_chosen(ask))
    found = []
    for group in ties.together:
        parting = {number for number, ask in rows if any(pair <= group for pair in _parted(ask))}
        if parting:
            found.append(parting | {number for number, ask in rows if _chosen(ask) & group})
    return found
