"""The addresses of orders and arrangements, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.arrangements, name="arrangements"),
    path("write/", views.write, name="write-arrangement"),
    path("language/<str:person_id>/", views.language, name="write-language"),
    path("<str:order_id>/correct/", views.correct, name="correct-arrangement"),
    path("<str:order_id>/end/", views.end, name="end-arrangement"),
]
