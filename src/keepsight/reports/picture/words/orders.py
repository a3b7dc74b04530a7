"""Orders and arrangements in words: what stands on the as-at day, and what has ended."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.codes import ORDER_KINDS
from keepsight.records.work import Order

from ..told import Told, standing
from .dates import day

ORDERS = ("court order", "bail", "written agreement", "contact arrangement")
ALL = tuple(ORDER_KINDS)


@dataclass(frozen=True, slots=True)
class OrdersTold:
    """Those that are not ended, and those that are; each by kind, then the latest begun first."""

    standing: list[Order]
    ended: list[Order]


def orders_told(told: Told) -> OrdersTold:
    """Every order of the record that stands or has ended by the as-at day. One whose entry was withdrawn is gone with it."""
    ours, there = {entry.entry_id for entry in told.assembled.record.entry}, {entry.entry_id for entry in told.entries}
    rows = [row for row in standing(told.assembled.record.order, told.as_of) if (row.known_on is None or row.known_on <= told.as_of) and (row.order_id not in ours or row.order_id in there)]
    rows.sort(key=lambda row: (ALL.index(row.order_kind), -(row.start.toordinal() if row.start else 0), row.order_id))
    return OrdersTold([row for row in rows if not _is_over(row, told)], [row for row in rows if _is_over(row, told)])


def _is_over(row: Order, told: Told) -> bool:
    return row.end_ is not None and row.end_ < told.as_of


def order_words(told: Told, order: Order) -> str:
    """What it says, whom it binds and protects, its days, and who wrote it down when."""
    kind = ORDER_KINDS[order.order_kind]
    parts = [f"{kind[:1].upper()}{kind[1:]}: {order.says.rstrip('.')}"]
    about = "binds" if order.order_kind in ORDERS else "about"
    parts += [f"{words} {_names(told, people)}" for words, people in ((about, order.binds), ("protects", order.protects)) if people]
    parts += [days for days in [dates_of(order)] if days]
    entry = next((entry for entry in told.entries if entry.entry_id == order.order_id), None)
    if entry is not None:
        parts.append(f"written down {day(entry.happened_to)} by {entry.agency}{', on the word of ' + entry.account_of if entry.account_of else ''}")
    return "; ".join(parts) + "."


def dates_of(order: Order) -> str:
    """From when and until when, as recorded; of an order without an end it is said that none is recorded."""
    began = f"from {day(order.start)}" if order.start else "first day not recorded"
    return f"{began}, {'until ' + day(order.end_) if order.end_ else 'no end recorded'}"


def _names(told: Told, people: list[str]) -> str:
    return ", ".join(told.people[one].label if one in told.people else "a person not in this record" for one in people)
