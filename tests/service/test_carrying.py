"""What is carried when a record is made of others: a table, or a column that names somebody, that nobody thought of fails here."""

from __future__ import annotations

from keepsight.store import carry
from keepsight.store.lineage import LedOn
from keepsight.store.models import FamilyRecord

NO_NAMES = {"themes", "factors", "kind", "outcome", "source_type", "carried", "content"}  # words and codes; and a report as it was given, word for word


def test_each_column_that_names_a_person_an_entry_or_a_line_is_known_as_one_so_that_a_new_table_is_carried_whole():
    plain = {"family", "writing", "closing", "there", "to_family", "report", "representation", "to_person_id"}  # ties between tables; and who somebody is in another record
    unknown = [
        f"{model.__name__}.{column.name}" for model in carry.tables() for column in model._meta.fields
        if not column.unique and (column.name.endswith("_id") or column.get_internal_type() == "JSONField") and not carry.kind_of(model, column) and column.name not in plain | NO_NAMES
    ]  # fmt: skip
    assert not unknown, f"say in store/carry.py what these hold, or here that they hold no name: {unknown}"


def test_everything_that_hangs_on_a_record_is_carried_or_said_not_to_be():
    by_rows = {*carry.tables(), LedOn}
    by_hand = {"Writing", "CalledSession", "KeptDraft", "Upload", "Allocation", "JointRecord", "Share", "KeptOut", "SentEntry", "EmergencyAccess", "ReadingMark"}
    made_again = {"Run"}  # questions are put anew
    assert {one.related_model.__name__ for one in FamilyRecord._meta.related_objects if one.related_model not in by_rows} == by_hand | made_again
