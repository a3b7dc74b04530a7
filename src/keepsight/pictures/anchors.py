"""The one place where the name of an entry's place on a page is made."""

from __future__ import annotations

import re

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_-]")


def anchor(entry_id: str) -> str:
    """The id of an entry's row on the page, such as 'entry-GP-12'; a link to it is '#' and this."""
    return "entry-" + _NOT_IN_A_NAME.sub("-", entry_id)
