"""What a supervisor's view of a team says. Families stand by name, questions by day; nothing is added up, and nothing is put before anything else."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from keepsight.access.scope import Reader
from keepsight.commands.list_team import OfFamily
from keepsight.records.finding import Finding
from keepsight.reports.picture.words.dates import day, days
from keepsight.reports.session.prepared import action_words


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands: of which family, its label, since when, and where it is answered."""

    family: str
    label: str
    since: str
    address: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family of the team: its page, who works with it, supervision, the questions that stand, and the actions past their day."""

    label: str
    address: str
    workers: str
    supervised: str
    supervise: str
    questions: tuple[Question, ...]
    late: tuple[str, ...]
    decisions: str


@dataclass(frozen=True, slots=True)
class TeamWords:
    """The page: by name `families` is filled, by day `questions`."""

    heading: str
    by_day: bool
    families: tuple[Family, ...]
    questions: tuple[Question, ...]


def team_words(found: list[OfFamily], by: Reader, *, by_day: bool) -> TeamWords:
    """Put the page into words, in the order of names or of days."""
    heading = f"What stands unanswered: {by.agency}"
    if not by_day:
        return TeamWords(heading, False, tuple(map(_family, found)), ())
    standing = sorted(((one, question) for one in found for question in one.questions), key=lambda pair: (pair[1].raised_on, pair[0].family.label, pair[1].label))
    return TeamWords(heading, True, (), tuple(_question(one, question) for one, question in standing))


def _family(one: OfFamily) -> Family:
    at = [one.family.pk]
    supervised = f"Supervision last recorded {day(one.supervised_on)}." if one.supervised_on else "No entry in the records supplied tells of supervision."
    return Family(
        one.family.label, reverse("family", args=at), f"Works with the family: {', '.join(one.workers)}." if one.workers else "Nobody of your agency is allocated.", supervised,
        f"{reverse('ask-for-session', args=at)}?forum=supervision", tuple(_question(one, question) for question in one.questions), tuple(action_words(action) for action in one.late), reverse("decisions", args=at),
    )  # fmt: skip


def _question(one: OfFamily, question: Finding) -> Question:
    stood = (timezone.localdate() - question.raised_on).days
    return Question(one.family.label, question.label, f"since {day(question.raised_on)}{f', {days(stood)}' if stood else ', today'}", reverse("answer-question", args=[one.family.pk, question.finding_id]))
