"""For whom a report can be made. A copy is made for somebody by name: what they may not have is not in it, and nothing shows that it is gone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReaderKind:
    """`code` is how it is stored; `of_family`: a person of the family, who is named by their place in who is who; `given` says in words what they have."""

    code: str
    title: str
    of_family: bool
    given: str


CHAIR = ReaderKind("chair", "the chair or the review", False, "Everything that whoever makes it may see, and the list of what the other copies leave out.")
PROFESSIONALS = ReaderKind(
    "professionals", "professionals at a meeting", False,
    "Every entry that is not restricted, and their own agency’s restricted ones where an agency is named. No restricted address or order of another.",
)
PARENT = ReaderKind(
    "parent", "a mother, father or carer", True,
    "Entries about them and the children whose certain parent they are, where nobody else is the subject of them, nobody outside that circle is named, and "
    "no child and no third party is their source. Nothing that says it was told in confidence, no intelligence or legal advice, no strategy discussion, supervision or "
    "decision about safety, no restricted entry, no question from the record but those that a named person put in, and no other’s address.",
)
YOUNG_PERSON = ReaderKind("young person", "a child or young person", True, "Entries about them alone, their own words among them, by the same rules.")
EXTRACT = ReaderKind(
    "extract", "somebody who asked for what is held of them", True,
    "Every entry that concerns them, third parties’ matters left out, with the questions that were asked about them, the answers, and who answered.",
)

READERS = {kind.code: kind for kind in (CHAIR, PROFESSIONALS, PARENT, YOUNG_PERSON, EXTRACT)}


@dataclass(frozen=True, slots=True)
class NamedReader:
    """Somebody for whom a copy is made: the kind of reader; of the family, by `person_id`; of an agency, by its name; and their name as written on it."""

    kind: ReaderKind
    name: str = ""
    person_id: str = ""
    agency: str = ""


WHOEVER_MAKES_IT = NamedReader(CHAIR)
