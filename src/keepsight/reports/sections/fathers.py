"""What is recorded of each father and male carer, and of the family's own network. What bears on harm stands first; nothing here asks anybody to be in touch with him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keepsight.records.entry import Entry
from keepsight.records.person import Person

from ..content import NO_ENTRY, Block, Section, Smaller, Words, table
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.cited import Cited, cited
from ..picture.words.entries import entry_words
from ..picture.words.men import Line, Man, men
from ..picture.words.who import eldest_first, kin
from .cites import cites
from .who import age_and_birth

Beside = dict[str, tuple[tuple[str, str], ...]]  # by entry: what stands beside it, as (what, words)
COLUMNS = (("Who", 3000), ("How he stands to whom", 4200), ("Harm and safety, as recorded", 4200), ("Last entry of a service in touch with him", 3700))
NETWORK = (("Who", 3400), ("How they are related", 7700), ("Last entry that concerns them", 4000))
HELPS = "family-helps"
NO_HARM = "no entry of harm in the records supplied"
FIRST = "Entries of harm stand first. A recorded safety reason stops only what would prompt contact: who he is, what is held and who keeps it under review stay asked."


def each_man(told: Told) -> Section:
    """Every father and male carer in a line, and the children of whom no father is named."""
    found = men(told)
    rows = (_row(man) for man in found.each)
    blocks: list[Block] = [Words(FIRST), table("Fathers and male carers", COLUMNS, rows, "No father or male carer is named in the records supplied.")]
    if found.not_named:
        blocks.append(Words(f"No father is named in the records supplied for {', '.join(found.not_named)}. For services: what is known of him, and from whom?"))
    return Section("fathers", "Fathers and male carers", tuple(blocks))


def his_entries(told: Told, beside: Beside | None = None) -> Section:
    """Every entry that concerns each of them, the latest first, with the steps that services wrote down beside it."""
    blocks: list[Block] = []
    people = {person.label: person.person_id for person in told.people.values()}
    for man in men(told).each:
        blocks += [Smaller(man.label), cites(f"Entries that concern {man.label}", (_with_steps(entry, beside or {}) for entry in reversed(told.own.get(people.get(man.label, ""), []))), NO_ENTRY)]
    return Section("his_entries", "Every entry that concerns each of them", tuple(blocks or [Words(NO_ENTRY)]))


def _with_steps(entry: Entry, beside: Beside) -> Cited:
    steps = "; ".join(f"{what}: {words}" for what, words in beside.get(entry.entry_id, ()))
    one = cited(entry)
    return replace(one, words=f"{one.words} [{steps}]") if steps else one


def network(told: Told) -> Section:
    """Adults of the family who are neither a child's parent nor one of the men above; then the entries in which family helped or met."""
    above = {man.label for man in men(told).each}
    adults = sorted((one for one in told.people.values() if one.kind == "adult" and one.label not in above and not _is_mother(told, one)), key=eldest_first)
    helps = [entry for entry in reversed(told.entries) if any(theme.value == HELPS and not theme.denied for theme in entry.themes)]
    return Section("network", "The family’s own network", (
        table("Relatives and others", NETWORK, (_relative(told, person) for person in adults)),
        Smaller("Entries in which family helps"),
        cites("Entries in which family helps", (cited(entry, suggested=all(t.suggested for t in entry.themes if t.value == HELPS)) for entry in helps), NO_ENTRY),
    ))  # fmt: skip


def _row(man: Man) -> tuple[Cell, ...]:
    return Cell(man.label), Cell(man.standing), _lines((man.harm or Line(NO_HARM), *man.settles)), _lines((man.in_touch,))


def _lines(lines: Sequence[Line]) -> Cell:
    """The first line's words, then its entry and the other lines in small."""
    said = [(line.words, [f"{line.entry.when}, {line.entry.agency}: {line.entry.words}{' (suggested)' if line.entry.suggested else ''}"] if line.entry else []) for line in lines]
    return Cell.of(said[0][0], [*said[0][1], *(part for words, cites in said[1:] for part in (words, *cites))])


def _is_mother(told: Told, person: Person) -> bool:
    return any(row.person_id == person.person_id and row.relationship in ("mother", "adoptive mother") and told.people.get(row.related_person_id, person).kind == "child" for row in told.assembled.record.relationship)


def _relative(told: Told, person: Person) -> tuple[Cell, ...]:
    own = told.own.get(person.person_id, [])
    last = entry_words(told, own[-1]) if own else None
    return Cell.of(person.label, [age_and_birth(person, told.as_of)]), Cell.of("", [f"{how}: {', '.join(others)}" for how, others in kin(told, person)] or ["not recorded"]), Cell(f"{last.when}, {last.entry.agency}" if last else NO_ENTRY)
