"""Who a man is, as recorded: how he stands to the child and on whose word, his own address and no other, his other children, his own family."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from keepsight.access.scope import Scope
from keepsight.chronology.family import family_at
from keepsight.commands.open_fathers import Fathers
from keepsight.linkage.kin import FATHERS, MOTHERS, SIBLINGS
from keepsight.records.codes import RELATIONSHIPS
from keepsight.records.person import Relationship
from keepsight.records.source import WRITTEN_HERE, Source
from keepsight.reports.picture.told import Told, standing
from keepsight.reports.picture.words.ages import age, born
from keepsight.reports.picture.words.entries import sheet_words
from keepsight.reports.picture.words.men import harm_of
from keepsight.reports.picture.words.who import address
from keepsight.reports.picture.words_apart import as_written
from keepsight.web.layout.lines import item
from keepsight.web.questions.words import leads_to

NOT_RECORDED = "not recorded"
LEFT_OUT = "[an address, left out]"
PARENTAL = {"yes": "recorded as held", "no": "recorded as not held", "": NOT_RECORDED}
KIN_OF_HIS = (*MOTHERS, *FATHERS, *SIBLINGS, "grandmother", "grandfather", "aunt", "uncle", "cousin", "relative")

Facts = tuple[tuple[str, tuple[str, ...]], ...]


def facts_of(found: Fathers, child: str, man: str) -> Facts:
    """What the record says of him in its own fields, in the order it is asked; what is blank is said to be not recorded."""
    told = found.told
    person = told.people[man]
    facts = [
        ("Born", (born(person),)),
        ("Age", (age(person, told.as_of),)),
        ("Parental responsibility", (_responsibility(told, child, man),)),
        ("Where he lives", _lives(told, man)),
        ("Language", (person.first_language or NOT_RECORDED, *([f"interpreter: {person.interpreter}"] if person.interpreter else []))),
        ("His other children here", _other_children(told, child, man)),
        (f"{told.people[child].label}’s brothers and sisters through him", _through_him(told, child, man)),
        ("His own family", _his_family(told, man)),
    ]
    return tuple((name, words or (NOT_RECORDED,)) for name, words in facts)


NAMED_IN_HARM = "He is named in an entry that tells of violence, bail, an order or a restriction. Whose it is, and what follows for him, a person reads:"


def harm_first(found: Fathers, by: Scope, man: str) -> tuple[str, str, str] | None:
    """The entry that stands first, as (what it is, words, address): the latest of harm about him, else the latest that names him and for which nothing asks for
    contact with him. None where there is none in sight."""
    if line := harm_of(found.told, man):
        return "Entry of harm, to be read first:", f"{line.entry.when}, {line.entry.agency}; {line.words}", leads_to(found.told, by)(line.entry.anchor)
    named = [entry for entry in found.told.own.get(man, []) if entry.entry_id in found.now.told_in.get(man, ())]
    if not named:
        return None
    first = item(named[-1], by)
    return NAMED_IN_HARM, f"{first.when}, {first.agency}", first.address


def without_others_addresses(found: Fathers, man: str) -> Callable[[str], str]:
    """Takes out of words every address at which he is not recorded to live, also those out of the reader's sight: his and theirs never stand side by side."""
    own = {address for address, person in found.homes if person == man}
    others = sorted({address for address, _ in found.homes} - own, key=len, reverse=True)
    if not others:
        return str
    named = re.compile("|".join(map(re.escape, others)), re.I)
    anyhow = as_written(others, own) or named
    return lambda words: anyhow.sub(LEFT_OUT, named.sub(LEFT_OUT, words))


def _of(told: Told) -> list[Relationship]:
    return standing(told.assembled.record.relationship, told.as_of)


def _responsibility(told: Told, child: str, man: str) -> str:
    said = [row.parental_responsibility for row in _of(told) if (row.person_id, row.related_person_id) == (man, child) and row.parental_responsibility]
    return PARENTAL.get(said[0] if said else "", said[0] if said else NOT_RECORDED)


def on_whose_word(told: Told, child: str, man: str) -> tuple[str, ...]:
    """Where each relationship to the child was written: the sheet and row, or who wrote it here."""
    rows = [row for row in _of(told) if (row.person_id, row.related_person_id) == (man, child) and row.source_id in told.sources]
    return tuple(f"{row.relationship}{'' if row.certainty == 'certain' else ', ' + row.certainty}: {_place(told.sources[row.source_id])}" for row in rows)


def _place(source: Source) -> str:
    return f"written here {source.sheet}" if source.file == WRITTEN_HERE else f"{sheet_words(source)}, row {source.row}"


def _lives(told: Told, man: str) -> tuple[str, ...]:
    now = family_at(replace(told.assembled.record, household=told.own_homes), told.as_of, told.as_of)
    return tuple(dict.fromkeys(address(held.row) + ("" if held.sure else " (may have ended)") for held in now.households if held.row.person_id == man))


def _children_of(told: Told, parent: str) -> list[str]:
    return list(dict.fromkeys(row.related_person_id for row in _of(told) if row.person_id == parent and row.relationship in (*FATHERS, *MOTHERS, "parent") and row.related_person_id in told.people))


def _other_children(told: Told, child: str, man: str) -> tuple[str, ...]:
    return tuple(told.people[one].label for one in _children_of(told, man) if one != child)


def _through_him(told: Told, child: str, man: str) -> tuple[str, ...]:
    """Half-siblings are derived from parents, never stored: children of his of whom this child's mother is not recorded as a parent."""
    if child not in _children_of(told, man):
        return ("he is not recorded as this child’s parent",)
    mothers = [row.person_id for row in _of(told) if row.related_person_id == child and row.relationship in MOTHERS]
    hers = {one for mother in mothers for one in _children_of(told, mother)}
    return tuple(told.people[one].label for one in _children_of(told, man) if one != child and one not in hers)


def _his_family(told: Told, man: str) -> tuple[str, ...]:
    """His parents, brothers, sisters and other relatives in the record: the child's family on his side."""
    his = [(row.person_id, row.relationship) for row in _of(told) if row.related_person_id == man and row.relationship in KIN_OF_HIS]
    his += [(row.related_person_id, RELATIONSHIPS.get(row.relationship, row.relationship)) for row in _of(told) if row.person_id == man and row.relationship in SIBLINGS]
    return tuple(dict.fromkeys(f"{told.people[one].label}, his {how}" for one, how in his if one in told.people))
