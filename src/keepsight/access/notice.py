"""How often somebody wants to be told by e-mail that something waits for them. Nobody is, until they choose it and the partnership has set up sending."""

from __future__ import annotations

from django.db import models

from .models import User

NEVER, DAILY, WEEKLY = "never", "daily", "weekly"
HOW_OFTEN = {NEVER: "Never", DAILY: "Each day on which something waits", WEEKLY: "Once a week, where something waits"}
DAYS = {DAILY: 1, WEEKLY: 7}


class NoticeChoice(models.Model):
    """One person's choice, and the day on which they were last told."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="notices")
    how_often = models.CharField(max_length=10, choices=HOW_OFTEN.items(), default=NEVER)
    last_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}: {self.how_often}"
