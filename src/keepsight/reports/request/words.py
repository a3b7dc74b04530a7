"""What the blank template says to the person who fills it: columns, guidance, and the list of what a file can be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.intake.titles import CHOOSE as CHOOSE
from keepsight.records.codes import KINDS_OF_FILE

MARKING = "OFFICIAL-SENSITIVE when filled in"
PERIOD_LINE = "Period asked for"
KIND_LINE = "What this file is"


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column of the template: its heading, what to write in it, and how wide it stands (in characters)."""

    heading: str
    hint: str
    width: int


COLUMNS = (
    TemplateColumn("Date or period", "3/4/2017, March 2016, or 'between March and June 2012'. If unsure, put ? before it.", 16),
    TemplateColumn("Recorded on", "When your agency wrote it down, if that is held.", 19),
    TemplateColumn("Who", "Each child and adult it is about, by full name. Say which father, which partner.", 24),
    TemplateColumn("What happened", "What was seen, said or done. Facts, in the words of your record.", 48),
    TemplateColumn("Child's words", "What the child said or showed.", 24),
    TemplateColumn("Source", "Who saw it or told it: your worker, the child, a parent, another agency, a test.", 22),
    TemplateColumn("Action taken, or why none", "What your agency did. If nothing, why.", 28),
    TemplateColumn("Good practice", "What was done well, or what helped this child.", 20),
    TemplateColumn("Key event", "yes, where it changed the child's plan, home, carer or worker.", 14),
    TemplateColumn("Restricted", "yes, and to whom, where not every agency may see it.", 21),
)

GUIDANCE = (
    "One row for each event. Begin before the birth of the eldest child if you hold anything from then.",
    "Write about every child and every adult: fathers, partners and grandparents as fully as mothers, and children about whom there is little to say.",
    "Put in good things as well as worries: what was kept, what improved, who helped.",
    "Say what was done, or why nothing was done. An empty cell means that it is not recorded.",
    "A date that is not certain is worth giving: a month, a year, or a span of time, as exactly as your record has it and no more.",
    "Use names rather than initials. Keepsight can take names out later; it cannot put them in.",
    "Keep to what your agency recorded at the time. If you add anything that was learned afterwards, say so in the row.",
    "If you hold nothing about this family for the period, write 'nothing held' beside 'What this file is', and send the file back: that is an answer.",
)


def title(agency: str) -> str:
    """The line by which a filled template says whose it is."""
    return f"Chronology: {agency}"


def period(begins: date, ends: date) -> str:
    """The period asked for, in words."""
    return f"{PERIOD_LINE}: {_day(begins)} to {_day(ends)}"


def kinds_of_file() -> tuple[str, ...]:
    """What a file can be, for the agency to choose from (safe practice 2.1)."""
    return tuple(KINDS_OF_FILE)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
