"""The addresses of accounts."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("add/", views.add, name="add-account"),
    path("<int:user_id>/", views.account, name="account-of"),
    path("<int:user_id>/role/", views.role, name="give-role"),
    path("<int:user_id>/role/<int:membership_id>/end/", views.role_ended, name="end-role"),
    path("<int:user_id>/password/", views.password, name="new-password"),
    path("<int:user_id>/close/", views.closed, name="close-account"),
]
