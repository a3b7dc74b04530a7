"""From stretches to findings: identity, words, coverage, and who would have seen it alone (contracts 2, 3, 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from keepsight.procedures import EVERY, Procedures, Threshold, Timescale, in_force, load
from keepsight.procedures.working_days import calendar_words
from keepsight.records.finding import Finding, Parameter
from keepsight.records.record import Record

from .again import Asking, Last, find_again
from .definition import Definition, catalogue
from .engine import find, harm_recorded, points, tables_of
from .identity import identity
from .known import HARDSHIP, HELP, Known
from .statement import hardship, one_word, own_values, vague
from .stretch import Noted, Stretch

ANYONE = "*"  # stands, among those about whom harm is recorded, for anyone at all of that family
MERGED = 2  # stretches that one entry opened and a later entry joins to one: their identities are kept among the merged


def run(record: Record, as_of: date, *, standpoints: Sequence[str] = ("together",), procedures: Procedures | None = None, whole: Record | None = None, elsewhere: Collection[tuple[str, str]] = (), sparing: bool = False, last: Last | None = None, only: Collection[str] = ()) -> list[Finding]:
    """Every finding of every pattern on the record as it stands on `as_of`: resolved ones too, in order of pattern, family and day.

    `standpoints` are 'together', 'open' or an agency's name (contracts 2.3). `procedures` are the thresholds; ours where none are given.
    Where `record` is only what one reader may see, `whole` is the record it was cut from: harm that another agency recorded changes the
    question that is put, and nothing else (safe practice 1.1). Whoever has kept what `harm_in` found in the rest of it gives that as `elsewhere`.
    `only` are the slugs of the patterns to put, all where it is empty. With `sparing` it takes less memory and more time. Where the same record is asked again and again from one place as entries are added, `last` keeps what the next asking can use.
    """
    procedures = procedures or load()
    families = dict.fromkeys(sorted({entry.family_id for entry in record.entry}), as_of)
    if not families:
        return []
    definitions = [one for one in catalogue() if not only or one.slug in only]
    tables = tables_of(record)
    if last is not None:
        rows, harm = find_again(tables, Asking(families, tuple(points(standpoints, tables["entry"]["agency"].unique().to_pylist())), definitions, procedures), last)
    else:
        rows, harm = find(tables, families, standpoints, definitions, procedures, sparing)
    if whole is not None:
        harm = harm_recorded(tables_of(whole), families, procedures)
    return worded(Known(record, as_of), rows, harm.union(elsewhere), standpoints, definitions, procedures)


def harm_in(record: Record, as_of: date) -> set[tuple[str, str]]:
    """Whoever the entries of a record tell of harm about, as (family, person or '' where it is not settled who). It is told entry by entry: two parts of a
    record tell together what the whole tells."""
    return harm_recorded(tables_of(record), dict.fromkeys({entry.family_id for entry in record.entry}, as_of), load())


def worded(known: Known, rows: list[dict], harm: set[tuple[str, str]], standpoints: Sequence[str], definitions: Sequence[Definition], procedures: Procedures) -> list[Finding]:
    """The findings of the engine's `rows` that belong to `standpoints`, in words. The other rows tell what each agency alone would have shown."""
    by_slug, alone = {definition.slug: definition for definition in definitions}, _alone(rows)
    harm = harm | {(family, ANYONE) for family, _ in harm}
    asked = _identified(known, [row for row in rows if row["standpoint"] in standpoints])
    return [_finding(known, by_slug[row["pattern"]], row, alone, harm, procedures) for row in asked]


def _identified(known: Known, rows: list[dict]) -> list[dict]:
    """Give each stretch its identity, told apart where one entry opened two by the next entry it rests on, and the identities it could have had (contracts 3.2, decision 3)."""
    cited: dict[tuple, int] = defaultdict(int)
    opened: dict[tuple, int] = defaultdict(int)
    taken: dict[tuple, set[str]] = defaultdict(set)
    for row in rows:
        place = (row["pattern"], row["family_id"], row["standpoint"])
        openings = [opening["entry"] for opening in row["opened"]]
        first = row["opened_by"] = next((entry for entry in openings if not opened[place, entry]), openings[0])
        opened[place, first] += 1
        row["finding_id"] = identity(row["pattern"], known.named(first), first, opened[place, first])
        later = range(opened[place, first] + 1, opened[place, first] + 1 + MERGED)
        row["could_be"] = {identity(row["pattern"], known.named(first), first, occurrence) for occurrence in later}
        row["could_be"] |= {identity(row["pattern"], known.named(entry), entry) for entry in row["instead_of"] or ()}
        for entry in row["evidence"]:
            cited[place, entry] += 1
            row["could_be"] |= {identity(row["pattern"], known.named(entry), entry, occurrence + 1) for occurrence in range(cited[place, entry])}
        taken[place].add(row["finding_id"])
    for row in rows:
        row["merged_ids"] = sorted(row["could_be"] - taken[row["pattern"], row["family_id"], row["standpoint"]])
    return rows


def _finding(known: Known, definition: Definition, row: dict, alone: dict, harm: set, procedures: Procedures) -> Finding:
    stretch, used = _stretch(known, definition, row, procedures), _used(definition, row, procedures)
    return Finding(
        finding_id=row["finding_id"],
        merged_ids=row["merged_ids"],
        pattern=row["pattern"],
        label=definition.pattern.label,
        family_id=row["family_id"],
        standpoint=row["standpoint"],
        about=row["about"],
        raised_on=row["raised_on"],
        raised_on_earliest=row["raised_on_earliest"],
        resolved_on=row["resolved_on"],
        live=_live(known, definition, row, procedures),
        first_on=row["first_on"],
        last_on=row["last_on"],
        measure=row["events"] or stretch.days,
        statement=_said(definition, stretch, used),
        question=_question(known, definition, row, harm),
        raised_by=row["raised_by"],
        evidence=row["evidence"],
        contrary=row["contrary"],
        rests_on_suggestions=row["rests_on_suggestions"] or [],
        coverage=known.coverage(row["family_id"], row["standpoint"]),
        together=_together(known, definition, row, alone),
        parameters={name: _parameter(one) for name, one in used.items()},
        version=definition.version,
    )


def _stretch(known: Known, definition: Definition, row: dict, procedures: Procedures) -> Stretch:
    people = sorted((known.people[person] for person in row["about"]), key=lambda p: (p.birth_from or date.max, p.person_id))
    until = row["resolved_on"] or known.as_of
    beside = (row["family_id"], row["standpoint"]), (row["first_on"], until)
    opened_on = known.entries[row["opened_by"]].happened_to
    return Stretch(
        entries=known.in_order(row["evidence"]),
        contrary=known.in_order(row["contrary"]),
        hardship=known.about(*beside[0], HARDSHIP, *beside[1]) if definition.pattern.shows_hardship else [],
        help=known.about(*beside[0], HELP, *beside[1]) if definition.pattern.shows_hardship else [],
        about=[person.label for person in people],
        children=[person.label for person in people if person.kind == "child"],
        events=row["events"] or 0,
        lacking=_lacking(known, row),
        noted=_noted(known, row),
        days=(until - opened_on).days,
        raised_on=row["raised_on"],
        resolved_on=row["resolved_on"],
        as_of=known.as_of,
        thresholds={name: procedures[definition.slug][name].value for name in definition.thresholds},
        timescales=procedures.timescales,
    )


def _lacking(known: Known, row: dict) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person, _, what in (item.partition("|") for item in row["lacking"] or ()):
        found[known.people[person].label].append(what)
    return found


def _noted(known: Known, row: dict) -> list[Noted]:
    until: dict[tuple[str, str], date] = {}
    for one in row["noted"] or ():
        key = one["what"], known.people[one["person"]].label
        until[key] = max(one["until"] or date.max, until.get(key, date.min))
    people = defaultdict(set)
    for (what, label), ended in until.items():
        people[what, ended if ended <= known.as_of else None].add(label)
    return [Noted(what, sorted(people[what, ended]), ended) for what, ended in sorted(people, key=lambda key: (key[0], key[1] or date.max))]


def _question(known: Known, definition: Definition, row: dict, harm: set[tuple[str, str]]) -> str:
    """The question, or its other form where any agency has recorded harm about an adult whom it concerns, about somebody who could be any of them, or about
    anyone where all are asked about (safe practice 1.1)."""
    people = set(row["about"]).union(*(known.named(entry) for entry in row["evidence"]))
    adults = {person for person in people if known.people[person].kind != "child"}
    concerned = {*adults, ""} | ({ANYONE} if definition.pattern.asks_of_the_family else set())
    if any((row["family_id"], person) in harm for person in concerned):
        return definition.pattern.question_where_harm_is_recorded or definition.pattern.question
    return definition.pattern.question


def _used(definition: Definition, row: dict, procedures: Procedures) -> dict[str, Threshold | Timescale]:
    """The thresholds of the pattern by name, whichever of those for every pattern a partnership has set itself, and the timescales that the stretch rests on by their own."""
    used: dict[str, Threshold | Timescale] = {name: procedures[definition.slug][name] for name in definition.thresholds}
    used |= {name: threshold for name, threshold in procedures[EVERY].items() if threshold.basis == "local"}
    for one in row["noted"] or () if definition.pattern.keeps_timescales else ():
        name, since = one["what"].split("|")[:2]
        used[name] = in_force(procedures.timescales, name, date.fromisoformat(since))
    return used


def _said(definition: Definition, stretch: Stretch, used: dict[str, Threshold | Timescale]) -> str:
    beside = hardship(stretch) if definition.pattern.shows_hardship else ""
    first = min(entry.happened_to for entry in stretch.entries)
    holidays = calendar_words(first, stretch.resolved_on or stretch.as_of) if any(one.unit == "working days" for one in used.values()) else ""
    return " ".join(part for part in (definition.pattern.statement(stretch), vague(stretch), one_word(stretch), beside, own_values(used), holidays) if part)


def _live(known: Known, definition: Definition, row: dict, procedures: Procedures) -> bool:
    """Contracts 3.3: a recent entry, or an expectation still open for a child who is."""
    if definition.pattern.stays_open:
        return row["resolved_on"] is None
    return (known.as_of - row["last_on"]).days < procedures[EVERY]["live_within"].value


def _alone(rows: list[dict]) -> dict[tuple[str, str, str], list[dict]]:
    found = defaultdict(list)
    for row in rows:
        found[row["pattern"], row["family_id"], row["standpoint"]].append(row)
    return found


def _together(known: Known, definition: Definition, row: dict, alone: dict) -> dict[str, date | None]:
    """For each agency, the day on which its own entries alone would have raised it (contracts 2.4)."""
    evidence = set(row["evidence"])
    agencies = [sent.agency for sent in known.coverage(row["family_id"], row["standpoint"]) if sent.entries]
    if definition.pattern.any_agency_could_answer:
        return dict.fromkeys(agencies)
    prefix = "open: " if row["standpoint"] == "open" else ""
    own = {agency: alone.get((row["pattern"], row["family_id"], prefix + agency), []) for agency in agencies}
    return {agency: min((r["raised_on"] for r in rows if evidence & set(r["evidence"])), default=None) for agency, rows in own.items()}


def _parameter(used: Threshold | Timescale) -> Parameter:
    source = f"{used.source}; in place of {used.ours}" if used.ours else used.source
    confirm = "; to be confirmed" if getattr(used, "confirm", False) else ""
    return Parameter(used.value, used.unit, used.basis, source + confirm)
