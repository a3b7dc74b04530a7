"""Where a link lands: one id for each entry, person and question, unique on the page whatever letters its own id has."""

from __future__ import annotations

import re


def entry_anchor(entry_id: str) -> str:
    """The page's id of an entry."""
    return "entry-" + _plain(entry_id)


def person_anchor(person_id: str) -> str:
    """The page's id of a person in who is who."""
    return "person-" + _plain(person_id)


def question_anchor(finding_id: str) -> str:
    """The page's id of a question from the record."""
    return "question-" + _plain(finding_id)


def _plain(own: str) -> str:
    """Letters, digits and hyphens stay; every other letter becomes its number, so that no two ids become one."""
    return re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", own)
