"""The addresses of a family's chronology; `family_id` stands before them."""

from __future__ import annotations

from django.urls import path

from .pictures import pictures
from .views import chronology

urlpatterns = [path("", chronology, name="chronology"), path("pictures/", pictures, name="pictures")]
