"""One mention settled: by the name in it, else by its role; or left open."""

from __future__ import annotations

import re

from keepsight.reading import Mention
from keepsight.records.entry import Entry

from .groups import is_group, people_of_group, the_one_stated
from .roles import Fits, Setting, fits
from .row import CHILD_ROLES, NEARBY, Row
from .spelling import folded
from .whose import setting_of
from .wording import WORDS

_OUTSIDER = "|".join(sorted(WORDS["outsiders"]))
_JOB_BEFORE = re.compile(rf"\b(?:(?i:{_OUTSIDER})|[A-Z]{{2,5}})\s+$")
_JOB_AFTER = re.compile(rf"^\s*[(,–-]\s*(?:the\s+)?(?:\w+\s+){{0,2}}(?:{_OUTSIDER})\b", re.I)
_MORE_NAME = re.compile(r"^\s+([A-Z][a-z'’]+(?:-[A-Z][a-z]+)?)")
_NAME_BEFORE = re.compile(r"([A-Z][a-z'’]+)\s+$")
_OPENS = re.compile(r"(?:^|[.!?;:\n\"“(-])\s*$")

_SERVICE = re.compile(rf"^['’]?s?['’]?\s+(?:{'|'.join(sorted(WORDS['services']))})\b", re.I)

Settled = tuple[frozenset[str], bool]  # who, and whether everybody that the words mean is among them
OPEN: Settled = (frozenset(), False)


def settle_mention(row: Row, mention: Mention, following: Mention | None) -> Settled:
    """Who a mention is; `following` is the next one in the same text."""
    if mention.role == "name":
        return _by_name(row, mention)
    if _a_childs_letter(row, mention):
        return OPEN
    setting = setting_of(row, mention, following)
    if mention.name:
        return _by_name_and_role(row, mention, setting)
    if is_group(mention):
        return people_of_group(row, mention, setting)
    return _by_role(row, mention, setting) if setting else OPEN


def _a_childs_letter(row: Row, mention: Mention) -> bool:
    """M and F are mother and father, except where a child of the record is called so for short: Mason is M at school."""
    return mention.words in ("M", "F") and any(row.kin.people[child].label.startswith(mention.words) for child in row.kin.children)


def names_a_service(entry: Entry, mention: Mention) -> bool:
    """'children' of "children's services" and 'parents' of "parents' evening" are nobody."""
    return bool(_SERVICE.match(getattr(entry, mention.column)[mention.end : mention.end + NEARBY]))


def _by_role(row: Row, mention: Mention, setting: Setting) -> Settled:
    """The only person who fits, if sure by every date or stated in the row; else the one whose label the word is."""
    fit = fits(row.kin, mention.role, mention.words, setting)
    if len(fit.may) == 1 and fit.may <= fit.surely | row.stated_people():
        return frozenset(p for p in fit.may if p), True
    before = row.said_to_be(mention) or the_one_stated(row, mention, fit)
    if before and before <= fit.may:
        return before, True
    return _by_label(row, mention, fit)


def _by_label(row: Row, mention: Mention, fit: Fits) -> Settled:
    """'Stepfather' where who is who names one person so, and nobody else fits."""
    labelled = row.book.match(mention.words)
    others = fit.may - {None} - labelled.people
    if not labelled.plain or len(labelled.people) != 1 or others:
        return OPEN
    (person,) = labelled.people
    if person in fit.may or not row.kin.related(person):
        return labelled.people, True
    return OPEN


def _by_name_and_role(row: Row, mention: Mention, setting: Setting | None) -> Settled:
    """A name decides, if it is one person's and the role can be theirs; a name that is nobody's is somebody new."""
    called = row.book.match(mention.words)
    named = called if called.plain else row.book.match(mention.name)
    if len(named.people) != 1:
        return OPEN
    if called.plain or (mention.role in CHILD_ROLES and all(row.kin.is_child(person) for person in named.people)):
        return named.people, True
    whole_name = named.plain and len(mention.name.split()) > 1
    if whole_name:
        return named.people, True
    may = fits(row.kin, mention.role, mention.words, setting).may if setting else frozenset()
    return (named.people, True) if named.people <= may else OPEN


def _by_name(row: Row, mention: Mention) -> Settled:
    named = row.book.match(mention.words)
    already_open = any(not people and folded(said.words) == folded(mention.words) for said, people in row.said)
    if len(named.people) != 1 or already_open or (len(mention.words.split()) == 1 and _somebody_else(row, mention)):
        return OPEN
    return named.people, True


def _in_calendar(word: str) -> bool:
    """A day or a month after a forename: "Linda Tuesdays and Fridays"."""
    return word.casefold().removesuffix("s") in WORDS["calendar"]


def _somebody_else(row: Row, mention: Mention) -> bool:
    """A forename that may be a worker's, an ordinary word, or the first half of a stranger's name."""
    text = row.text_of(mention)
    before, after = text[max(0, mention.start - NEARBY) : mention.start], text[mention.end : mention.end + NEARBY]
    if _JOB_BEFORE.search(before) or _JOB_AFTER.search(after):
        return True
    opens = bool(_OPENS.search(before))
    if folded(mention.words) in WORDS["ordinary"] and (opens or re.match(r"\s+\d", after)):
        return True
    previous = _NAME_BEFORE.search(before)
    if previous and mention.words.isupper():
        return True  # "Jean HOOPER" is not he who is written HOOPER
    if previous and not _OPENS.search(before[: previous.start()]) and not _in_calendar(previous.group(1)):
        return True
    more = _MORE_NAME.match(after)
    if more is None or _in_calendar(more.group(1)):
        return False
    whole = row.book.match(f"{mention.words} {more.group(1)}").people
    return not whole
