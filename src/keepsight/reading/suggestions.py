"""What the reading of an entry suggests. Every suggestion keeps the words it rests on, exactly as they stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from keepsight.records.entry import Said, Theme


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody of the family or its circle, as a row names them: `column[start:end]` is `words`.

    `role` is 'name' where the words are one of the names given to `read`; else the role word in full ('mother',
    'maternal grandmother', 'partner', 'child', 'unborn baby', ...). `name` is a name that stands beside the role
    ('Kyle' in "mum's boyfriend Kyle"); `of` is whose ('mum'). `part` is one of codes.PARTS. Professionals are not mentions.
    One mention for each person and part; who it is, is settled by linkage.
    """

    words: str
    start: int
    end: int
    role: str
    part: str = "mentioned"
    part_words: str = ""
    suggested: bool = True
    name: str = ""
    of: str = ""
    column: str = "text"


@dataclass(slots=True)
class Reading:
    """What was read from one entry's text, childs_words and response. Empty where the words say nothing plain.

    `themes` holds each theme of codes.THEMES once, `denied` where the words deny it; `outcome` is as written and
    `outcome_code` a key of codes.OUTCOMES; `account_of` is whose word or eyes it rests on (contracts 2.1).
    """

    kind: Said | None = None
    themes: list[Theme] = field(default_factory=list)
    outcome: Said | None = None
    outcome_code: str = ""
    source_type: Said | None = None
    account_of: str = ""
    how_many: int = 1
    how_many_words: str = ""
    mentions: list[Mention] = field(default_factory=list)
