"""The log: events in sentences, sealed into a chain that shows what was changed, and what is missing."""

from __future__ import annotations

import pytest

from keepsight.audit.models import Event
from keepsight.audit.seal import Head, head, seal, verify
from keepsight.audit.write import write
from keepsight.cli.terminal import TERMINAL_READER


@pytest.fixture
def sealed(service) -> Head:
    """A chain with what the service has done so far, and five events of families."""
    for number in range(5):
        write("family seen", TERMINAL_READER, family=f"family {number}", purpose="a test", rows=[f"E{number}"])
    while seal():
        continue
    return head()


def test_what_is_sealed_is_whole(sealed):
    proof = verify()
    assert (proof.bad, proof.head, proof.unsealed) == (None, sealed, 0)


@pytest.mark.parametrize("change", [{"sentence": "Nobody looked."}, {"who": "Somebody else"}, {"rows": []}, {"chain": "0" * 64}])
def test_a_changed_event_is_the_first_bad_one(sealed, change):
    Event.objects.filter(position=sealed.position - 3).update(**change)
    assert verify().bad == sealed.position - 3


def test_a_missing_event_is_the_first_bad_one(sealed):
    Event.objects.filter(position=sealed.position - 2).delete()
    assert verify().bad == sealed.position - 2


def test_a_missing_end_is_seen_only_beside_a_head_that_was_kept(sealed):
    Event.objects.filter(position__gt=sealed.position - 2).delete()
    assert verify().bad is None
    assert verify(sealed).bad == sealed.position - 1


def test_a_chain_sealed_anew_from_the_beginning_is_not_the_one_whose_head_was_kept(sealed):
    Event.objects.filter(position=1).update(sentence="Nothing happened.")
    Event.objects.update(position=None, chain="")
    while seal():
        continue
    assert verify().bad is None
    assert verify(sealed).bad == sealed.position


def test_events_that_wait_are_counted_and_take_their_places_in_order(sealed):
    write("home seen", TERMINAL_READER)
    assert verify().unsealed == 1
    assert seal() == 1
    assert head().position == sealed.position + 1
