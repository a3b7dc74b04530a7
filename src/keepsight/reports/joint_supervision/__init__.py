"""The record of joint supervision: each session with what its kind may keep. A reflective one holds no decision, task or new fact (practice 1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keepsight.records.codes import SESSION_KINDS
from keepsight.records.work import Session

from ..content import Block, Points, Section, Smaller, Words
from ..copies.cut import Copy
from ..picture.told import Told, standing
from ..picture.words.cited import cited
from ..picture.words.dates import day, when
from ..picture.words.people import who as who_was_there
from ..sections.children import childs_words, each_child
from ..sections.cites import cites
from ..sections.decided import decided
from ..sections.questions import asked
from ..sections.who import who

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "Joint supervision record"
WHAT = "Each session of joint supervision: who was there, what its kind may keep, the decisions and actions of case management, and where each child is now."
FORMS: dict[str, str] = {}
READERS = ("chair", "professionals")
ABOUT = False
ASKS = True
REFLECTIVE = "reflective"
WHAT_REFLECTIVE_KEEPS = "Reflective: themes, ideas to be tested with the day on which they are looked at again, and questions carried to a named forum. No new fact, task or decision, and nothing said by a named practitioner."


def title(wish: Wish) -> str:
    """The report's title."""
    return TITLE


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """Sessions, the latest first; then where each child is, what is decided and to be done, and what stands unanswered."""
    entries = {entry.entry_id: entry for entry in told.entries}
    rows = sorted((row for row in standing(told.assembled.record.session, told.as_of) if row.entry_id in entries), key=lambda row: entries[row.entry_id].happened_to, reverse=True)
    blocks: list[Block] = []
    for row in rows:
        blocks += _session(told, row, copy)
    sessions = Section("sessions", "Sessions", tuple(blocks or [Words("No entry of a session of joint supervision in the records supplied.")]))
    return [sessions, each_child(told), childs_words(told), decided(told), asked(told), who(told, drawn=True)]


def _session(told: Told, row: Session, copy: Copy) -> list[Block]:
    entry = next(one for one in told.entries if one.entry_id == row.entry_id)
    kind = SESSION_KINDS.get(row.session_kind, row.session_kind)
    facts = (
        ("Forum", row.forum), ("Facilitated by", row.facilitator), ("There", who_was_there(told, row.entry_id)), ("Next", day(row.next_on) if row.next_on else ""),
        *copy.beside.get(row.entry_id, ()),
    )  # fmt: skip
    return [
        Smaller(f"{when(entry.when)}: {kind}"),
        *([Words(WHAT_REFLECTIVE_KEEPS)] if row.session_kind == REFLECTIVE else []),
        Points(tuple(f"{what}: {words or 'not recorded'}" for what, words in facts)),
        *([Words(entry.text)] if entry.text else []),
        *_hypotheses(told, row),
    ]


def _hypotheses(told: Told, row: Session) -> list[Block]:
    """Each as an idea to be tested, with the entries that speak for it and against it."""
    blocks: list[Block] = []
    for one in row.hypotheses:
        again = f", to be looked at again by {day(one.review_on)}" if one.review_on else ""
        blocks.append(Words(f"Hypothesis, not known to be so{again}: {one.says}"))
        for caption, ids in (("Entries that speak for it", one.speaks_for), ("Entries that speak against it", one.speaks_against)):
            blocks.append(cites(caption, (cited(entry) for entry in told.entries if entry.entry_id in ids), f"{caption}: none."))
    return blocks
