"""The roles: what each may do, and that those who are to see no case see none."""

from __future__ import annotations

from keepsight.access.permissions import May
from keepsight.access.roles import ROLES, SYSTEM, TERMINAL, Reach
from keepsight.access.scope import families_of

OF_A_CASE = {May.SEE_FAMILY, May.SEE_CHRONOLOGY, May.RECORD_ENTRY, May.ANSWER_QUESTION}


def test_the_nine_roles_stand_there_each_with_who_may_hold_it():
    assert list(ROLES) == ["practitioner", "supervisor", "chair", "facilitator", "reviewer", "analyst", "board", "governance", "administrator"]
    assert all(len(role.who) > 60 for role in ROLES.values())


def test_analyst_board_governance_and_administrator_hold_no_permission_of_a_case():
    assert [role.code for role in ROLES.values() if not role.may & OF_A_CASE] == ["analyst", "board", "governance", "administrator"]


def test_a_facilitator_reads_and_writes_no_fact():
    assert May.RECORD_ENTRY not in ROLES["facilitator"].may


def test_every_permission_is_held_by_somebody():
    held = {may for role in [*ROLES.values(), SYSTEM, TERMINAL] for may in role.may}
    assert set(May) - held == set()


def test_only_those_who_answer_for_the_log_reach_families_they_do_not_work_with(service):
    reached = {name for name in service.people if service.people[name].memberships.exists() and families_of(service.reader(name)).exists()}
    assert reached == {"practitioner", "joined", "supervisor", "chair", "facilitator", "reviewer"}
    assert [role.code for role in ROLES.values() if role.reach is Reach.LOG] == ["governance"]
