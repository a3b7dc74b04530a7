"""What stands under a question: the answers given to it, and the form that takes another."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.patterns.answered import answers_to, is_settled
from keepsight.records.codes import ANSWERS
from keepsight.records.finding import Finding
from keepsight.reports.picture.sections import some_questions
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.anchors import entry_anchor
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.questions import Question
from keepsight.web.drafts.keeping import Seal

from .forms import AnswerForm

SIGNS = "<the-signs-of-this-form>"  # where the hidden fields go that differ for each opening of a page
ADDED_SINCE = "Something was added to the record since, so it is asked again."


def signs_of(request: HttpRequest, by: Scope) -> str:
    """The hidden fields of the small forms on a page: the sign that they come from a page of ours, and the seal by which an answer loses no word."""
    sealed = Seal.of(by, reverse("family", args=[by.family.pk]) + "questions/*")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="seal" value="{}">', get_token(request), sealed)


def questions_here(told: Told, by: Scope, signs: str, patterns: Collection[str], people: Collection[str], back: str) -> SafeString:
    """The live questions of some patterns about some people, for a page about those, each with its form; `back` is the page's address, to come back to."""
    to = leads_to(told, by)
    return mark_safe(str(some_questions(told, patterns, people, to=to, answer_place=answer_place(told, by, back))).replace(SIGNS, signs))


def leads_to(told: Told, by: Scope) -> Callable[[str], str]:
    """Where a page about one thing leads: each entry to its own page, people and questions to the family's."""
    family, entries = reverse("family", args=[by.family.pk]), {entry_anchor(entry.entry_id): entry.entry_id for entry in told.entries}
    return lambda anchor: reverse("entry", args=[by.family.pk, entries[anchor]]) if anchor in entries else f"{family}#{anchor}"


def answer_place(told: Told, by: Scope, back: str = "") -> Callable[[Question], str]:
    """What the questions' section puts under each question, for this reader; SIGNS stands where the form's hidden fields go, `back` is where the answer leads to.

    A question that is history is kept to be read and is not asked (contracts 3.3): it has its answers, and no form.
    """
    findings = {finding.finding_id: finding for finding in told.findings}

    def place(question: Question) -> Markup:
        finding = findings[question.finding_id]
        form = AnswerForm(auto_id=f"id_{finding.finding_id}_%s") if by.may(May.ANSWER_QUESTION) and finding.live else None
        given = {"answers": answers_in_words(finding, told), "form": form, "question": question, "family_id": by.family.pk, "signs": mark_safe(SIGNS), "back": back}
        return Markup(render_to_string("questions/answer_place.html", given))

    return place


def answers_in_words(finding: Finding, told: Told) -> list[str]:
    """Each answer given, the latest last; and that it is asked again, where something was added since."""
    answers = answers_to(finding, told.assembled.record.answer)
    words = [f"{day(one.answered_on)}, {one.answered_by}: {ANSWERS[one.answer]}. {one.reason}" for one in answers]
    return [*words, ADDED_SINCE] if answers and not is_settled(finding, answers) else words
