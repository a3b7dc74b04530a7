"""Opening a family's orders and arrangements: those that stand and those that ended, each with the entry it was written in where there is one."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.records.entry import Entry
from keepsight.records.work import Order
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.orders import orders_told
from keepsight.store.models import Order as StoredOrder

from .as_seen import as_seen
from .command import command
from .command import told as write_down


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an order: its number, what it said, who wrote it, when, and why it was put in place of the one before."""

    number: int
    says: str
    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True)
class Orders:
    """The record as the reader sees it; its orders and arrangements that are not ended, and those that are; `entries` by order_id."""

    told: Told
    standing: tuple[Order, ...]
    ended: tuple[Order, ...]
    entries: dict[str, Entry]

    def one(self, order_id: str) -> Order:
        """The order with this id. Raises NotYours where there is none in sight."""
        found = next((order for order in (*self.standing, *self.ended) if order.order_id == order_id), None)
        if found is None:
            raise NotYours
        return found

    def own(self, order_id: str, by: Scope) -> Order:
        """The order, where it was written here by the reader's own agency. Raises NotYours."""
        entry = self.entries.get(order_id)
        if entry is None or not by.reader.agency or entry.agency != by.reader.agency:
            raise NotYours
        return self.one(order_id)


@command(May.SEE_FAMILY)
def open_orders(*, by: Scope) -> Orders:
    """Every order and arrangement in sight."""
    write_down("arrangements seen", by)
    return orders(by)


def orders(by: Scope) -> Orders:
    """The same, for a command that uses it and writes an event of its own."""
    told = as_seen(by)
    found = orders_told(told)
    return Orders(told, tuple(found.standing), tuple(found.ended), {entry.entry_id: entry for entry in told.entries})


def versions_of(order_id: str, by: Scope) -> list[Version]:
    """Every version of an order in sight, the latest first: nothing is overwritten."""
    rows = StoredOrder.objects.filter(family=by.family, order_id=order_id).select_related("writing").order_by("-row_no")
    return [Version(row.pk, row.says, row.writing.by, f"{row.writing.at:%d.%m.%Y}", row.writing.reason) for row in rows]
