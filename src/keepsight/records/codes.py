"""The closed lists of the record. Kinds, themes and parts are those of contracts 8; each label is what people read."""

from __future__ import annotations

KINDS = {
    "contact": "contact",
    "referral": "referral",
    "visit": "visit",
    "appointment": "appointment",
    "missed appointment": "appointment not kept",
    "meeting": "meeting",
    "strategy discussion": "strategy discussion",
    "section 47 enquiry": "section 47 enquiry",
    "conference": "conference",
    "assessment": "assessment",
    "review": "review",
    "plan start": "start of a plan",
    "plan end": "end of a plan",
    "closure": "closure",
    "decision": "decision",
    "incident": "incident",
    "injury": "injury",
    "concern": "concern",
    "observation": "observation",
    "disclosure": "disclosure",
    "birth": "birth",
    "pregnancy": "pregnancy",
    "death": "death",
    "move": "move",
    "placement": "placement",
    "court": "court",
    "school": "school",
    "health": "health",
    "supervision": "supervision",
    "background": "background",
    "other": "other",
}

THEMES = {
    "neglect-physical": "clothing, hygiene, home conditions, head lice",
    "neglect-nutrition": "hunger, food, weight",
    "neglect-medical": "health appointments missed, treatment not followed",
    "neglect-emotional": "emotional care",
    "neglect-educational": "attendance, out of school",
    "neglect-supervision": "left alone, unsafe carers",
    "neglect-unspecified": "neglect, no kind said",
    "violence": "violence in the home, not said whose or to whom",
    "alcohol": "alcohol",
    "drugs": "drugs",
    "domestic-abuse": "domestic abuse",
    "mental-health": "mental health",
    "physical-harm": "injury, physical punishment",
    "sexual-harm": "sexual harm",
    "offending": "offending",
    "housing": "housing",
    "hardship": "money, debt, food bank, heating",
    "pregnancy": "pregnancy",
    "sleep": "where and how a baby sleeps",
    "disability": "disability",
    "health": "health",
    "non-engagement": "no access, appointments not kept",
    "exploitation-missing": "missing, exploitation",
    "good-care": "good care",
    "improvement": "improvement",
    "help-asked": "help asked for",
    "help-given": "help given",
    "help-declined": "help declined",
    "help-not-delivered": "help not delivered",
    "childs-words": "the child's words",
    "family-helps": "family helps",
}

THEME_ALIASES = {  # contracts 8: other words that agencies send for a theme
    "hunger": "neglect-nutrition",
    "home-conditions": "neglect-physical",
    "head-lice": "neglect-physical",
    "school-attendance": "neglect-educational",
    "co-sleeping": "sleep",
    "physical-injury": "physical-harm",
    "physical-chastisement": "physical-harm",
    "child-voice": "childs-words",
}

NEGLECT_THEMES = tuple(theme for theme in THEMES if theme.startswith("neglect-"))

PARTS = (
    "subject",
    "seen",
    "seen alone",
    "not seen",
    "spoke",
    "present",
    "absent",
    "invited",
    "was not brought",
    "cared for the child",
    "said to have harmed",
    "said to have been harmed",
    "interpreted",
    "reported",
    "mentioned",
)

KINDS_OF_PERSON = {"child": "child", "adult": "adult"}

SEXES = {"female": "female", "male": "male", "unknown": "not recorded"}

SOURCE_TYPES = {  # safe practice 1.7 and practice 1.3: on what an entry rests
    "observed": "seen by the writer",
    "child's words": "said by a child",
    "carer's report": "said by a parent or carer",
    "third party": "told by another person or agency",
    "tested": "a test or measurement",
}

OUTCOMES = {  # what followed, where the words are plain; anything else stays as written and has no code
    "no-further-action": "no further action",
    "advice": "advice given",
    "not-progressed": "not progressed",
    "safe-and-well": "safe and well check",
    "help-declined": "help declined",
    "closed": "closed",
    "referral-made": "referral made",
    "early-help": "early help",
    "assessment": "assessment begun",
    "strategy-discussion": "strategy discussion",
    "section-47": "section 47 enquiry",
    "conference": "conference called",
    "plan": "plan made",
    "service-given": "service given",
    "seen": "child seen",
    "not-seen": "child not seen",
    "attended": "attended",
    "not-attended": "not attended",
    "cancelled-by-service": "cancelled by the service",
    "no-concerns": "no concerns noted",
    "removed-from-roll": "removed from the school roll",
    "complaint": "complaint made",
    "monitoring": "to be kept under review",
}

BELOW_THRESHOLD = ("no-further-action", "advice", "not-progressed", "safe-and-well", "help-declined", "closed")

RELATIONSHIPS = {  # "A is the ... of B"; each with what B is of A
    "mother": "child",
    "father": "child",
    "parent": "child",
    "step-parent": "stepchild",
    "stepmother": "stepchild",
    "stepfather": "stepchild",
    "adoptive mother": "adopted child",
    "adoptive father": "adopted child",
    "foster carer": "fostered child",
    "donor": "child",
    "partner": "partner",
    "husband": "spouse",
    "wife": "spouse",
    "spouse": "spouse",
    "former partner": "former partner",
    "grandmother": "grandchild",
    "grandfather": "grandchild",
    "maternal grandmother": "grandchild",
    "maternal grandfather": "grandchild",
    "paternal grandmother": "grandchild",
    "paternal grandfather": "grandchild",
    "sibling": "sibling",
    "half-sibling": "half-sibling",
    "twin": "twin",
    "aunt": "niece or nephew",
    "uncle": "niece or nephew",
    "cousin": "cousin",
    "carer": "cared for",
    "friend": "friend",
    "neighbour": "neighbour",
    "relative": "relative",
}

KINDS_OF_FILE = {  # safe practice 2.1: what an agency's file is, on its own word
    "every contact": "every contact in the period",
    "significant events": "significant events chosen by the agency",
    "summary": "a summary",
    "incidents": "incidents only",
    "nothing held": "nothing held (a nil return)",
}

NOT_ONE_AGENCY = "other"  # contracts 2.2: `other` is not one agency and never counts towards two

TIERS = {  # the help a child has, from the least to the most (practice 2.1; SSD)
    "universal": "universal services",
    "early help": "early help",
    "child in need": "child in need",
    "child protection": "child protection",
    "pre-proceedings": "pre-proceedings",
    "looked after": "looked after",
}

CHANGE_REASONS = {  # why a lead practitioner changed (SSD involvements, practice 3.3)
    "MANAGE": "change of manager's allocation",
    "FCONTA": "final contact",
    "LEFTRL": "left the role",
    "ORGRST": "reorganisation",
    "TSPROC": "usual transfer",
    "ABSENC": "absence",
    "CHCHAN": "the child asked for a change",
    "PCCHAN": "the parent or carer asked for a change",
    "SWDIED": "the worker died",
    "OTHERS": "another reason",
}

STEPS = {  # timed work (practice 2.2)
    "referral decision": "decision on a referral",
    "assessment": "assessment concluded",
    "strategy discussion": "strategy discussion",
    "initial conference": "initial child protection conference",
    "core group": "core group",
    "review conference": "review conference",
    "report before conference": "report given before a conference",
    "protection visit": "visit on a child protection plan, the child seen",
    "child in need meeting": "child in need meeting",
    "child in need review": "child in need review",
    "step-down plan": "child in need plan after a protection plan ends",
    "plan challenge": "challenge of a long plan",
    "plan review by the chair": "review of a long plan by the chair between conferences",
    "plan decision": "decision on legal planning or a step down from a long plan",
    "plan end": "end of a long plan",
    "pre-proceedings review": "review of pre-proceedings work",
    "care proceedings": "care proceedings concluded",
    "pre-birth meeting": "pre-birth strategy meeting",
    "pre-birth conference": "pre-birth conference",
    "health visitor contact": "health visitor's contact",
    "looked-after review": "review for a looked-after child",
    "second looked-after review": "second review for a looked-after child",
    "disagreement": "step of the disagreement policy",
    "panel notification": "notification to the national Panel",
    "rapid review": "rapid review",
    "practice review": "published child safeguarding practice review",
    "subject access request": "answer to a subject access request",
}

CARE_ABOUT = {  # what a grade looks at, kept apart (practice 3.1)
    "child": "the child",
    "between": "between carer and child",
    "carer": "the carer",
}

SESSION_KINDS = {"reflective": "reflective supervision", "case management": "case management"}

ORDER_KINDS = {
    "court order": "court order",
    "bail": "bail condition",
    "written agreement": "written agreement",
    "contact arrangement": "arrangement for contact",
    "hazard": "hazard",
    "safe contact": "safe way of contact",
}

ANSWERS = {  # what a named person says to a question from the record
    "known and acted on": "known, and being acted on",
    "explained": "explained, with the reason",
    "not so": "the record is wrong here, with the reason",
    "to be decided": "to be decided, with where and when",
}
