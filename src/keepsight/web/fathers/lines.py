"""The lines of a man's page: each step with the entries that tell of it, those written down as that step and those that a service recorded anyhow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.chronology.dealings import CALLED_TO, Dealing, dealing
from keepsight.commands.open_fathers import Fathers
from keepsight.records.entry import Concerned, Entry
from keepsight.reports.picture.words.dates import day
from keepsight.store.fathers import ANSWERS, CHECKS, STEPS
from keepsight.web.layout.lines import Item, Line, item, line

from .about_him import on_whose_word, without_others_addresses

OF_THE_CHILD = ("identified", "care", "invited", "view", "told", "settled")  # the others are told of the man, whichever child they were written beside
EXPECTED_FROM = {"identified": 1, "contacted": 2, "seen": 3, "assessed": 3, "checks": 3, "invited": 3, "view": 3, "told": 3}  # the tier (safe practice 4)
WOULD_PROMPT = ("contacted", "seen", "invited", "view", "told")  # what a safety reason stops, and nothing else
ASKS = {
    "identified": "what is known of him, and on whose word?",
    "contacted": "has any service been in touch with him? If not, who decided that, and why?",
    "seen": "has anybody who works with the child met him?",
    "assessed": "what care does he give, and what could he give? Who has looked at that, and at what worries there are, on their own account?",
    "checks": "which checks were asked for, and what came back?",
    "invited": "was he asked to the meetings about his child? If not, who decided that, and why?",
    "view": "what does he himself say of his child?",
    "told": "who told him what was decided?",
}
OPENED_AGAIN = {"contacted": "contact", "seen": "seen", "invited": "invited"}  # as the question about fathers calls what a decision on how he may be involved opens again
NONE_SINCE = "No entry in the records supplied since the decision on how he may be involved."
OTHERS = "Other entries that name him"
NOT_READ = "No entry in the records supplied is read as this. Others name him, below: a person says what they are."
MEETINGS = 6  # so many of the latest meetings about the child are named one by one


def lines_of(found: Fathers, by: Scope, child: str, man: str, with_care: bool) -> list[Line]:
    """Every step in its order, then the entries that name him and stand under none. `with_care`: harm is recorded of him, or a safety decision stands,
    and nothing prompts to be in touch with him. Where an entry names him, a step without one says that none is *read* as it: what he rang about in
    plain words stands below, and is not said to be absent."""
    his = _His(found, by, child, man)
    lines = [_step(his, step, heading, with_care) for step, heading in STEPS.items()]
    other = his.other({one.address for made in lines for one in (*made.shown, *made.earlier)})
    if not other:
        return lines
    told = [replace(made, none=NOT_READ) if made.none else made for made in lines]
    return [*told, line("others", OTHERS, other, shown=5)]


def _step(his: _His, step: str, heading: str, with_care: bool) -> Line:
    tier, by = his.found.now.tier.get(his.child, 0), his.by
    expected = step in EXPECTED_FROM and tier >= EXPECTED_FROM[step] and not his.settled
    ask = ASKS[step] if expected and not (with_care and step in WOULD_PROMPT) else ""
    prompt = by.may(May.RECORD_ENTRY) and by.reader.agency and not (with_care and step in WOULD_PROMPT)
    address = reverse("record-father-step", args=[by.family.pk, his.child, his.man, step]) if prompt else ""
    facts, items = his.facts(step, with_care), his.items(step)
    if items and (his.child, his.man, OPENED_AGAIN.get(step)) in his.found.now.again:
        facts = (NONE_SINCE, *facts)
    return line(step, heading, items, facts=facts, ask="" if facts and step == "identified" else ask, record=address)


@dataclass(slots=True)
class _His:
    """The entries about one man and one child, ready to be asked step by step."""

    found: Fathers
    by: Scope
    child: str
    man: str

    @property
    def settled(self) -> bool:
        """He has died, or care of the child is shared: then a blank asks nothing."""
        person = self.found.told.people[self.man]
        died = person.death_date is not None and person.death_date <= self.found.told.as_of
        return died or any(row.step == "settled" and row.child_id == self.child for row, _ in self._rows())

    def items(self, step: str) -> list[Item]:
        """The entries of a step, the latest first: as they were written down here, and as services recorded them anyhow."""
        without = without_others_addresses(self.found, self.man)
        written = {entry.entry_id: _chosen(row) for row, entry in self._rows() if row.step == step and (step not in OF_THE_CHILD or row.child_id == self.child)}
        typed = {entry.entry_id for _, entry in self._rows()}
        found = []
        for entry in reversed(self.found.told.own.get(self.man, [])):
            dealt = self._dealt(entry)
            if entry.entry_id in written:
                found.append(item(entry, self.by, written[entry.entry_id], without=without))
            elif entry.entry_id not in typed and _tells_of(step, dealt, self._parts(entry), self._about_the_child(entry)):
                found.append(item(entry, self.by, suggested=any(row.suggested for row in self._parts(entry)), without=without))
        return found

    def other(self, shown: set[str]) -> list[Item]:
        """The entries that name him and are not among those at these addresses, the latest first."""
        without = without_others_addresses(self.found, self.man)
        made = (item(entry, self.by, suggested=any(row.suggested for row in self._parts(entry)), without=without) for entry in reversed(self.found.told.own.get(self.man, [])))
        return [one for one in made if one.address not in shown]

    def facts(self, step: str, with_care: bool) -> tuple[str, ...]:
        """What is said beside the entries of a step."""
        if step == "contacted" and not with_care:
            return self._not_in_touch()
        if step == "identified":
            return on_whose_word(self.found.told, self.child, self.man)
        if step == "invited":
            return self._meetings(with_care)
        if step == "safety":
            return tuple(f"To be looked at again on {day(row.review_on)}; decided by {row.decided_by}." for row, _ in self._rows() if row.step == "safety")[:1]
        return ()

    def _not_in_touch(self) -> tuple[str, ...]:
        """Agencies with entries about this child and none of being in touch with him."""
        of_child = {entry.agency for entry in self.found.told.own.get(self.child, [])}
        in_touch = {entry.agency for entry in self.found.told.own.get(self.man, []) if (dealt := self._dealt(entry)) and dealt.in_touch}
        silent = sorted(of_child - in_touch)
        return (f"No entry of being in touch with him from {', '.join(silent)}.",) if silent and in_touch else ()

    def _meetings(self, with_care: bool) -> tuple[str, ...]:
        """Each of the latest meetings about the child, with what the record holds of his being asked."""
        held = [entry for entry in reversed(self.found.told.own.get(self.child, [])) if entry.kind and entry.kind.value in CALLED_TO and not entry.kind.suggested]
        return tuple(f"{day(entry.happened_to)}, {entry.agency}, {entry.kind.value}: {self._asked_to(entry, with_care)}." for entry in held[:MEETINGS])

    def _asked_to(self, entry: Entry, with_care: bool) -> str:
        parts = {row.part for row in self._parts(entry)}
        if parts & {"present", "spoke", "seen"}:
            return "he was there"
        if "invited" in parts:
            return "he was asked"
        if "absent" in parts:
            return "recorded as not there; no entry of whether he was asked"
        return "a safety reason stands" if with_care else "no entry of whether he was asked"

    def _rows(self) -> list[tuple]:
        return [one for one in self.found.steps if one[0].man_id == self.man]

    def _parts(self, entry: Entry) -> list[Concerned]:
        return [row for row in self.found.told.concerned.get(entry.entry_id, []) if row.person_id == self.man]

    def _dealt(self, entry: Entry) -> Dealing | None:
        return dealing(self.found.told.kind_of(entry), self._parts(entry))

    def _about_the_child(self, entry: Entry) -> bool:
        named = {row.person_id for row in self.found.told.concerned.get(entry.entry_id, [])}
        children = {one for one in named if one in self.found.told.people and self.found.told.people[one].kind == "child"}
        return self.child in children or not children


def _tells_of(step: str, dealt: Dealing | None, parts: list[Concerned], about_the_child: bool) -> bool:
    said = {row.part for row in parts}
    told: dict[str, Callable[[], bool]] = {
        "contacted": lambda: dealt is not None and dealt.in_touch,
        "seen": lambda: dealt is not None and dealt.seen,
        "assessed": lambda: dealt is not None and dealt.assessed,
        "invited": lambda: dealt is not None and dealt.invited and about_the_child,
        "care": lambda: "cared for the child" in said and about_the_child,
        "warned": lambda: "reported" in said,
    }
    return step in told and told[step]()


def _chosen(row: object) -> str:
    words = [CHECKS.get(row.which, ""), ANSWERS.get(row.step, {}).get(row.answer, "")]
    chosen = ", ".join(word for word in words if word)
    return chosen[:1].upper() + chosen[1:]
