"""The words that statements share. Their subject is what services recorded or did (safe practice 2.3, 2.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from keepsight.procedures import Threshold, Timescale
from keepsight.records.codes import NEGLECT_THEMES, NOT_ONE_AGENCY, THEMES
from keepsight.records.entry import Entry

from .stretch import Stretch

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
CONCERNS = (*NEGLECT_THEMES, "violence", "alcohol", "drugs", "domestic-abuse", "physical-harm", "sexual-harm", "exploitation-missing")
VAGUE = ("month", "season", "year", "school-year", "range", "age")


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def day(when: date) -> str:
    """A day as people write it: 4 March 2016."""
    return f"{when.day} {when:%B %Y}"


def number(count: int, noun: str, plural: str = "") -> str:
    """'one event', 'twelve appointments' as figures from eleven on."""
    said = NUMBERS[count] if count < len(NUMBERS) else str(count)
    return f"{said} {noun if count == 1 else plural or noun + 's'}"


def counted(stretch: Stretch, noun: str, plural: str = "") -> str:
    """The number of events of the stretch, with their noun."""
    return number(stretch.events, noun, plural)


def names(stretch: Stretch) -> str:
    """The children whom the finding concerns, else 'the children'."""
    return listed(stretch.children) or "the children"


def still(stretch: Stretch) -> str:
    """The children of whom it still holds at the stretch's end: what has been settled for one child is not said of that child any more."""
    return listed([name for name in stretch.children if name in stretch.lacking]) or names(stretch)


def agencies(stretch: Stretch, *, raised: bool = True) -> str:
    """The agencies whose entries it rests on, as they are written; the first letter is raised where a sentence begins."""
    written = {"a source given as 'other'" if entry.agency.lower() == NOT_ONE_AGENCY else entry.agency for entry in stretch.entries}
    said = listed(sorted(written, key=str.lower))
    return said[:1].upper() + said[1:] if raised else said


def between(stretch: Stretch) -> str:
    """'on 4 March 2016', or 'between 4 March 2016 and June 2017', as precisely as the record has it."""
    first = min(stretch.entries, key=lambda entry: (entry.happened_from, entry.happened_to))
    last = max(stretch.entries, key=lambda entry: (entry.happened_to, entry.happened_from))
    start, finish = _when(first), _when(last)
    if start == finish:
        return f"on {start}" if first.happened_from == first.happened_to else f"in the time {_span(first)}"
    return f"between {_edge(first.happened_from, first)} and {_edge(last.happened_to, last)}"


def _when(entry: Entry) -> str:
    return day(entry.happened_to) if entry.happened_from == entry.happened_to else _span(entry)


def _span(entry: Entry) -> str:
    return f"from {day(entry.happened_from)} to {day(entry.happened_to)}"


def _edge(when: date, entry: Entry) -> str:
    if entry.precision in ("year", "school-year"):
        return f"{when.year}"
    return f"{when:%B %Y}" if entry.precision in VAGUE else day(when)


def needs(stretch: Stretch) -> str:
    """Each kind of unmet need with the number of entries about it, most first."""
    found = Counter(theme.value for entry in stretch.entries for theme in entry.themes if theme.value in NEGLECT_THEMES and not theme.denied)
    return "; ".join(f"{THEMES[theme]}: {count}" for theme, count in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def in_fewer_entries(stretch: Stretch) -> str:
    """In how many entries the events stand, where one entry tells of several: else the kinds, which are counted by entries, would not add up to them."""
    return f", in {number(len(stretch.entries), 'entry', 'entries')}" if any(entry.how_many > 1 for entry in stretch.entries) else ""


def concerns(stretch: Stretch, *, apart: str) -> str:
    """Each concern but one with the number of entries about it, most first."""
    found = Counter(theme.value for entry in stretch.entries for theme in entry.themes if theme.value in CONCERNS and theme.value != apart and not theme.denied)
    return "; ".join(f"{THEMES[theme]}: {count}" for theme, count in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def kept(stretch: Stretch) -> str:
    """How many appointments stand in the record as kept in the same time, and how many were offered in all."""
    attended = sum(max(entry.how_many, 1) for entry in stretch.contrary)
    return f"In the same time {number(attended, 'appointment is', 'appointments are')} recorded as kept."


def vague(stretch: Stretch) -> str:
    """How many entries are dated only to a month or longer, where that bears on the count (contracts 1.5); else empty."""
    count = sum(entry.precision in VAGUE for entry in stretch.entries)
    if not count:
        return ""
    return f"{number(count, 'entry is', 'entries are').capitalize()} dated only to a month or longer; the dates allow what is said here."


def one_word(stretch: Stretch) -> str:
    """Said where several agencies' entries rest on one person's word (contracts 2.1); else empty."""
    held: dict[str, set[str]] = {}
    for entry in stretch.entries:
        if entry.account_of:
            held.setdefault(entry.account_of, set()).add(entry.agency)
    echoed = [f"{listed(sorted(found, key=str.lower))} rest on the word of one person ({whose})" for whose, found in sorted(held.items()) if len(found) > 1]
    return f"Entries of {'; of '.join(echoed)}." if echoed else ""


def hardship(stretch: Stretch) -> str:
    """Hardship recorded and help offered in the same time (safe practice 1.9)."""
    hard = f"Hardship is recorded in {number(len(stretch.hardship), 'entry', 'entries')} of this time." if stretch.hardship else ""
    offered = f"Help is recorded in {number(len(stretch.help), 'entry', 'entries')}." if stretch.help else "There is no entry of help offered in the records supplied."
    return f"{hard} {offered}".strip()


def not_seen(stretch: Stretch) -> str:
    """Of each child of whom it still holds, since when; then of whom it held earlier in the same time. Never of one child what is true of another."""
    said = [_one_not_seen(stretch, label, what) for label, what in sorted(stretch.lacking.items())]
    earlier = [name for name in stretch.children if name not in stretch.lacking]
    return " ".join(filter(None, [*said, f"Earlier in the same time it was so of {listed(earlier)}." if earlier else ""]))


def _one_not_seen(stretch: Stretch, label: str, what: list[str]) -> str:
    days = {kind: max((one.split()[1] for one in what if one.startswith(kind)), default="") for kind in ("opened", "seen", "born", "bedroom")}
    said = []
    if since := max(days["seen"], days["opened"], days["born"]):
        begun = "the birth on " if since == days["born"] else "work with the child was opened on " if since == days["opened"] != days["seen"] else ""
        said.append(f"{_no_entry_since(stretch, date.fromisoformat(since), begun)} of {label} being seen.")
    if days["bedroom"]:
        said.append(f"{_no_entry_since(stretch, date.fromisoformat(days['bedroom']), '')} of {label}'s bedroom being seen.")
    if "visits" in what:
        said.append(f"Two visits running at which {label} was not seen are recorded.")
    return " ".join(said)


def _no_entry_since(stretch: Stretch, since: date, opened: str) -> str:
    until = stretch.resolved_on or stretch.as_of
    return f"Since {opened}{day(since)}, {number((until - since).days, 'day')} by {day(until)}, there is no entry in the records supplied"


def own_values(used: Mapping[str, Threshold | Timescale]) -> str:
    """Said where a partnership's own values were used in place of ours; else empty."""
    own = [f"{name.replace('_', ' ')}, {one.value} {one.unit} (ours: {one.ours})" for name, one in used.items() if one.ours]
    return f"Read with this partnership's own values: {'; '.join(own)}." if own else ""


STEPS = {
    "contact": "anyone having been in touch with him",
    "seen": "his being seen",
    "assessed": "an assessment that looks at him",
    "invited": "his being invited to a meeting or conference",
}


def fathers(stretch: Stretch) -> str:
    """Of each father or male carer, what the records supplied do not hold; of a child without one, that they do not say who he is."""
    said = []
    for label, steps in sorted(stretch.lacking.items()):
        if "known" in steps:
            said.append(f"There is no entry in the records supplied of who the father of {label} is.")
            continue
        ever = [STEPS[step] for step in STEPS if step in steps]
        since = [STEPS[step] for step in STEPS if f"{step} since" in steps and step not in steps]
        if ever:
            said.append(f"Of {label} there is no entry in the records supplied of {listed(ever)}.")
        if since:
            said.append(f"Of {label} there is no entry in the records supplied, since the decision on how he may be involved, of {listed(since)}.")
    return " ".join(said)


def safe_sleep(stretch: Stretch) -> str:
    """How many entries say that a safe sleep place was seen or talked through."""
    if not stretch.contrary:
        return "There is no entry in the records supplied of a sleep place seen or of safer sleep talked through."
    return f"{number(len(stretch.contrary), 'entry says', 'entries say').capitalize()} that a sleep place was seen or safer sleep talked through."


def about_what(stretch: Stretch) -> str:
    """The concerns that the entries are about, in the words of the closed list."""
    found = {theme.value for entry in stretch.entries for theme in entry.themes if not theme.denied and theme.value in CONCERNS}
    return "; ".join(THEMES[theme] for theme in THEMES if theme in found)
