"""The addresses of drafts, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<str:draft_id>/words/", views.words_of_draft, name="draft-words"),
    path("drafts/from-a-note/", views.from_a_note, name="split-note"),
    path("drafts/<str:draft_id>/throw-away/", views.throw_away, name="throw-draft-away"),
]
