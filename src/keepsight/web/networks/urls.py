"""The addresses of the family's own network, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("", views.network, name="network"), path("write/<slug:step>/", views.write, name="record-network-step")]
