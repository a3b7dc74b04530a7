"""The addresses of what people say about their own record; `family_id` stands before them."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.own_words, name="representations"),
    path("about/<str:kind>/", views.enter, name="enter-representation"),
    path("about/<str:kind>/<str:thing_id>/", views.enter, name="enter-representation-about"),
    path("<str:representation_id>/answer/", views.answer, name="answer-representation"),
]
