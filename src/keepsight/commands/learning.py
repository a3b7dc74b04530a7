"""Reviews of a family with their clocks; recommendations with owners, actions and what the record shows of them, for those who see no family."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.procedures import in_force
from keepsight.procedures.due import due_on
from keepsight.procedures.working_days import calendar_words
from keepsight.store.learning import Recommendation, RecommendedAction, Review

from .command import command, told
from .local_procedures import procedures
from .measures import MEASURES, Share, quarters, share
from .share_report import CannotKeep
from .write import beside

BASELINE = timedelta(days=365)  # what was so before is shown with what is so since: else a share that was rising anyway looks like an effect


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock of a review: what is due, when, by which rule, and when it was done."""

    what: str
    due: date
    rule: str
    done: date | None


@dataclass(frozen=True, slots=True)
class OpenedReview:
    """A review as it now stands, with the clocks that have started; `beyond` says where bank holidays are not known."""

    review: Review
    clocks: tuple[Clock, ...]
    beyond: str


@dataclass(frozen=True, slots=True)
class OpenedRecommendation:
    """A recommendation, its actions, and what the record showed on the first day of each quarter, from a year before it was made."""

    recommendation: Recommendation
    actions: list[RecommendedAction]
    shown: list[tuple[date, Share]]


@command(May.KEEP_REVIEW)
def list_reviews(*, by: Scope) -> list[OpenedReview]:
    """The reviews of this family, the latest begun first."""
    told("reviews seen", by)
    latest: dict[str, Review] = {}
    for row in Review.objects.filter(family=by.family).order_by("row_no"):
        latest[row.review_id] = row
    return [_opened(row) for row in reversed(latest.values())]


@command(May.KEEP_REVIEW)
def keep_review(days: dict[str, date | None], kind: str, review_id: str = "", *, by: Scope) -> None:
    """Begin a review, or keep its days anew; `days` are by the names of the table. Raises CannotKeep."""
    today = timezone.localdate()
    if any(day and day > today for day in days.values()):
        raise CannotKeep("A day has not come yet. Write the days on which things were done.")
    if review_id and not Review.objects.filter(family=by.family, review_id=review_id).exists():
        raise NotYours
    Review.objects.create(family=by.family, writing=beside("reviewed", by), review_id=review_id or secrets.token_hex(6), kind=kind, **days)
    told("review kept", by, words=kind)


def _opened(row: Review) -> OpenedReview:
    clocks = [_clock("T18", row.known_to_authority_on, row.notified_on)]
    clocks += [_clock("T19", row.notified_on or row.known_to_authority_on, row.sent_on)]
    clocks += [_clock("T20", row.begun_on, row.published_on)] if row.begun_on else []
    last = max(clock.due for clock in clocks)
    return OpenedReview(row, tuple(clocks), calendar_words(row.known_to_authority_on, last))


def _clock(name: str, started: date, done: date | None) -> Clock:
    timescales = procedures().timescales
    rule = in_force(timescales, name, started) or next(one for one in timescales if one.timescale == name)
    return Clock(rule.what, due_on(started, rule), f"{rule.value} {rule.unit} from {rule.trigger} ({rule.source})", done)


@command(May.SEE_RECOMMENDATIONS)
def list_recommendations(*, by: Reader) -> list[OpenedRecommendation]:
    """Every recommendation with its actions, the latest made first; what the record shows is on each one's own page."""
    told("recommendations seen", by)
    return [OpenedRecommendation(one, list(one.actions.order_by("due_on", "pk")), []) for one in Recommendation.objects.order_by("-made_on", "recommendation_id").prefetch_related("actions")]


@command(May.SEE_RECOMMENDATIONS)
def open_recommendation(recommendation_id: str, *, by: Reader) -> OpenedRecommendation:
    """One, with what the record showed over time. Raises NotYours."""
    found = _of(recommendation_id)
    told("recommendation seen", by)
    measure = MEASURES.get(found.measure)
    days = quarters(found.made_on - BASELINE, timezone.localdate()) if measure else []
    return OpenedRecommendation(found, list(found.actions.order_by("due_on", "pk")), [(day, share(measure, day)) for day in days])


@command(May.KEEP_RECOMMENDATION)
def add_recommendation(text: str, comes_from: str, owner: str, measure: str, made_on: date, *, by: Reader) -> str:
    """Keep a recommendation, and return its id. Raises CannotKeep."""
    if not text.strip() or not owner.strip():
        raise CannotKeep("Write what is recommended, and who owns it.", "text" if not text.strip() else "owner")
    if made_on > timezone.localdate():
        raise CannotKeep("This day has not come yet. Write the day on which it was made.", "made_on")
    kept = Recommendation.objects.create(
        recommendation_id=secrets.token_hex(6), text=text.strip(), comes_from=comes_from.strip(), owner=owner.strip(), measure=measure if measure in MEASURES else "", made_on=made_on, made_by=by.name,
    )  # fmt: skip
    told("recommendation kept", by)
    return kept.recommendation_id


@command(May.KEEP_RECOMMENDATION)
def add_recommended_action(recommendation_id: str, action: str, owner: str, due: date, *, by: Reader) -> None:
    """Keep something to be done towards it. Raises CannotKeep and NotYours."""
    found = _of(recommendation_id)
    if not action.strip() or not owner.strip():
        raise CannotKeep("Write what is to be done, and by whom.", "action" if not action.strip() else "owner")
    RecommendedAction.objects.create(recommendation=found, action=action.strip(), owner=owner.strip(), due_on=due)
    told("recommendation kept", by)


@command(May.KEEP_RECOMMENDATION)
def finish_recommended_action(recommendation_id: str, number: int, shown_by: str, *, by: Reader) -> None:
    """Say that it was done, with what shows it. Raises CannotKeep, and NotYours where there is none that is open."""
    found = RecommendedAction.objects.filter(recommendation=_of(recommendation_id), pk=number, done_on__isnull=True).first()
    if found is None:
        raise NotYours
    if not shown_by.strip():
        raise CannotKeep("Write what shows that it was done. That it was said to be done is not enough.", "shown_by")
    found.done_on, found.shown_by = timezone.localdate(), shown_by.strip()
    found.save(update_fields=["done_on", "shown_by"])
    told("recommendation kept", by)


def _of(recommendation_id: str) -> Recommendation:
    found = Recommendation.objects.filter(pk=recommendation_id).first()
    if found is None:
        raise NotYours
    return found
