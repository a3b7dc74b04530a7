"""What a recorded relationship word means for a drawing: 'dad', 'step-father' and 'ex-husband' are read here, and only here."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """'A is the ... of B', read. `kind` is one of: parent, partner, parents' partner, grandparent, sibling, aunt, other.

    `nature`: of a parent 'birth', 'adoptive', 'foster', 'step', 'donor' or 'carer'; of a partner 'married' or '';
    of a sibling 'full', 'half', 'step' or 'twin'. `side` is 'mother', 'father' or ''. `sex` is what the word itself says.
    `inverse`: B is the parent (grandparent, aunt) and A the child. `ended`: '', 'ended' or 'divorced'.
    """

    kind: str
    nature: str = ""
    sex: str = ""
    side: str = ""
    inverse: bool = False
    ended: str = ""
    uncertain: bool = False


_NOUNS = {  # noun: kind, nature, sex, inverse
    "mother mum mummy mam mom mo": ("parent", "birth", "female", False),
    "father dad daddy fa fob": ("parent", "birth", "male", False),
    "parent": ("parent", "birth", "", False),
    "carer guardian": ("parent", "carer", "", False),
    "donor": ("parent", "donor", "", False),
    "son": ("parent", "birth", "male", True),
    "daughter": ("parent", "birth", "female", True),
    "child baby": ("parent", "birth", "", True),
    "partner cohabitee fiance fiancee": ("partner", "", "", False),
    "boyfriend": ("partner", "", "male", False),
    "girlfriend": ("partner", "", "female", False),
    "husband": ("partner", "married", "male", False),
    "wife": ("partner", "married", "female", False),
    "spouse": ("partner", "married", "", False),
    "grandmother grandma gran granny nan nana nanny grandmum": ("grandparent", "", "female", False),
    "grandfather grandad granddad grandpa grandda": ("grandparent", "", "male", False),
    "grandparent": ("grandparent", "", "", False),
    "grandson": ("grandparent", "", "male", True),
    "granddaughter": ("grandparent", "", "female", True),
    "grandchild": ("grandparent", "", "", True),
    "brother bro": ("sibling", "full", "male", False),
    "sister sis": ("sibling", "full", "female", False),
    "sibling sib": ("sibling", "full", "", False),
    "twin": ("sibling", "twin", "", False),
    "aunt auntie aunty": ("aunt", "", "female", False),
    "uncle": ("aunt", "", "male", False),
    "niece": ("aunt", "", "female", True),
    "nephew": ("aunt", "", "male", True),
}
_NOUN = {word: Tie(kind, nature, sex, "", inverse) for words, (kind, nature, sex, inverse) in _NOUNS.items() for word in words.split()}
_SHORT = {"mgm": "maternal grandmother", "mgf": "maternal grandfather", "pgm": "paternal grandmother", "pgf": "paternal grandfather"}
_NATURE = {"step": "step", "adoptive": "adoptive", "adopted": "adoptive", "adopting": "adoptive", "foster": "foster", "fostered": "foster"}
_NATURE |= {"sperm": "donor", "egg": "donor", "kinship": "carer", "special": "carer", "half": "half", "twin": "twin", "married": "married"}
_ENDED = {"ex": "ended", "former": "ended", "previous": "ended", "separated": "ended", "estranged": "ended", "divorced": "divorced"}
_UNCERTAIN = {"putative", "alleged", "possible", "presumed", "believed", "unconfirmed"}
_NATURES = {
    "parent": ("birth", "adoptive", "foster", "step", "donor", "carer"),
    "partner": ("", "married"),
    "sibling": ("full", "half", "step", "twin"),
    "grandparent": ("",),
    "aunt": ("",),
}
_SIDE = {"maternal": "mother", "paternal": "father"}
_PLAIN = {"birth", "biological", "natural", "full", "younger", "older", "elder", "unborn", "late", "legal", "current", "new", "co", "to", "be"}
_QUALIFIERS = {*_NATURE, *_ENDED, *_SIDE, *_UNCERTAIN, *_PLAIN}
_OF_A_PARENT = re.compile(r"(mother|mum|father|dad) ?s (.+)")


def read_tie(words: str) -> Tie:
    """The meaning of a relationship as written; a word that is not known makes a Tie of kind 'other'."""
    plain = " ".join(re.sub(r"[^a-z]+", " ", words.lower()).split())
    if of_a_parent := _OF_A_PARENT.fullmatch(plain):
        return _through_a_parent(_NOUN[of_a_parent[1]], _read(of_a_parent[2]))
    return _read(_SHORT.get(plain, plain))


def _through_a_parent(parent: Tie, tie: Tie) -> Tie:
    side = "mother" if parent.sex == "female" else "father"
    if tie.kind == "partner":
        return Tie("parents' partner", tie.nature, tie.sex, side, ended=tie.ended, uncertain=tie.uncertain)
    if tie.kind == "parent" and not tie.inverse:
        return Tie("grandparent", "", tie.sex, side, uncertain=tie.uncertain)
    if tie.kind == "sibling":
        return Tie("aunt", "", tie.sex, side, uncertain=tie.uncertain)
    return Tie("other")


def _read(plain: str) -> Tie:
    plain = re.sub(r"\b(step|ex)(?=[a-z])", lambda m: m[1] + " ", plain)
    words = re.sub(r"\bgrand (?=[a-z])", "grand", plain).split()
    noun = _NOUN.get(words[-1]) if words else None
    if noun is None or not all(word in _QUALIFIERS for word in words[:-1]):
        return Tie("other")
    return _qualified(noun, words[:-1])


def _qualified(noun: Tie, qualifiers: list[str]) -> Tie:
    def last(meanings: dict[str, str], otherwise: str) -> str:
        return next((meanings[word] for word in reversed(qualifiers) if word in meanings), otherwise)

    nature, ended = last(_NATURE, noun.nature), last(_ENDED, "")
    if nature not in _NATURES[noun.kind]:
        return Tie("other")  # a step-grandmother or a foster brother is told in words: no line of descent is claimed
    if nature == "married" and {"ex", "former"} & set(qualifiers):
        ended = "divorced"  # an ex-husband is one; a husband who is separated is still a husband
    uncertain = any(word in _UNCERTAIN for word in qualifiers)
    return Tie(noun.kind, nature, noun.sex, last(_SIDE, ""), noun.inverse, ended, uncertain)
