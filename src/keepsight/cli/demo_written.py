"""What the demo's workers wrote over ten years on the pages of fathers, orders, the baby, alcohol and drugs, and the network: with gaps, as such pages have.

A father who had warned and was found late; a safety decision that is due to be looked at again; a card that a bereavement opened anew.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from keepsight.access.models import User
    from keepsight.access.scope import Scope
    from keepsight.records.dates import When
    from keepsight.store.models import FamilyRecord


def write_down(family: FamilyRecord, people: dict[str, User]) -> None:
    """Write it all, the earliest first, each as the worker who would have."""
    from keepsight.access.scope import reader_of, scope_of
    from keepsight.commands.as_seen import as_recorded

    from .demo_care import grade

    @cache
    def by(name: str) -> Scope:
        """One scope for each writer: what they see is worked out once, and not anew after every line."""
        return scope_of(reader_of(people[name]), family.pk)

    ids = {one.label.split()[0]: one.person_id for one in as_recorded(by("amara")).people.values()}
    for write in (_fathers, _orders, _use, _network, _baby):
        write(by, ids)
    grade(family, by, ids)


def _ago(days: int) -> When:
    from keepsight.intake.dates import read_date

    return read_date(f"{date.today() - timedelta(days=days):%d.%m.%Y}")


def _fathers(by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    """Callum's father rang for years before anybody went to see him; Ruby's is kept away by a decision."""
    from keepsight.commands.record_father_step import StepDraft, record_father_step

    def step(who: str, child: str, man: str, name: str, days: int, text: str, **more: object) -> None:
        record_father_step(StepDraft(ids[child], ids[man], name, _ago(days), text, **more), by=by(who))

    step("amara", "Callum", "Martyn", "contacted", 3200, "One call to his old number.", answer="tried")
    step("amara", "Callum", "Martyn", "warned", 980, "He has rung since Callum was two: hunger, a shut room, drinking. He asked what became of it, and nobody could say.")
    step("amara", "Callum", "Martyn", "assessed", 560, "His own assessment, at his home and with his mother there: steady, tired, a room ready for Callum.", answer="done")
    step("amara", "Callum", "Martyn", "view", 540, "‘I said all this. I would have had him any time.’", answer="himself")
    step("amara", "Erin", "Ryan", "identified", 445, "Traced through the Deaf club; his relay calls of years ago were his.", answer="named", whose_word="himself, and Joanne")
    step("sal", "Ruby", "Craig", "checks", 420, "Asked of the police.", which="domestic abuse", answer="asked")
    review = date.today() + timedelta(days=21)
    step("sal", "Ruby", "Craig", "safety", 160, "Linda and the school know what to do if he comes.", answer="not in touch", decided_by="Sal Whitcombe", review_on=review)


def _orders(by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    from keepsight.commands.write_order import OrderDraft, write_order

    day = date.today()
    write_order(OrderDraft("contact arrangement", "Erin spends alternate Saturdays with Ryan, at the Deaf club first.", (ids["Ryan"],), (ids["Erin"],), _ago(200), "both parents", day - timedelta(days=190)), by=by("amara"))
    write_order(OrderDraft("safe contact", "Write to Ryan by text or text relay; do not ring.", (ids["Ryan"],), (), _ago(445), "himself"), by=by("amara"))
    write_order(OrderDraft("hazard", "A loose dog on the stairs.", (ids["Joanne"],), (), _ago(2400), "the housing officer", None, day - timedelta(days=2000)), by=by("amara"))


def _use(by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    """What each account said over the years, and for which children anybody wrote what it means."""
    from keepsight.commands.substance_use import (
        Written,
        write_before_birth,
        write_day_of_use,
        write_screening,
        write_use,
    )

    children = (ids["Erin"], ids["Ruby"], ids["Isla"])
    write_use(ids["Joanne"], "cannabis", "most days", "", children, Written(_ago(2300), "Joanne says a joint most evenings.", "carer's report", "Joanne"), by=by("bethan"))
    write_use(ids["Joanne"], "alcohol", "none now", "stable", children, Written(_ago(120), "Ten months; the tests say so too.", "tested", "the drug and alcohol service"), by=by("amara"))
    write_use(ids["Lewis"], "alcohol", "bouts", "waiting", (ids["Alfie"],), Written(_ago(60), "Since his brother’s death; he has asked for help.", "carer's report", "Lewis"), by=by("amara"))
    write_day_of_use(ids["Ruby"], "care", "", Written(_ago(900), "On a drinking day Callum got her up and to school.", "child's words", "Ruby"), by=by("colin"))
    write_screening(ids["Joanne"], "AUDIT", 21, Written(_ago(1500), "Asked at the surgery; a specialist assessment offered.", "tested", "the practice nurse"), by=by("bethan"))
    write_before_birth(ids["Alfie"], "assessment", 21, Written(_ago(330), "Begun with Joanne; Lewis was at work.", "observed"), by=by("amara"))


def _network(by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    from keepsight.commands.network import StepDraft, record_network_step

    record_network_step(StepDraft("offered", _ago(500), "Both grandmothers said yes; Sheila had never been asked before.", (ids["Linda"], ids["Sheila"]), "accepted"), by=by("amara"))
    review = date.today() + timedelta(days=40)
    record_network_step(StepDraft("plan", _ago(470), "Linda has the girls on Fridays; Sheila and Martyn have Callum.", (ids["Linda"], ids["Sheila"], ids["Martyn"]), "", review), by=by("amara"))


def _baby(by: Callable[[str], Scope], ids: dict[str, str]) -> None:
    """A card with gaps: nobody wrote down the talk with the father before the night after a funeral, and the weight stands nowhere."""
    from keepsight.commands.infant_card import CardLine, write_infant_line

    def line(name: str, days: int, text: str, **more: str) -> None:
        write_infant_line(CardLine(ids["Alfie"], name, _ago(days), text, **more), by=by("bethan"))

    line("place seen", 150, "Basket beside Joanne’s bed, clear of covers.", answer="seen")
    line("talk", 150, "She keeps him on his back.", answer="had", carer_id=ids["Joanne"])
    line("tobacco", 150, "Both say so.", answer="no", source_type="carer's report")
    line("change", 70, "A death in Lewis’s family; he stays up at night.", answer="bereavement")
