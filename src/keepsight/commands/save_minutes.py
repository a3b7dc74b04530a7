"""Saving the minutes of a session as they stand, again and again while they are written, so that no word hangs on a connection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.store.models import CalledSession, MinutesDraft

from .command import command, told
from .find_session import changeable
from .record_entry import CannotRecord
from .write import signed

SAID_AGAIN_AFTER = timedelta(minutes=10)  # the log holds who wrote minutes and when, not every few letters of them


class WrittenMeanwhile(CannotRecord):
    """Another page saved other minutes since these were opened. `standing` is what they saved: nothing of either is lost."""

    def __init__(self, standing: MinutesDraft) -> None:
        super().__init__(f"{standing.saved_by} saved these minutes while you had them open. Yours are still in the form, and theirs stand below each part: put them together, and save again.")
        self.standing = standing


@command(May.HOLD_SESSION)
def save_minutes(session_id: str, words: dict[str, list[str]], version: int, page: str, *, by: Scope) -> int:
    """Keep the words of each part of the form, and return the version they now stand at. `version` is the one that they were written on, `page` names
    the opened page: what comes again from the same page, after an answer that was lost on the way, is no clash.

    Raises WrittenMeanwhile where another page has saved since, also one's own, and CannotRecord where the session is not theirs to hold.
    """
    session = changeable(session_id, by).session
    draft = _draft(session)
    own = draft.saved_by_id == str(by.reader.user_id)
    standing = {name: said for name, said in draft.words.items() if name != "hypotheses"}
    if draft.version != version and standing != words and draft.page != page:
        raise WrittenMeanwhile(draft)
    if not own or timezone.now() - draft.saved_at > SAID_AGAIN_AFTER:
        told("minutes saved", by, rows=[session_id])
    beside = {"hypotheses": draft.words["hypotheses"]} if "hypotheses" in draft.words else {}
    draft.words, draft.version, draft.saved_at, draft.page = words | beside, draft.version + 1, timezone.now(), page
    draft.saved_by, draft.saved_by_id = signed(by), str(by.reader.user_id)
    draft.save()
    return draft.version


@command(May.HOLD_SESSION)
def keep_hypotheses(session_id: str, change: Callable[[list[dict]], list[dict]], *, by: Scope) -> None:
    """Change the hypotheses that are kept for a reflective session until it is recorded. Raises CannotRecord for any other kind."""
    opened = changeable(session_id, by)
    if not opened.forum.reflective:
        raise CannotRecord(f"{opened.forum.name} keeps no hypotheses.")
    draft = _draft(opened.session)
    draft.words = draft.words | {"hypotheses": change(draft.words.get("hypotheses", []))}
    draft.saved_by, draft.saved_by_id = signed(by), str(by.reader.user_id)
    draft.save()
    told("minutes saved", by, rows=[session_id])


def _draft(session: CalledSession) -> MinutesDraft:
    """The draft of a session, held for this writing alone."""
    CalledSession.objects.select_for_update().get(pk=session.pk)
    return MinutesDraft.objects.filter(pk=session.pk).first() or MinutesDraft(session=session)
