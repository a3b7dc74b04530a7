"""The addresses of learning: a family's reviews, and what the partnership recommends."""

from __future__ import annotations

from django.urls import path

from . import views

of_a_family = [path("", views.reviews, name="reviews"), path("<str:review_id>/", views.review, name="review")]
urlpatterns = [
    path("", views.recommendations, name="recommendations"),
    path("add/", views.add, name="add-recommendation"),
    path("<str:recommendation_id>/", views.recommendation, name="recommendation"),
    path("<str:recommendation_id>/action/", views.add_action, name="add-recommended-action"),
    path("<str:recommendation_id>/actions/<int:action_number>/done/", views.finish, name="finish-recommended-action"),
]
