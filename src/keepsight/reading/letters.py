"""M and F alone: mother and father where social care and health visitors write, male and female where the police, a crew or a labour ward do."""

from __future__ import annotations

import re
from dataclasses import replace

from keepsight.records.services import service_of

from .suggestions import Mention

_OF_SEX = ("police", "ambulance", "hospital", "midwifery", "probation", "prison")
_SEXES = {"M": "man", "F": "woman"}
_AGE_BEFORE = re.compile(r"\d\s*(?:yrs?|yo|/12)?\s*$", re.I)
_BABY_AFTER = re.compile(r"^,?\s*(?:infant|baby|child|\d)", re.I)


def of_their_sex(mention: Mention, text: str, agency: str) -> Mention:
    """The mention as that of a man or a woman, where its one letter tells a sex ("27F", "live M infant") and nobody's mother or father."""
    if mention.words not in _SEXES:
        return mention
    beside = _AGE_BEFORE.search(text[: mention.start]) or _BABY_AFTER.search(text[mention.end :])
    return replace(mention, role=_SEXES[mention.words]) if beside or service_of(agency) in _OF_SEX else mention
