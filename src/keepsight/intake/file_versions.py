"""Two versions of one agency's file among the files given: recognised by their rows, the later replacing the earlier (contracts 3.1).

Nothing is removed: the same rows are held once, a row with a cell changed corrects the old one and keeps its identity, a row that is
gone is reported as withdrawn. Every row of the earlier file stays accounted for in its ledger.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, count

from keepsight.records.entry import Entry

from . import row_problems as problems
from .corrections import Old, Stated, as_it_stood, corrections, differing
from .identity import SentRow, clashing_files, reference
from .tally import Tally
from .which_is_later import Lateness, why_later

MOSTLY = 0.5  # so much of the earlier version's rows must be in the later one where their names say that they are one file (our default)
NEARLY_ALL = 0.9  # and so much where the names do not: an extract of a longer file must never replace it (our default)


@dataclass(slots=True)
class Replaced:
    """An earlier file and the later one that replaces it, as a person is told of it: rows in the shape of entries.json, by entry_id where they stand."""

    earlier: str
    later: str
    agency: str
    why: str
    same: int
    added: list[str] = field(default_factory=list)
    changed: dict[str, Old] = field(default_factory=dict)
    withdrawn: list[Old] = field(default_factory=list)


@dataclass(slots=True)
class Replacing:
    """An earlier file and a later one, row by row: `same` and `changed` lead from the place of a later row to that of the earlier one in their files, `now` back."""

    earlier: Tally
    later: Tally
    why: str
    same: dict[int, int]
    changed: dict[int, int]
    pairs: dict[int, int] = field(init=False)
    now: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.pairs = self.same | self.changed
        self.now = {old: new for new, old in self.pairs.items()}


def replacing(rows: Iterable[SentRow]) -> list[Replacing]:
    """Which files replace which, the earliest first. Where two files are versions and nothing tells which is later, that is said and both stand."""
    by_file: dict[int, list[SentRow]] = defaultdict(list)
    for row in rows:
        by_file[id(row.tally)].append(row)
    alike: dict[frozenset[str], list[list[SentRow]]] = defaultdict(list)
    for sent in by_file.values():
        alike[frozenset(row.entry.agency for row in sent)].append(sent)
    found = [one for files in alike.values() if len(files) > 1 for one in _among(files)]
    return sorted(found, key=lambda one: _lateness(by_file[id(one.earlier)]).order())


def _lateness(sent: list[SentRow]) -> Lateness:
    return Lateness.of(sent[0].tally.path, max((row.entry.known_on for row in sent if row.entry.known_on), default=date.min))


def _among(files: list[list[SentRow]]) -> list[Replacing]:
    """Each file is replaced by at most one: the next later version of it."""
    placed = sorted(((_lateness(sent), sent) for sent in files), key=lambda one: one[0].order())
    replaced: dict[int, Replacing] = {}
    for (before, earlier), (after, later) in combinations(placed, 2):
        if id(earlier[0].tally) in replaced:
            continue
        made, why = _version(earlier, later, before.stem == after.stem), why_later(after, before)
        files = earlier[0].tally.file, later[0].tally.file
        if made and len(made.same) == len(earlier) == len(later):
            continue  # one file twice: its rows are held once, whichever it is
        if made and why:
            made.why = why
            replaced[id(earlier[0].tally)] = made
        elif made:
            later[0].tally.notices.append(problems.versions_not_in_order(*files))
        elif before.stem == after.stem and (before.number, before.word) != (after.number, after.word):
            later[0].tally.notices.append(problems.version_in_name_only(*files))
    return list(replaced.values())


def _version(earlier: list[SentRow], later: list[SentRow], named_alike: bool) -> Replacing | None:
    """The two files row by row where one is a version of the other; None where they are two files."""
    same = _same_rows(earlier, later)
    if not (same or named_alike):
        return None
    old_of = set(same.values())
    fresh = {f"{n:06}": _stated(row) for n, row in enumerate(later) if n not in same}
    gone = {f"{n:06}": _stated(row) for n, row in enumerate(earlier) if n not in old_of}
    pairs = corrections(fresh, gone)
    of_one_file = len(same) + sum("people" not in differing(fresh[new], gone[old]) for new, old in pairs)  # siblings' files differ in who
    enough = of_one_file >= MOSTLY * len(earlier) if named_alike else len(same) >= max(2, MOSTLY * len(later)) and of_one_file >= NEARLY_ALL * len(earlier)
    if not enough:
        return None
    return Replacing(earlier[0].tally, later[0].tally, "", same, {int(new): int(old) for new, old in pairs})


def _same_rows(earlier: list[SentRow], later: list[SentRow]) -> dict[int, int]:
    """Rows of the same words, each used once, in their order; the file's own number for them may differ."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(earlier):
        waiting[row.words].append(n)
    return {n: waiting[row.words].pop(0) for n, row in enumerate(later) if waiting[row.words]}


def _stated(row: SentRow) -> Stated:
    return Stated.by(row.entry, row.concerned, row.child)


class Versions:
    """Every row with its identity, once it is known which files replace which. `closed` are rows of earlier files that stand no longer."""

    def __init__(self, rows: list[SentRow]) -> None:
        self.ids: dict[int, str] = {}
        self.closed: list[Entry] = []
        self._rows: dict[int, list[SentRow]] = defaultdict(list)
        for row in rows:
            self._rows[id(row.tally)].append(row)
        self._by_earlier = {id(one.earlier): one for one in replacing(rows)}
        self._place = {id(row): n for sent in self._rows.values() for n, row in enumerate(sent)}
        self._name(rows)
        for one in self._by_earlier.values():
            settle_ledger(one)

    def is_replaced(self, row: SentRow) -> bool:
        """The row's file has a later version."""
        return id(row.tally) in self._by_earlier

    def next_of(self, row: SentRow) -> SentRow | None:
        """The row that the next later version of its file has for it."""
        made = self._by_earlier[id(row.tally)]
        later = made.now.get(self._place[id(row)])
        return None if later is None else self._rows[id(made.later)][later]

    def now(self, row: SentRow) -> SentRow | None:
        """What stands for the row in the last version of its file; None where it was withdrawn on the way."""
        standing: SentRow | None = row
        while standing is not None and self.is_replaced(standing):
            standing = self.next_of(standing)
        return standing

    def why_passed(self, row: SentRow, now: SentRow | None) -> str:
        """Why a row of an earlier version stands no longer."""
        if now is None:
            return problems.withdrawn_row(self._by_earlier[id(row.tally)].later.file)
        return problems.replaced_row(now.tally.file, now.source.sheet, now.source.row)

    def close(self, row: SentRow) -> None:
        """The row is kept with the day on which it ceased to stand: at once, as history is that of the rows that stand (contracts 1.7)."""
        row.entry.known_until = row.entry.known_on
        self.closed.append(row.entry)

    def told(self) -> list[Replaced]:
        """Each replaced file for a person to read, in the order of the files' names."""
        return sorted((self._told(one) for one in self._by_earlier.values()), key=lambda one: (one.earlier, one.later))

    def _told(self, made: Replacing) -> Replaced:
        earlier, later = self._rows[id(made.earlier)], self._rows[id(made.later)]
        gone = [n for n in range(len(earlier)) if n not in made.now]
        return Replaced(
            made.earlier.file, made.later.file, "; ".join(sorted({row.entry.agency for row in later})), made.why, len(made.same),
            added=[self.ids[id(row)] for n, row in enumerate(later) if n not in made.pairs],
            changed={self.ids[id(later[new])]: self._as_it_stood(earlier[old]) for new, old in sorted(made.changed.items())},
            withdrawn=[self._as_it_stood(earlier[n]) for n in gone],
        )  # fmt: skip

    def _as_it_stood(self, row: SentRow) -> Old:
        return {**as_it_stood(row.entry, row.concerned, row.source), "entry_id": self.ids[id(row)]}

    # Identities: a corrected row keeps that of the row it corrects ---------------------------------------------------------

    def _name(self, rows: list[SentRow]) -> None:
        """First the files that no other precedes, then each later version after the one it replaces."""
        later = {id(one.later) for one in self._by_earlier.values()}
        clashing = clashing_files(row for row in rows if id(row.tally) not in later)
        if clashing:
            rows[0].tally.notices.append(problems.ids_not_used(sorted(clashing)))
        times: Counter[tuple[str, str]] = Counter()
        for row in rows:
            times[row.tally.file, row.signature] += 1
            usable = row.own_id and row.tally.file not in clashing and id(row.tally) not in later
            self.ids[id(row)] = row.own_id if usable else reference(row.signature, times[row.tally.file, row.signature])
        for made in self._by_earlier.values():
            self._name_later(made)

    def _name_later(self, made: Replacing) -> None:
        earlier, later = self._rows[id(made.earlier)], self._rows[id(made.later)]
        pairs = made.pairs
        taken = {self.ids[id(row)] for row in earlier}
        own_rows = {id(row) for row in later}
        others = {one for row, one in self.ids.items() if row not in own_rows} | taken
        own = Counter(row.own_id for row in later if row.own_id)
        for n, row in enumerate(later):
            if n in pairs:
                self.ids[id(row)] = self.ids[id(earlier[pairs[n]])]
            elif row.own_id and own[row.own_id] == 1 and row.own_id not in others:
                self.ids[id(row)] = row.own_id
            else:
                self.ids[id(row)] = next(one for time in count(1) if (one := reference(row.signature, time)) not in taken)
            taken.add(self.ids[id(row)])


def settle_ledger(made: Replacing) -> None:
    """Rows of the earlier file that could not be read are passed over: they count no longer, and their words stay in its ledger."""
    for refused in made.earlier.refused:
        made.earlier.pass_over_at(refused.sheet, refused.row, problems.refused_in_earlier_version(made.later.file, refused.found))
    made.earlier.refused.clear()
