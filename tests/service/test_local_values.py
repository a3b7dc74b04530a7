"""A partnership's own thresholds reach the questions of the service as they reach those of the terminal."""

from __future__ import annotations

from keepsight.commands.as_seen import as_seen
from keepsight.commands.local_procedures import own_values
from keepsight.store.models import Run
from service.fixtures import on_sqlite

pytestmark = on_sqlite
OWN = '[child-not-seen]\nbedroom_days = { value = 77, unit = "days", source = "the partnership’s procedures, 4.2" }\n'


def named(service) -> set[tuple[int, str, str]]:
    """The value, basis and source of the threshold in each question of that pattern."""
    given = [finding.parameters["bedroom_days"] for finding in as_seen(service.scope("joined")).findings if finding.pattern == "child-not-seen"]
    return {(one.value, one.basis, one.source) for one in given}


def test_a_question_of_the_service_names_the_partnerships_own_value_and_the_one_it_replaced(service, monkeypatch, tmp_path):
    assert {(value, basis) for value, basis, _ in named(service)} == {(90, "our default")}
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("KEEPSIGHT_PROCEDURES", str(tmp_path / "own.toml"))
    assert named(service) == {(77, "local", "the partnership’s procedures, 4.2; in place of 90 days")}
    page = service.client("joined").get(f"/families/{service.family.pk}/").content.decode()
    assert "Bedroom days: 77 days (local; the partnership’s procedures, 4.2; in place of 90 days)" in page
    assert Run.objects.get(family=service.family, standpoint__endswith=own_values()), "kept as put by these values, and never taken for one put by others"
    monkeypatch.delenv("KEEPSIGHT_PROCEDURES")
    assert {value for value, _, _ in named(service)} == {90}
