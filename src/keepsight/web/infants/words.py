"""A baby's card in words: a list without a total, in which what is not recorded is said to be not recorded, and never to be ‘no’."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.infant_card import BEGINS, Card, CardRow, ends_on
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.ages import age
from keepsight.reports.picture.words.dates import day, when
from keepsight.store.infants import ASKED_ANEW, CARD, SAID, WITH_A_CARER
from keepsight.web.layout.lines import Item, Line, item, line
from keepsight.web.questions.words import questions_here

PATTERNS = ("infant-sleep-context", "new-baby-no-rethink", "substance-without-impact")
NOT_RECORDED = "Not recorded. That is not ‘no’."
BEARS = {"place seen": {"safe"}, "talk": {"safe"}, "shared": {"shared", "sofa"}, "tobacco": {"tobacco"}, "sedating": {"sedating"}, "gestation": {"small"}, "weight": {"small"}}  # which items of entries bear on a line; alcohol and drugs are by the entry's themes
NOT_ON_THE_CARD = "Not written on this card. That is not ‘no’."
PERHAPS = "The entries below may speak of it; with whom it was had, a person says."
NO_TOTAL = "The lines are not added up. None of them says what will happen; each is to be talked through, and to be looked at again when a night is not like others."


@dataclass(frozen=True, slots=True)
class CardWords:
    """The card: its heading, what stands first, whether it runs, its lines and the questions about the baby."""

    heading: str
    first: tuple[str, ...]
    changed: str
    lines: tuple[Line, ...]
    questions: SafeString


def card_words(card: Card, by: Scope, signs: str) -> CardWords:
    """Put the card into words."""
    child = card.child
    back = reverse("infant-card", args=[by.family.pk, child.person_id])
    change = next(((row, entry) for row, entry in card.rows if row.line == "change"), None)
    lines = tuple(_line(card, by, code, change) for code in CARD)
    changed = f"A change of routine was recorded on {when(change[1].when)}: what was asked before it is to be asked again." if change and not card.ended else ""
    return CardWords(f"{child.label}: the baby’s card", (f"{child.label}, {age(child, card.told.as_of)}.", _runs(card), NO_TOTAL), changed, lines, questions_here(card.told, by, signs, PATTERNS, (child.person_id,), back))


def _runs(card: Card) -> str:
    if card.ended:
        return f"This card ended on {day(card.ended)}, at twelve months. It is kept to be read."
    if card.begins and card.begins + BEGINS < card.told.as_of:
        return f"The baby was expected on {day(card.child.expected_date)}. No birth is recorded in the records supplied."
    if card.begins:
        begins = f"Its lines are asked from {day(card.begins)} on, twelve weeks before the baby is expected; what is known earlier may be written now."
        return begins if card.begins > card.told.as_of else "The baby is expected within twelve weeks: where will the baby sleep, and who has talked it through with each carer?"
    return f"It runs until {day(ends_on(card.child))}, when the baby is twelve months old."


def _line(card: Card, by: Scope, code: str, change: CardRow | None) -> Line:
    rows = [(row, entry) for row, entry in card.rows if row.line == code]
    entries = {entry.entry_id: entry for entry in card.told.entries}
    written = {entry.entry_id for _, entry in card.rows}
    bear = {one.entry_id for one in card.items if _bears(code, one.item, entries.get(one.entry_id))} - written
    items = [item(one[1], by, _chosen(card, one)) for one in rows] + [item(entry, by, suggested=True) for entry in reversed(card.told.entries) if entry.entry_id in bear]
    address = "" if card.ended or not by.may(May.RECORD_ENTRY) or not by.reader.agency else reverse("write-infant-line", args=[by.family.pk, card.child.person_id, code.replace(" ", "-")])
    made = line(code.replace(" ", "-"), CARD[code], items, facts=_facts(card, code, rows, items, change), record=address, shown=3)
    return replace(made, none=NOT_RECORDED) if not items and code not in WITH_A_CARER else replace(made, none="")


def _bears(code: str, item_: str, entry: Entry | None) -> bool:
    """Whether an entry bears on this line: by what it says of the baby's sleep, or by its themes where the line is alcohol or drugs."""
    if code in ("alcohol", "drugs"):
        return entry is not None and any(theme.value == code and not theme.denied for theme in entry.themes)
    return entry is not None and item_ in BEARS.get(code, ())


def _facts(card: Card, code: str, rows: list[CardRow], items: list[Item], change: CardRow | None) -> tuple[str, ...]:
    facts = []
    if code in WITH_A_CARER:
        facts += [f"{card.told.people[one].label}: {_talk(rows, one)}" for one in card.carers] or ["No carer is named in the records supplied."]
        facts += [PERHAPS] if len(items) > len(rows) else []
    latest = max((entry.happened_to for _, entry in rows), default=None)
    if code in ASKED_ANEW and change and not card.ended and rows and latest < change[1].happened_to:
        facts.append(f"To be asked again: last recorded before the change of {when(change[1].when)}.")
    return tuple(facts)


def _talk(rows: list[CardRow], carer: str) -> str:
    own = [(row, entry) for row, entry in rows if row.carer_id == carer]
    if not own:
        return NOT_ON_THE_CARD
    row, entry = own[0]
    return f"{'had' if row.answer == 'had' else 'not yet had'}, {when(entry.when)}, {entry.agency}"


def _chosen(card: Card, written: CardRow) -> str:
    row, _ = written
    carer = card.told.people.get(row.carer_id)
    words = SAID.get(row.line, {}).get(row.answer, "")
    return f"{words}{' with ' + carer.label if carer else ''}"
