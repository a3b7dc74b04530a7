"""The form of one line of a baby's card."""

from __future__ import annotations

from typing import Any

from keepsight.commands.infant_card import Card, CardLine
from keepsight.store.infants import CARD, SAID, WITH_A_CARER
from keepsight.web.layout.fields import radios
from keepsight.web.layout.written import WrittenForm

SHOWN = {"yes": "Yes", "no": "No, by what was said", "had": "Had", "not yet": "Not yet", "seen": "Seen by me", "not shown": "Asked to see; not shown", "sofa": "Yes, on a sofa or in a chair"}
HELP = {"place seen": "Who saw it is whoever writes this; when is the day below.", "talk": "With each carer, fathers and grandparents too. What was said on both sides?", "sober": "Who has the baby at night, who will not drink or use, and what happens if plans change?"}


class LineForm(WrittenForm):
    """One line: what may be chosen, with whom the talk was had, and in words."""

    ORDER = ("answer", "carer_id")

    def __init__(self, *given: Any, line: str, card: Card, **more: Any) -> None:
        super().__init__(*given, **more)
        self.line = line
        if line in WITH_A_CARER:
            self.fields["carer_id"] = radios("With whom?", [(one, card.told.people[one].label) for one in card.carers], required="Choose with whom")
        if line in SAID:
            self.fields["answer"] = radios(CARD[line], {code: SHOWN.get(code, words.removeprefix("A change of routine: ")) for code, words in SAID[line].items()}, required="Choose one of these")
        if line in HELP:
            self.fields["what"].help_text = HELP[line]
        self.order_fields(self.ORDER)

    def card_line(self, child: str) -> CardLine:
        """What is to be written on the card."""
        given = dict(self.cleaned_data)
        happened, text = given.pop("when"), given.pop("what")
        return CardLine(child, self.line, happened, text, **given)
