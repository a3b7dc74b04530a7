"""Harm that another agency recorded changes the question that is put, also where its entry is out of the reader's sight (safe practice 1.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keepsight.access.roles import PRACTITIONER
from keepsight.access.scope import Reader, Scope
from keepsight.commands.as_seen import as_seen
from keepsight.commands.harm_elsewhere import harm_elsewhere
from keepsight.patterns.definitions.family.father_gap import PATTERN
from keepsight.patterns.run import harm_in
from keepsight.patterns.told import tell
from keepsight.records.source import Source, source_id
from keepsight.store.models import FamilyRecord, Writing
from keepsight.store.rows import add, load
from service.fixtures import on_sqlite

STORY = """
    Gwen, child, born 2016-01-01
    Lowri, mother of Gwen, female
    Huw, father of Gwen, male
    2023-02-01 | social care | Gwen, Lowri | plan start | neglect-physical | child in need plan
    2023-03-01 | social care | Gwen (seen), Lowri (seen) | visit | | seen at home
    2023-04-12 | social care | Gwen | observation | | talks of weekends with her dad
"""
HARM = "    2022-11-05 | Police | Huw (said to have harmed), Lowri (said to have been harmed) | incident | domestic-abuse | threatened her with a knife\n"


def question_put_to_social_care(story: str) -> str:
    """What a social worker who sees only their own agency's entries is asked about Gwen's father."""
    told = tell(story)
    for number, entry in enumerate(told.record.entry):
        entry.source_id = source_id(f"{entry.agency}.csv", "", number)
        entry.restricted = "police intelligence" if entry.agency == "Police" else ""
        told.record.source.append(Source(entry.source_id, f"{entry.agency}.csv", "", number))
    family = FamilyRecord.objects.create(family_id=f"of-{len(story)}", label="Gwen and Huw", as_at=told.as_of)
    add(told.record, Writing.objects.create(family=family, how="received", by="a test"))
    seen = as_seen(Scope(Reader(1, "A worker", PRACTITIONER, "social care"), family, "direct work"))
    assert {entry.agency for entry in seen.entries} == {"social care"}
    return next(finding.question for finding in seen.findings if finding.pattern == "father-gap")


@on_sqlite
@pytest.mark.parametrize(("story", "question"), [(STORY, PATTERN.question), (STORY + HARM, PATTERN.question_where_harm_is_recorded)], ids=["no harm recorded", "harm recorded by the police"])
def test_what_the_police_alone_recorded_turns_a_prompt_to_ask_him_into_who_keeps_them_safe(_database, db, story, question):
    assert question_put_to_social_care(story) == question


@on_sqlite
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 19)))
def test_two_parts_of_a_record_tell_of_harm_what_the_whole_tells(service, chosen):
    whole = load(service.family)
    seen = replace(whole, entry=[entry for number, entry in enumerate(whole.entry) if number in chosen])
    seen.concerned = [row for row in whole.concerned if row.entry_id in {entry.entry_id for entry in seen.entry}]
    as_at = service.family.as_at
    of_seen = harm_in(seen, as_at) if seen.entry else set()
    assert of_seen | harm_elsewhere(whole, seen, as_at) == harm_in(whole, as_at)
