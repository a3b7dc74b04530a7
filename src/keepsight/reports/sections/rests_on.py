"""What a report rests on: which agencies were asked, what they sent, and the rows that could not be read (safe practice 2.1)."""

from __future__ import annotations

from ..content import Points, Section, table
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.rests_on import agencies, files, in_short

AGENCIES = (("Agency", 3000), ("Asked for", 3800), ("Kind of file", 3600), ("Held", 4700))
NOT_READ = (("Row", 4000), ("Found", 3600), ("Needed", 7500))


def rests_on(told: Told) -> Section:
    """In short, agency by agency, and each row not read."""
    sent = ((Cell(one.agency), Cell(one.asked), Cell(one.kind_of_file), Cell.of(one.held, [one.recorded])) for one in agencies(told))
    not_read = [(Cell(f"{file.file}, {row.where}"), Cell(row.found), Cell(row.needed)) for file in files(told) for row in file.not_read]
    blocks = [Points(tuple(in_short(told))), table("Agencies", AGENCIES, sent)]
    if not_read:
        blocks.append(table("Rows that could not be read", NOT_READ, not_read))
    return Section("rests_on", "What this rests on", tuple(blocks))
