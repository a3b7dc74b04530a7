"""The one place where the name of an entry's place on a page is made."""

from __future__ import annotations

import re

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]")


def anchor(entry_id: str) -> str:
    """The id of an entry's row on the page, such as 'entry-GP-12'; a link to it is '#' and this.

    A letter that cannot stand in a link becomes its number between underscores, so that no two entries share a place.
    """
    return "entry-" + in_a_link(entry_id)


def in_a_link(own: str) -> str:
    """Any id with only letters, digits, hyphens and underscores, and different for every id."""
    return _NOT_IN_A_NAME.sub(lambda found: f"_{ord(found[0]):x}_", own)
