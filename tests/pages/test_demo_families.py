"""What a newcomer sees in the demo: a care panel that fell, recovered and slipped, agencies that differ, a father who had warned, a card with gaps; and a family that stays quiet."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.transaction import atomic
from django.urls import reverse
from lxml import html
from service.fixtures import on_sqlite

from keepsight.access.models import User
from keepsight.access.scope import Scope, reader_of, scope_of
from keepsight.cli import demo, demo_written
from keepsight.cli.demo_board import RECOMMENDED, recommend
from keepsight.cli.demo_care import grade
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import as_recorded
from keepsight.store.models import FamilyRecord

pytestmark = on_sqlite
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def people(service) -> dict[str, User]:
    return demo._people()


def received(folder: Path, name: str, people: dict[str, User]) -> tuple[FamilyRecord, dict[str, str]]:
    """An example family as the demo receives it, one worker of social care allocated to it; and its people by their first names."""
    family = demo._receive(folder, EXAMPLES / name, name)
    allocate(people["amara"], family, by=TERMINAL_READER)
    told = as_recorded(scope_of(reader_of(people["amara"]), family.pk))
    return family, {one.label.split()[0]: one.person_id for one in told.people.values()}


def opened(client, name: str, *given: str):
    answer = client.get(reverse(name, args=given))
    assert answer.status_code == 200, name
    return html.fromstring(answer.content.decode()).xpath("//main")[0]


def text(node) -> str:
    return " ".join(node.text_content().split())


def test_a_newcomer_sees_care_fall_recover_and_slip_a_father_who_had_warned_and_a_card_with_gaps(people, client, tmp_path):
    family, ids = received(tmp_path, "family", people)
    demo._open_conference(family, people)
    scopes = {name: scope_of(reader_of(people[name]), family.pk) for name in ("amara", "bethan", "colin", "sal")}

    def by(name: str) -> Scope:
        return scopes[name]

    with atomic():
        demo_written._fathers(by, ids)
        demo_written._baby(by, ids)
        grade(family, by, ids)
    client.force_login(people["amara"])
    ruby, isla = (opened(client, "care-over-time", family.pk, ids[who]) for who in ("Ruby", "Isla"))
    (heading,) = ruby.xpath("//h4[starts-with(., 'How the child seems')]")
    assert [text(point).rpartition(": ")[2] for point in heading.xpath("following-sibling::ul[1]/li") if "not observed" not in text(point)] == ["met", "partly met", "met", "not met", "partly met", "met", "partly met"]
    assert text(heading.getnext()).startswith("Less met than") and "held" not in text(heading.getnext())
    assert "Nothing was observed so far of: health; play, learning and school" in text(ruby) and "earlier history not cited" not in text(ruby)
    hunger = " ".join(text(one) for one in isla.xpath("//h4[starts-with(., 'Hunger')]/following-sibling::ul[1]"))
    assert "Millbrook Primary School: not met" in hunger and "social care: partly met" in hunger
    father = text(opened(client, "father", family.pk, ids["Callum"], ids["Martyn"]))
    assert "He has rung since Callum was two: hunger, a shut room, drinking." in father
    card = text(opened(client, "infant-card", family.pk, ids["Alfie"]))
    assert "Not recorded" in card and "bereavement" in card.lower()


def test_a_family_that_lives_in_hardship_and_cares_well_is_asked_nothing_on_any_page_of_care(people, client, tmp_path):
    family, ids = received(tmp_path, "ordinary/damp-flat", people)
    client.force_login(people["amara"])
    children = [one.person_id for one in as_recorded(scope_of(reader_of(people["amara"]), family.pk)).people.values() if one.kind == "child"]
    pages = [(name, family.pk) for name in ("care", "fathers", "substances", "network")] + [(name, family.pk, child) for name in ("child", "care-over-time") for child in children]
    for name, *given in pages:
        asked = opened(client, name, *given).xpath("//section[contains(@aria-labelledby, 'asked')]")
        assert asked and not asked[0].xpath(".//form"), (name, text(asked[0]))


def test_the_boards_page_is_not_empty_and_shows_no_count_of_so_few_children(people, client):
    recommend(people["rhys"])
    client.force_login(people["bill"])
    page = opened(client, "recommendations")
    assert all(text_of in text(page) for text_of, *_ in RECOMMENDED) and "An audit of forty plans" in text(page)
    measured = next(link for link in page.xpath("//a/@href") if client.get(link).status_code == 200 and "too small to be shown" in client.get(link).content.decode())
    assert measured
