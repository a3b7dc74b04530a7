"""What a made-up partnership's board follows: recommendations, who owns them, what is done towards each, and what the record is asked to show of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keepsight.access.models import User

RECOMMENDED = (  # what is recommended, its owner and measure, days since it was made; and its actions: what, whose, days until due, and what shows that it was done
    (
        "Every father and male carer is known, asked and listened to, whoever holds the case.", "Head of family help", "fathers", 400,
        (("Ask both parents who the father is, and write down on whose word", "Team managers", -220, "An audit of forty plans by the learning group, half of them chosen by lot."), ("A father’s warning has an answer within ten working days", "Head of the front door", -30, "")),
    ),
    (
        "A quiet brother or sister is seen alone and heard at every review.", "Chair of the conference service", "heard", 240,
        (("A line for each child’s own words in the conference report", "Conference service", -60, "The form in use since the summer; six reports read."), ("Interpreters are booked before the visit, not asked for at it", "Commissioning", 45, "")),
    ),
    ("How neglect is looked at is watched for the child, and not for attendance at a course.", "Designated nurse", "", 90, (("Two teams try an agreed tool and say what changed for the child", "Neglect group", 60, ""),)),
)  # fmt: skip


def recommend(reviewer: User) -> None:
    """Keep the recommendations, each with its actions, as the partnership's reviewer."""
    from keepsight.access.scope import reader_of
    from keepsight.commands.learning import add_recommendation, add_recommended_action, finish_recommended_action
    from keepsight.store.learning import RecommendedAction

    by, today = reader_of(reviewer), date.today()
    for text, owner, measure, made, actions in RECOMMENDED:
        kept = add_recommendation(text, "A review of another family, published by the partnership", owner, measure, today - timedelta(days=made), by=by)
        for action, whose, due, shown_by in actions:
            add_recommended_action(kept, action, whose, today + timedelta(days=due), by=by)
            if shown_by:
                finish_recommended_action(kept, RecommendedAction.objects.get(recommendation=kept, action=action).pk, shown_by, by=by)
