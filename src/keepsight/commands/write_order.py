"""Writing down an order, bail, an agreement, an arrangement, a hazard or a safe way of contact; correcting it; ending it.

It is an entry first, and its row carries the entry's reference: whoever sees the entry sees the row, and nobody else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.records.codes import ORDER_KINDS
from keepsight.records.dates import When
from keepsight.records.record import Record
from keepsight.records.work import Order
from keepsight.store.models import Order as StoredOrder
from keepsight.store.models import Writing
from keepsight.store.rows import add, close

from .as_seen import as_recorded
from .command import command, told
from .open_orders import orders
from .record_entry import CannotRecord, Draft, put_in
from .write import begin

OF_A_COURT = ("court order",)
RESTRAINING = ("court order", "bail", "written agreement")  # a person whom one of these binds, and whom it protects, are not read alike


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order or arrangement as it is written. `learnt` is when the writer was told of it, `whose_word` by whom; dates may be empty."""

    order_kind: str
    says: str
    binds: tuple[str, ...]
    protects: tuple[str, ...]
    learnt: When
    whose_word: str = ""
    start: date | None = None
    end: date | None = None
    restricted: str = ""


@command(May.RECORD_ENTRY)
def write_order(draft: OrderDraft, *, by: Scope) -> str:
    """Record it, and return its reference. Raises CannotRecord."""
    _check(draft)
    people = as_recorded(by).assembled.record.people()
    entry, writing = put_in(_entry(draft, {person: row.label for person, row in people.items()}, set(people)), by)
    order = Order(
        order_id=entry.entry_id, family_id=by.family.pk, source_id=entry.source_id, known_on=entry.known_on, order_kind=draft.order_kind, says=draft.says,
        binds=list(draft.binds), protects=list(draft.protects), start=draft.start, end_=draft.end, restricted=entry.restricted,
    )  # fmt: skip
    add(Record(order=[order]), writing)
    told("arrangement written", by, rows=[entry.entry_id])
    return entry.entry_id


@command(May.RECORD_ENTRY)
def correct_order(order_id: str, version: int, draft: OrderDraft, reason: str, *, by: Scope) -> None:
    """Put a corrected version in its place; the one before is kept. Raises CannotRecord, and NotYours where it is not of the writer's agency."""
    before = orders(by).own(order_id, by)
    _check(draft)
    _give_a_reason(reason, "Say why it is corrected.")
    _put(replace(before, order_kind=draft.order_kind, says=draft.says, binds=list(draft.binds), protects=list(draft.protects), start=draft.start, end_=draft.end), version, begin("corrected", by, reason=reason), by)
    told("arrangement corrected", by, rows=[order_id])


@command(May.RECORD_ENTRY)
def end_order(order_id: str, version: int, ended: date, reason: str, *, by: Scope) -> None:
    """Say that it stands no longer from the day `ended` on, and why. It stays to be read. Raises as `correct_order` does."""
    before = orders(by).own(order_id, by)
    _give_a_reason(reason, "Say why it stands no longer, and who says so.")
    if ended > timezone.localdate():
        raise CannotRecord("This day has not come yet. To say until when it runs, correct it.", "ended")
    if before.start and ended < before.start:
        raise CannotRecord("This is before the day it began. Look at both days.", "ended")
    last = max(ended - timedelta(days=1), before.start or date.min)
    _put(replace(before, end_=last), version, begin("corrected", by, reason=reason), by)
    told("arrangement ended", by, rows=[order_id])


def _check(draft: OrderDraft) -> None:
    if draft.order_kind not in ORDER_KINDS:
        raise CannotRecord("Choose what it is.", "order_kind")
    if not draft.says.strip():
        raise CannotRecord("Write what it says.", "says")
    if not draft.binds and not draft.protects:
        raise CannotRecord("Choose whom it binds, is about or protects: at least one person.", "binds")
    if draft.start and draft.end and draft.end < draft.start:
        raise CannotRecord("The last day is before the first. Look at both.", "end")


def _give_a_reason(reason: str, words: str) -> None:
    if not reason.strip():
        raise CannotRecord(words, "reason")


def _entry(draft: OrderDraft, labels: dict[str, str], known: set[str]) -> Draft:
    """The entry it is written in. An adult whom an order protects is named in its words and has no part in the entry: an order against one parent is none against the other."""
    if unknown := {*draft.binds, *draft.protects} - known:
        raise CannotRecord(f"{len(unknown)} of those chosen are not in this family’s record. Choose again from the list.", "binds")
    told_of = draft.binds if draft.order_kind in RESTRAINING and draft.binds else tuple(dict.fromkeys((*draft.binds, *draft.protects)))
    kind = ORDER_KINDS[draft.order_kind]
    protecting = f" protecting {', '.join(labels[one] for one in draft.protects)}" if draft.protects else ""
    binding = f", binding {', '.join(labels[one] for one in draft.binds)}" if draft.binds and draft.order_kind in RESTRAINING else ""
    text = f"{kind[:1].upper()}{kind[1:]}{protecting}{binding}. {draft.says}"
    entry_kind = "court" if draft.order_kind in OF_A_COURT else "other"
    return Draft(draft.learnt, text, tuple((one, "mentioned") for one in told_of), restricted=draft.restricted, kind=entry_kind, account_of=draft.whose_word)


def _put(order: Order, version: int, writing: Writing, by: Scope) -> None:
    standing = StoredOrder.objects.select_for_update().filter(family=by.family, order_id=order.order_id, known_until__isnull=True).first()
    if standing is None or standing.pk != version:
        whose = f" by {standing.writing.by}" if standing else ""
        raise CannotRecord(f"This was changed{whose} while you had it open. Nothing of yours is lost: read it as it stands now, below, and send yours again if it still holds.")
    today = timezone.localdate()
    close([standing], today, writing)
    add(Record(order=[replace(order, known_on=today, known_until=None)]), writing)
