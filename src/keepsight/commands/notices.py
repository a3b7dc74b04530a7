"""Notices by e-mail: a digest for each person who chose one, with numbers and no name, sent by the server's own command and only where sending is set up."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.utils import timezone

from keepsight.access.models import User
from keepsight.access.notice import DAYS, HOW_OFTEN, NEVER, NoticeChoice
from keepsight.access.permissions import May
from keepsight.access.scope import Reader, families_of, reader_of, roles_of

from .coming import coming
from .command import command, told
from .enter_representation import waiting_in
from .list_families import joint_records_asked
from .past_their_day import past_their_day
from .reading_marks import new_to
from .share_report import CannotKeep

SUBJECT = "Keepsight: something waits for you"
SOON = timedelta(days=7)


class NotSetUp(ValueError):
    """Sending is not set up; the words say how it is."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for somebody, over all their roles: numbers only."""

    sessions: int = 0
    asked: int = 0
    late: int = 0
    new: int = 0
    said: int = 0

    def __bool__(self) -> bool:
        return any(astuple(self))


@command(May.SEE_HOME)
def open_notices(*, by: Reader) -> tuple[str, str]:
    """What this person chose, as (how often, e-mail address)."""
    told("notices seen", by)
    user = User.objects.get(pk=by.user_id)
    chosen = NoticeChoice.objects.filter(user=user).first()
    return (chosen.how_often if chosen else NEVER), user.email


@command(May.SEE_HOME)
def choose_notices(how_often: str, email: str, *, by: Reader) -> None:
    """Choose how often, and where to. Raises CannotKeep."""
    if how_often not in HOW_OFTEN:
        raise CannotKeep("Choose how often.", "how_often")
    if how_often != NEVER and not email:
        raise CannotKeep("Write your work e-mail address.", "email")
    User.objects.filter(pk=by.user_id).update(email=email)
    NoticeChoice.objects.update_or_create(user_id=by.user_id, defaults={"how_often": how_often})
    told("notices chosen", by, words=HOW_OFTEN[how_often].lower())


@command(May.SEND_NOTICES)
def send_notices(*, by: Reader) -> tuple[int, int]:
    """Send each digest that is due today, and return how many were sent and how many could not be. Raises NotSetUp.

    One that could not be sent is due again with the next run; one that was sent is not sent twice on a day.
    """
    if not settings.SMTP:
        raise NotSetUp("Nothing was sent: sending is off. Set KEEPSIGHT_SMTP to the mail server, as host:port, and KEEPSIGHT_MAIL_FROM to the address it comes from.")
    sent = failed = 0
    today, connection = timezone.localdate(), get_connection()
    for choice in NoticeChoice.objects.exclude(how_often=NEVER).filter(Q(last_on__isnull=True) | Q(last_on__lt=today), user__is_active=True).exclude(user__email="").select_related("user").order_by("pk"):
        if not _due(choice, today) or not (waits := waiting(choice.user)):
            continue
        try:
            EmailMessage(SUBJECT, digest(waits), settings.DEFAULT_FROM_EMAIL, [choice.user.email], connection=connection).send()
        except OSError:  # smtplib's own errors are among these
            failed += 1
            continue
        choice.last_on = today
        choice.save(update_fields=["last_on"])
        sent += 1
    told("notices sent", by, words=f"{sent} sent, {failed} not")
    return sent, failed


def _due(choice: NoticeChoice, today: date) -> bool:
    return choice.last_on is None or today - choice.last_on >= timedelta(days=DAYS[choice.how_often])


def waiting(user: User) -> Waiting:
    """What waits for somebody in each of their roles, as their own pages say it. Nothing is written down, as nothing of a record is shown."""
    first = reader_of(user)
    readers = [reader_of(user, number) for number, _, _ in roles_of(first)] if first else []
    soon = timezone.localdate() + SOON
    sessions = {one.session_id for reader in readers for one in coming(reader) if one.on <= soon or not one.answered}
    late = new = asked = said = 0
    for reader in readers:
        families = list(families_of(reader)) if reader.may(May.SEE_FAMILY) else []
        late += sum(len(one.actions) for one in past_their_day(reader, families))
        new += len(new_to(reader, families))
        asked += len(joint_records_asked(reader))
        said += sum(one.number for one in waiting_in(families, reader))
    return Waiting(len(sessions), asked, late, new, said)


def digest(waits: Waiting) -> str:
    """The message: numbers, where to sign in, and how to stop it. It names nobody and no family."""
    said = [
        (waits.sessions, "session you are invited to, within a week or without your answer", "sessions you are invited to, within a week or without your answer"),
        (waits.asked, "joint record that waits for your agency’s answer", "joint records that wait for your agency’s answer"),
        (waits.late, "action past its day", "actions past their day"),
        (waits.said, "thing that somebody said of their record, and is not answered", "things that people said of their record, and are not answered"),
        (waits.new, "family in which something was written since you looked", "families in which something was written since you looked"),
    ]
    lines = [f"- {number} {one if number == 1 else many}" for number, one, many in said if number]
    return "\n".join(["In Keepsight there waits for you:", "", *lines, "", f"Sign in to see it: {settings.ADDRESS}", "", "This message names nobody, and never will. You chose it on the page ‘Notices’, and can stop it there."]) + "\n"
