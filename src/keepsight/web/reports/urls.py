"""The addresses of a family's reports; `family_id` stands before them."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.reports, name="reports"),
    path("make/<str:kind>/", views.make, name="make-report"),
    path("<str:report_id>/", views.report, name="report"),
    path("<str:report_id>/as/<str:name>/", views.take, name="take-report"),
    path("<str:report_id>/change/", views.change, name="change-report"),
    path("<str:report_id>/shared/", views.shared, name="share-report"),
]
