"""Sealing: events take their places in a chain, in batches; and proof that the chain is whole (contracts 7)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from .models import Event

FIRST = "0" * 64
TOLD = ("kind", "sentence", "who_id", "who", "role", "agency", "purpose", "family_id", "rows")
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: how many events are sealed, and the hash of the last."""

    position: int
    chain: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What verifying found. `bad` is the first event that is not as it was sealed, and `why` says in which way."""

    head: Head
    unsealed: int
    bad: int | None = None
    why: str = ""


def head() -> Head:
    """The head of the chain now."""
    last = Event.objects.filter(position__isnull=False).order_by("-position").first()
    return Head(last.position, last.chain) if last else Head(0, FIRST)


def seal() -> int:
    """Give every unsealed event its place; returns how many. Two sealers at once: one gives way, and loses nothing."""
    try:
        with transaction.atomic():
            return _seal(head())
    except IntegrityError:
        return 0


def _seal(at: Head) -> int:
    waiting = list(Event.objects.filter(position__isnull=True).order_by("pk")[:BATCH])
    for event in waiting:
        at = Head(at.position + 1, link(at.chain, event))
        event.position, event.chain = at.position, at.chain
    Event.objects.bulk_update(waiting, ["position", "chain"], batch_size=200)
    return len(waiting)


def link(before: str, event: Event) -> str:
    """The hash that binds an event to the one before it."""
    told = {name: getattr(event, name) for name in TOLD} | {"at": event.at.isoformat()}
    return hashlib.sha256((before + json.dumps(told, sort_keys=True, ensure_ascii=False)).encode()).hexdigest()


def verify(kept: Head | None = None) -> Proof:
    """Walk the whole chain. `kept` is a head that was kept elsewhere: with it, a missing tail is seen too."""
    at = Head(0, FIRST)
    waiting = Event.objects.filter(position__isnull=True).count()
    for event in _sealed():
        if event.position != at.position + 1:
            return Proof(at, waiting, at.position + 1, "it is missing")
        if event.chain != link(at.chain, event):
            return Proof(at, waiting, event.position, "it is not as it was sealed")
        at = Head(event.position, event.chain)
        if kept and kept.position == at.position and kept.chain != at.chain:
            return Proof(at, waiting, event.position, "the chain up to it is not the one whose head was kept")
    if kept and kept.position > at.position:
        return Proof(at, waiting, at.position + 1, f"it is missing: the head that was kept is of event {kept.position}")
    return Proof(at, waiting)


def _sealed() -> Iterator[Event]:
    return Event.objects.filter(position__isnull=False).order_by("position").iterator(chunk_size=BATCH)
