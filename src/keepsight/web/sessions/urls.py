"""The addresses of sessions, under those of a family."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("ask/", views.ask, name="ask-for-session"),
    path("<str:session_id>/", views.session, name="session"),
    path("<str:session_id>/arrange/", views.arrange, name="arrange-session"),
    path("<str:session_id>/put-aside/", views.put_aside, name="put-session-aside"),
    path("<str:session_id>/invite/", views.invite_people, name="invite-to-session"),
    path("<str:session_id>/who-came/", views.who_came, name="who-came"),
    path("<str:session_id>/answer/", views.answer, name="answer-invitation"),
    path("<str:session_id>/views/<int:invited_id>/", views.view_for, name="send-view"),
    path("<str:session_id>/calendar/", views.calendar, name="session-calendar"),
    path("<str:session_id>/minutes/", views.minutes, name="save-minutes"),
    path("<str:session_id>/hypotheses/", views.hypothesis, name="add-hypothesis"),
    path("<str:session_id>/questions/<str:finding_id>/", views.question, name="answer-in-session"),
]
