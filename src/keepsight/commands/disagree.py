"""Disagreements between agencies or people: raised by anyone, both views kept with what they rest on, taken through the local steps, and settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils import timezone

from keepsight.access.models import Agency, Share
from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.procedures import Escalation
from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.work import Disagreement
from keepsight.reports.picture.told import Told
from keepsight.reports.session.differing import Difference, differences
from keepsight.store.models import Disagreement as StoredDisagreement
from keepsight.store.rows import add, close

from .as_seen import as_recorded
from .command import command, told
from .local_procedures import forums
from .record_entry import CannotRecord
from .write import begin, signed
from .write_work import Work, agency_of, children_of, keep, need_children, need_entries, work_entry


@dataclass(frozen=True, slots=True)
class Raised:
    """What two differ on: the raiser's view with the entries it rests on, whose the other view is, and the children it is about."""

    about: str
    view: str
    evidence: tuple[str, ...]
    other_agency: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """The disagreements in the reader's sight, the local steps, and what a form needs: entries, children, and the agencies that may be named."""

    told: Told
    found: list[Difference]
    steps: Escalation
    children: list[tuple[str, str]]
    agencies: list[str]
    by: Scope


@command(May.SEE_FAMILY)
def list_disagreements(*, by: Scope) -> Disagreements:
    """The page of disagreements."""
    told("disagreements seen", by)
    return _seen(by)


@command(May.DISAGREE)
def begin_disagreement(*, by: Scope) -> Disagreements:
    """Opening one of the forms."""
    told("disagreement form opened", by)
    return _seen(by)


def _seen(by: Scope) -> Disagreements:
    seen = as_recorded(by)
    agencies = by.agencies | {entry.agency for entry in seen.entries} | set(Agency.objects.values_list("name", flat=True))
    return Disagreements(seen, differences(seen, forums().escalation), forums().escalation, children_of(by), sorted(agencies - {by.reader.agency, forums().partnership}), by)


@command(May.DISAGREE)
def raise_disagreement(raised: Raised, *, by: Scope) -> str:
    """Raise one; returns its entry's id. The other agency sees it from now on. Raises CannotRecord with what to write."""
    for name, words in (("about", "Write in a few words on what you differ."), ("view", "Write how you see it."), ("other_agency", "Choose whose the other view is.")):
        if not getattr(raised, name).strip():
            raise CannotRecord(words, name)
    need_children(raised.children, by)
    need_entries(raised.evidence, by, "evidence")
    writing, steps = begin("recorded", by), forums().escalation.steps
    text = f"A disagreement with {raised.other_agency} on: {raised.about.strip()}\nSeen so by {agency_of(by)}: {raised.view.strip()}"
    rows = work_entry(Work("other", timezone.localdate(), text, raised.children), by, writing)
    entry = rows.entry[0]
    rows.disagreement = [Disagreement(
        entry_id=entry.entry_id, source_id=entry.source_id, known_on=entry.known_on, about=raised.about.strip(), one_view=raised.view.strip(), one_evidence=list(raised.evidence),
        other_agency=raised.other_agency, stage=steps[0][0] if steps else "",
    )]  # fmt: skip
    keep(rows, writing, by, "a disagreement")
    _let_the_other_see(entry, raised.other_agency, by)
    told("disagreement raised", by, rows=[entry.entry_id])
    return entry.entry_id


def _let_the_other_see(entry: Entry, agency: str, by: Scope) -> None:
    other = Agency.objects.filter(name=agency).first()
    if other and not Share.objects.filter(family=by.family, entry_id=entry.entry_id, to_agency=other).exists():
        Share.objects.create(family=by.family, entry_id=entry.entry_id, to_agency=other, shared_by=signed(by), purpose="a disagreement with them")


@command(May.DISAGREE)
def write_other_view(entry_id: str, view: str, evidence: tuple[str, ...], *, by: Scope) -> None:
    """Write the other side of it, by somebody of the other agency. Raises NotYours for anybody else, and CannotRecord."""
    found = open_difference(entry_id, by)
    if found.row.other_agency != agency_of(by):
        raise NotYours
    if not view.strip():
        raise CannotRecord("Write how you see it.", "view")
    need_entries(evidence, by, "evidence")
    said = "\n".join(filter(None, (found.row.other_view, view.strip())))
    _change(found, by, other_view=said, other_evidence=list(dict.fromkeys([*found.row.other_evidence, *evidence])))
    told("disagreement answered", by, rows=[entry_id])


@command(May.DISAGREE)
def take_on(entry_id: str, stage: str, *, by: Scope) -> None:
    """Take it to another of the local steps, whose clock starts today. Raises NotYours, and CannotRecord where there is no such step."""
    found = open_difference(entry_id, by)
    if stage not in dict(forums().escalation.steps) or stage == found.row.stage:
        raise CannotRecord("Choose the step to which it is taken.", "stage")
    _change(found, by, stage=stage)
    told("disagreement taken on", by, rows=[entry_id])


@command(May.DISAGREE)
def settle(entry_id: str, how: str, *, by: Scope) -> None:
    """Write how it was settled, and by whom. Both views stay. Raises NotYours, and CannotRecord."""
    found = open_difference(entry_id, by)
    if not how.strip():
        raise CannotRecord("Write how it was settled, and by whom.", "how")
    _change(found, by, settled_on=timezone.localdate(), settled_how=f"{how.strip()} (written down by {signed(by)})")
    told("disagreement settled", by, rows=[entry_id])


def open_difference(entry_id: str, by: Scope) -> Difference:
    """A disagreement in sight that is not settled. Raises NotYours."""
    found = next((one for one in differences(as_recorded(by), forums().escalation) if one.row.entry_id == entry_id and one.row.settled_on is None), None)
    if found is None:
        raise NotYours
    return found


def _change(found: Difference, by: Scope, **to: object) -> None:
    """Close the row as it stands, and put the changed one in its place. Nobody's cited entries are lost where the writer does not see them."""
    standing = StoredDisagreement.objects.select_for_update().filter(family=by.family, entry_id=found.row.entry_id, known_until__isnull=True).first()
    kept = {name: list(dict.fromkeys([*getattr(standing, name), *to.get(name, [])])) for name in ("one_evidence", "other_evidence")}
    writing = begin("recorded", by)
    close([standing], timezone.localdate(), writing)
    add(Record(disagreement=[replace(found.row, **to | kept, known_on=timezone.localdate())]), writing)
