"""What is recorded on a baby's card: rows beside an entry. Not recorded is not ‘no’; a later row stands before the earlier, which stays to be read (practice 7.3)."""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row

CARD = {  # the lines in their order
    "place": "Where the baby usually sleeps",
    "place seen": "Where the baby sleeps, seen",
    "shared": "A bed or sofa shared",
    "talk": "The talk about safer sleep, with each carer",
    "sober": "Who will be sober at night",
    "change": "A change of routine",
    "tobacco": "Smoking, in pregnancy and at home",
    "alcohol": "Alcohol, of anyone who cares for the baby",
    "drugs": "Drugs, of anyone who cares for the baby",
    "sedating": "Medicine that makes drowsy",
    "gestation": "Weeks of pregnancy at birth",
    "weight": "Weight at birth",
    "home": "Room in the home",
    "siblings": "Brothers and sisters when they were babies",
}
SAID = {  # what may be chosen, and the sentence that the entry then says: worded so that a ‘no’ is never read as what it denies
    "place seen": {"seen": "Sleep place seen", "not shown": "Asked to see where the baby sleeps, and was not shown"},
    "shared": {"yes": "Bed-sharing, known or meant", "sofa": "Sleeping on the sofa with the baby, known or meant", "no": "No bed or sofa shared, by what was said"},
    "talk": {"had": "The talk about safer sleep was had", "not yet": "Not yet had the talk about safer sleep"},
    "change": {
        "move": "A change of routine: a move or a stay elsewhere", "visitor": "A change of routine: visitors", "celebration": "A change of routine: a celebration", "illness": "A change of routine: illness",
        "new partner": "A change of routine: a new partner", "bereavement": "A change of routine: a bereavement", "contact visit": "A change of routine: a contact visit", "another": "A change of routine",
    },
    "tobacco": {"yes": "Someone smokes, in pregnancy or at home", "no": "No smoking, by what was said"},
    "alcohol": {"yes": "Alcohol is spoken of", "no": "No alcohol, by what was said"},
    "drugs": {"yes": "Drugs are spoken of", "no": "No drugs, by what was said"},
    "sedating": {"yes": "Sedating medicine is taken", "no": "No sedating medicine, by what was said"},
    "gestation": {"early": "Born before 37 weeks, premature", "not early": "Born at 37 weeks or later"},
    "weight": {"small": "Born under 2.5 kg, a low birth weight", "not small": "Born at 2.5 kg or more"},
    "home": {"crowded": "Crowded home", "temporary": "Temporary home", "neither": "Neither crowded nor temporary, by what was seen"},
}
WITH_A_CARER = ("talk",)
ASKED_ANEW = ("place", "place seen", "talk", "sober")  # what a change of routine opens again


class InfantLine(Row):
    """One line of one baby's card, on the entry that tells of it."""

    entry_id = models.CharField(max_length=LONGEST_ID)
    child_id = models.CharField(max_length=LONGEST_ID)
    line = models.CharField(max_length=20, help_text="a key of CARD")
    answer = models.CharField(max_length=40, blank=True, help_text="a key of SAID[line]")
    carer_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="with which carer the talk was had")

    class Meta:
        indexes = [models.Index(fields=["family", "child_id"], name="line_of_a_card")]
