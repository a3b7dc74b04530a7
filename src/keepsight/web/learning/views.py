"""Reviews of a family with their clocks; recommendations, their actions, and what the record shows of them over many children."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.commands.learning import (
    add_recommendation,
    add_recommended_action,
    finish_recommended_action,
    keep_review,
    list_recommendations,
    list_reviews,
    open_recommendation,
)
from keepsight.web.gate import page

from .forms import ActionForm, DoneForm, RecommendationForm, ReviewForm
from .words import recommendation_words, review_words


@page(May.KEEP_REVIEW, "GET", "POST")
def reviews(request: HttpRequest, by: Scope) -> HttpResponse:
    """The reviews of a family and their clocks, and the form to begin one."""
    form = request.kept.form(ReviewForm)
    if request.kept.goes_in(form, lambda: keep_review(form.days(), form.cleaned_data["kind"], by=by)):
        messages.success(request, "The review is kept, and its clocks have started.")
        return redirect("reviews", by.family.pk)
    return render(request, "learning/reviews.html", {"form": form, "page": [review_words(one, by) for one in list_reviews(by=by)], "by": by}, status=422 if form.errors else 200)


@page(May.KEEP_REVIEW, "GET", "POST")
def review(request: HttpRequest, by: Scope, review_id: str) -> HttpResponse:
    """The days of one review, kept anew as things are done."""
    opened = next((one for one in list_reviews(by=by) if one.review.review_id == review_id), None)
    if opened is None:
        raise NotYours
    form = request.kept.form(ReviewForm, initial=ReviewForm.standing(opened.review))
    if request.kept.goes_in(form, lambda: keep_review(form.days(), form.cleaned_data["kind"], review_id, by=by)):
        messages.success(request, "The days of the review are kept.")
        return redirect("reviews", by.family.pk)
    return render(request, "learning/review.html", {"form": form, "one": review_words(opened, by), "by": by}, status=422 if form.errors else 200)


@page(May.SEE_RECOMMENDATIONS)
def recommendations(request: HttpRequest, by: Reader) -> HttpResponse:
    """What the partnership recommends, with owners and actions."""
    return render(request, "learning/recommendations.html", {"page": [recommendation_words(one) for one in list_recommendations(by=by)], "may_add": by.may(May.KEEP_RECOMMENDATION)})


@page(May.KEEP_RECOMMENDATION, "GET", "POST")
def add(request: HttpRequest, by: Reader) -> HttpResponse:
    """Keep one."""
    form = request.kept.form(RecommendationForm)
    if request.kept.goes_in(form, lambda: add_recommendation(*(form.cleaned_data[name] for name in ("text", "comes_from", "owner", "measure", "made_on")), by=by)):
        messages.success(request, "The recommendation is kept.")
        return redirect("recommendations")
    return render(request, "learning/add.html", {"form": form, "heading": "Keep a recommendation", "button": "Keep it"}, status=422 if form.errors else 200)


@page(May.SEE_RECOMMENDATIONS)
def recommendation(request: HttpRequest, by: Reader, recommendation_id: str) -> HttpResponse:
    """One, with what the record shows of it over time."""
    opened = open_recommendation(recommendation_id, by=by)
    return render(request, "learning/recommendation.html", {"page": recommendation_words(opened), "may_add": by.may(May.KEEP_RECOMMENDATION)})


@page(May.KEEP_RECOMMENDATION, "GET", "POST")
def add_action(request: HttpRequest, by: Reader, recommendation_id: str) -> HttpResponse:
    """Keep something to be done towards it."""
    open_recommendation(recommendation_id, by=by)
    form = request.kept.form(ActionForm)
    if request.kept.goes_in(form, lambda: add_recommended_action(recommendation_id, form.cleaned_data["action"], form.cleaned_data["owner"], form.cleaned_data["due"], by=by)):
        messages.success(request, "The action is kept.")
        return redirect("recommendation", recommendation_id)
    return render(request, "learning/add.html", {"form": form, "heading": "Add an action", "button": "Keep the action"}, status=422 if form.errors else 200)


@page(May.KEEP_RECOMMENDATION, "GET", "POST")
def finish(request: HttpRequest, by: Reader, recommendation_id: str, action_number: int) -> HttpResponse:
    """Say that an action was done, and what shows it."""
    opened = open_recommendation(recommendation_id, by=by)
    if all(action.pk != action_number or action.done_on for action in opened.actions):
        raise NotYours
    form = request.kept.form(DoneForm)
    if request.kept.goes_in(form, lambda: finish_recommended_action(recommendation_id, action_number, form.cleaned_data["shown_by"], by=by)):
        messages.success(request, "It is kept that the action was done.")
        return redirect("recommendation", recommendation_id)
    return render(request, "learning/add.html", {"form": form, "heading": "Say that an action was done", "button": "Keep it"}, status=422 if form.errors else 200)
