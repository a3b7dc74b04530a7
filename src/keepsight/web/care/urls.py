"""The addresses of how children's care is graded, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.care, name="care"),
    path("begin/", views.begin, name="begin-grading"),
    path("grade/<str:child_id>/<str:carer_id>/<slug:tool>/<str:first>/<str:last>/", views.grade, name="grade-care"),
    path("graded/<str:entry_id>/", views.graded, name="graded"),
    path("graded/<str:entry_id>/correct/", views.correct, name="correct-grades"),
    path("over-time/<str:child_id>/", views.over_time, name="care-over-time"),
]
