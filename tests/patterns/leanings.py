"""What the entries of some generated families lean to, so that questions which need several things to meet come up often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leaning:
    """Kinds, themes, texts, agencies and outcomes of most entries of a family; empty where any will do; how many there are. `close` where most lie days apart and are
    dated and known on their day."""

    kinds: tuple[str, ...]
    themes: tuple[str, ...]
    texts: tuple[str, ...]
    agencies: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    close: bool = False
    counts: tuple[int, ...] = (10, 16)

    @property
    def pauses(self) -> bool:
        """Whether months may pass between entries: wherever the leaning says whose entries they are."""
        return bool(self.agencies)


PLAIN = ("", "", "", "no-further-action", "seen", "attended", "not-attended")
SOCIAL_CARE, SCHOOL, HEALTH = "Children's social care", "Oakhill School", "Health visiting"
LEANINGS = (
    Leaning(("school", "health", "observation", "visit"), ("neglect-medical", "disability"), ("glasses broken", "wearing new glasses", "hearing aids not worn", "hearing aid fitted", "tooth decay", "weight faltering", "gaining weight"), outcomes=PLAIN),
    Leaning(("school", "incident", "concern"), ("neglect-physical", "neglect-nutrition", "exploitation-missing", "offending"), ("excluded again", "self-harm", "self-harm", "cumulative", "nothing more"), outcomes=PLAIN),
    *3 * (Leaning(("incident", "concern", "observation"), ("neglect-physical", "neglect-nutrition", "exploitation-missing", "offending"), ("self-harm", "nothing more"), outcomes=PLAIN),),
    Leaning(("pregnancy", "pregnancy", "birth", "concern", "observation"), ("neglect-physical", "neglect-nutrition", "pregnancy"), ("nothing more", "14 weeks pregnant", "booked at 24 weeks", "pre-birth work"), outcomes=PLAIN),
    *2 * (Leaning(("concern", "concern", "birth", "observation"), ("neglect-physical", "neglect-nutrition", "neglect-physical"), ("nothing more", "smokes indoors"), outcomes=PLAIN),),
    Leaning(("visit", "contact", "observation"), ("good-care", "neglect-nutrition"), ("weekly visits agreed", "will ring", "nothing more", "nothing more"), outcomes=PLAIN),
    *2 * (Leaning(("incident", "contact", "visit", "observation"), ("domestic-abuse", "violence", "domestic-abuse", "alcohol"), ("nothing more", "bail conditions", "excluded again", "hid under the bed"), outcomes=PLAIN),),
    *3 * (Leaning(("assessment", "assessment", "assessment", "referral"), ("neglect-physical",), ("history not read", "nothing more", "social worker told"), outcomes=PLAIN),),
    Leaning(("assessment", "referral", "assessment", "closure"), ("hardship", "neglect-physical"), ("social worker told, history not read",), outcomes=PLAIN),
    Leaning(("assessment", "referral", "plan start", "closure"), ("neglect-physical", "alcohol"), ("history not read", "chronology read", "social worker told", "closed, no reply to letters"), outcomes=PLAIN),
    *3 * (Leaning(("conference", "review", "meeting", "strategy discussion"), ("neglect-physical", "improvement"), ("decision deferred", "actions carried over", "nothing more", "new social worker"), outcomes=("",)),),
    Leaning(("plan start", "visit", "contact", "supervision", "closure"), ("neglect-physical", "non-engagement"), ("child protection plan", "child in need", "core group", "nothing more"), outcomes=PLAIN),
    *3 * (Leaning(("closure", "missed appointment", "concern", "visit"), ("neglect-physical", "non-engagement"), ("closed, no reply to letters", "nothing more"), outcomes=("", "closed", "not-seen")),),
    *2 * (Leaning(("incident", "incident", "incident", "visit", "visit"), ("violence",), ("nothing more",), (SOCIAL_CARE,), ("", "seen"), close=True, counts=(24,)),),
    Leaning(("incident", "referral", "contact"), ("domestic-abuse",), ("ppn sent", "police notification", "no notification from police"), ("Police", SOCIAL_CARE), ("referral-made", "advice")),
    Leaning(("school", "concern"), ("neglect-nutrition", "neglect-physical", "help-given"), ("given breakfast", "uniform washed", "at breakfast club"), (SCHOOL,), ("",)),
    Leaning(
        ("plan start", "plan end", "plan start", "closure", "conference", "strategy discussion"), ("neglect-physical",),
        ("child protection plan", "child protection plan", "child in need", "early help", "plan ended", "stepped down", "second child protection plan", "nothing more"),
        (SOCIAL_CARE,), ("", "plan", "early-help"),
    ),
    Leaning(
        ("visit", "observation", "concern", "closure", "background"), ("improvement", "improvement", "neglect-physical", "good-care", "alcohol", "violence"), ("nothing more",),
        (SOCIAL_CARE, SCHOOL, HEALTH, "other"), ("",),
    ),
    Leaning(
        ("visit", "observation", "assessment"), ("improvement", "good-care", "good-care", "improvement", "neglect-physical"), ("nothing more", "nothing more", "all better"),
        (SOCIAL_CARE, SCHOOL, HEALTH, "other"), ("",),
    ),
    Leaning(
        ("move", "school", "concern", "plan start"), ("neglect-physical",), ("changed school", "new gp", "records received", "moved out of area", "family moved", "nothing more"),
        (SCHOOL, HEALTH, SOCIAL_CARE), ("", "seen"),
    ),
)  # fmt: skip
