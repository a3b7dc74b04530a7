"""What the pages of learning say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from keepsight.access.scope import Scope
from keepsight.commands.learning import OpenedRecommendation, OpenedReview
from keepsight.commands.measures import MEASURES, Share
from keepsight.reports.picture.words.dates import day
from keepsight.store.learning import REVIEWS, RecommendedAction

TOO_FEW = "left out: a number, or the rest of it, is too small to be shown"
NOT_DONE = "not done"


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """A review: its clocks as (what, due, done, rule), and where to keep its days."""

    heading: str
    clocks: tuple[tuple[str, str, str, str], ...]
    beyond: str
    address: str


@dataclass(frozen=True, slots=True)
class RecommendationWords:
    """A recommendation: its facts, its actions as (words, address where it is open), and what the record showed and what was done as (day, words)."""

    text: str
    address: str
    facts: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    measure: str
    shown: tuple[tuple[str, str], ...]
    adds: str


def review_words(opened: OpenedReview, by: Scope) -> ReviewWords:
    """Put one review into words."""
    clocks = tuple((one.what[0].upper() + one.what[1:], day(one.due), day(one.done) if one.done else "not yet", one.rule) for one in opened.clocks)
    return ReviewWords(f"{REVIEWS[opened.review.kind]}, from {day(opened.review.known_to_authority_on)}", clocks, opened.beyond, reverse("review", args=[by.family.pk, opened.review.review_id]))


def recommendation_words(opened: OpenedRecommendation) -> RecommendationWords:
    """Put one recommendation into words."""
    found = opened.recommendation
    measure = MEASURES.get(found.measure)
    return RecommendationWords(
        text=found.text,
        address=reverse("recommendation", args=[found.pk]),
        facts=(("From", found.comes_from), ("Owner", found.owner), ("Made", day(found.made_on))),
        actions=tuple(_action(found.pk, action) for action in opened.actions),
        measure=measure.words if measure else "",
        shown=_over_time(opened) if measure else (),
        adds=reverse("add-recommended-action", args=[found.pk]),
    )



def _over_time(opened: OpenedRecommendation) -> tuple[tuple[str, str], ...]:
    """The shares, and between them in order of days that it was made, and what was done with what shows it."""
    rows = [(on, _share(share)) for on, share in opened.shown]
    rows += [(opened.recommendation.made_on, "The recommendation was made")]
    rows += [(one.done_on, f"Done: {one.action.rstrip('.')}. What shows it: {one.shown_by}") for one in opened.actions if one.done_on]
    return tuple((day(on), words) for on, words in sorted(rows, key=lambda row: row[0]))


def _action(recommendation_id: str, action: RecommendedAction) -> tuple[str, str]:
    said = f"{action.action} ({action.owner}, by {day(action.due_on)})"
    if action.done_on:
        return f"{said}: done, {day(action.done_on)}. What shows it: {action.shown_by}", ""
    late = ", and its day has passed" if action.due_on < timezone.localdate() else ""
    return f"{said}: {NOT_DONE}{late}", reverse("finish-recommended-action", args=[recommendation_id, action.pk])


def _share(share: Share) -> str:
    if share.children is None:
        return TOO_FEW
    return f"about {share.of_them:,} of {share.children:,}"
