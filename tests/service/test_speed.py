"""A page of a family is worked out once for each version and sight, and asks the database the same number of times however much it holds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from reports.pretend_family import AS_OF, family

from keepsight.access.models import JointAgency, JointMember, JointRecord
from keepsight.commands.receive_record import receive_record
from keepsight.records.folder import write_folder
from service.fixtures import TERMINAL_READER, on_sqlite


def received(service, folder, entries: int) -> str:
    """A family of so many entries, joined as the Whitlock family is; its id."""
    write_folder(family(entries).record, folder, AS_OF)
    record = receive_record(folder, f"{entries} entries", by=TERMINAL_READER)
    first = JointRecord.objects.get(family=service.family)
    joint = JointRecord.objects.create(family=record, purpose="conference", lawful_basis="public task", opened_by=first.opened_by, ends_on=timezone.localdate() + timedelta(days=9), family_told="no", told_how_or_why_not="Not safe.")
    JointAgency.objects.bulk_create(JointAgency(joint=joint, agency=one.agency, agreed_by=one.agreed_by) for one in first.agencies.all())
    JointMember.objects.create(joint=joint, user=service.people["joined"])
    return record.pk


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@on_sqlite
@pytest.mark.parametrize("page", ["", "chronology/"])
def test_the_number_of_queries_does_not_grow_with_the_record(service, tmp_path, page):
    client = service.client("joined")
    small, large = (f"/families/{received(service, tmp_path / str(count), count)}/{page}" for count in (20, 400))
    first = [queries(client, address) for address in (small, large)]
    again = [queries(client, address) for address in (small, large)]
    assert abs(first[0] - first[1]) <= 6, "rows of questions go into the database by the batch"
    assert again[0] == again[1] <= 14
