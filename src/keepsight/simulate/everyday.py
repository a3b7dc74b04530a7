"""Families as most are: growing up in view of universal services, and now and then a referral, at the published rates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from .beats import Beat, beats
from .draw import Draw
from .households import Home, day
from .rates import data, rates, share, shares
from .telling import AS_USUAL, Teller

YEAR = 365
QUARTER = 91
SOURCES = {"police": "Police", "school": "School", "health": "Health visitor", "family": "A relative", "other": "Housing"}


@cache
def scene(name: str, part: str = "beats") -> tuple[Beat, ...]:
    """Part of a scene of everyday.toml, read once."""
    return beats(data("everyday.toml")[name].get(part, []), f"everyday.toml [{name}] {part}")


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work: what the referral led to, when it began and ended, and how it closed (empty while it is open)."""

    what: str
    start: int
    end: int
    closed: str = ""
    plan_days: int = 0

    def told(self, as_at: int) -> dict[str, object]:
        """The same for the truth file; `closed` is the census code for how it closed, empty while it is open."""
        still = self.end > as_at
        return {"what": self.what, "start": str(day(self.start)), "days": self.end - self.start, "closed": "" if still else self.closed, "open": still}


def grow_up(teller: Teller, draw: Draw, home: Home, until: int | None = None, how: str = AS_USUAL) -> None:
    """What universal services write of each child, up to the day `until`."""
    kept, teller.as_at = teller.as_at, teller.as_at if until is None else min(until, teller.as_at)
    eldest = home.people["A"]
    for letter in home.children:
        home.people["A"] = home.people[letter]  # the scene is told with each child as A
        for part in ("baby", "child", *(["disabled"] if letter == home.disabled else [])):
            teller.tell(home, draw, scene("growing-up", part), home.people[letter].born, how=how)
        home.people["A"] = eldest
    teller.as_at = kept


def live(teller: Teller, draw: Draw, home: Home) -> list[Work]:
    """The family's years in the county: what is written of growing up, and every piece of work. Gives the work, in order."""
    grow_up(teller, draw, home)
    at, before, done = teller.since + draw.between(-200, teller.as_at - teller.since), "", []
    at = max(at, home.people["A"].born - 90)
    while at < teller.as_at:
        work = _work(draw, at, before)
        _tell_work(teller, draw, home, work)
        done.append(work)
        before = "protection" if "protection" in (before, work.what) else work.what
        following = _next(draw, work)
        if following is None:
            break
        at = following
    return done


def _work(draw: Draw, at: int, before: str) -> Work:
    """What a referral leads to, by the published shares."""
    no_action, no_need = share("referrals", "no_further_action"), share("referrals", "assessed_not_in_need")
    chance = draw.chance()
    if chance < no_action:
        return Work("no-action", at, at, "no further action")
    if chance < no_action + no_need:
        closed = "RC9" if draw.chance() < share("closed_after_assessment", "RC9") else "RC8"
        return Work("no-need", at, at + (180 if closed == "RC9" else 60), closed)
    closed = draw.weighted(*shares("closure"))
    if draw.chance() < (0.65 if before == "protection" else 0.15):
        days = _plan_days(draw)
        return Work("protection", at, at + 21 + days + 121, closed, days)
    within = share("referrals", "episodes_within_three_months") / 0.8  # a fifth of this work is protection, and takes longer
    days = draw.between(60, QUARTER - 1) if draw.chance() < within else draw.between(QUARTER + 1, 420)
    return Work("need", at, at + days, closed)


def _plan_days(draw: Draw) -> int:
    """How long a child protection plan lasts, by the published lengths."""
    told = rates("protection_plan")
    short, middle, long = (told[name].value for name in ("within_three_months", "one_to_two_years", "two_years_or_more"))
    # plans that run past the last day are not among those that ended, and a short one leaves time for another: drawn so that those that ended are as published
    short, middle, long = 0.83 * short, 1.12 * middle, 1.5 * long
    low, high = draw.weighted(((30, 75), (108, 364), (381, 729), (746, 1100)), (short, 100 - short - middle - long, middle, long))
    return draw.between(low, high)


def _next(draw: Draw, work: Work) -> int | None:
    """The day of the next referral, or None. Work that lasts longer than a year cannot be followed within one: the rest make up for it."""
    length = work.end - work.start
    if length < 330 and draw.chance() < AGAIN:
        return work.start + draw.between(max(length + 20, 40), 364)
    if draw.chance() < (0.75 if work.what == "protection" else 0.45):
        return work.end + draw.between(370, 1300)
    return None


AGAIN = 0.285  # calibrated: short work is four fifths of all, so that the share of all referrals is as published


def _tell_work(teller: Teller, draw: Draw, home: Home, work: Work) -> None:
    found = [code for code, rate in rates("factors").items() if draw.chance() < rate.share] or ["21"]
    source = draw.weighted(*shares("referral_source"))
    stretched = draw.chance() < share("practice", "stretched")
    home.slips = (share("practice", "late_visit_when_stretched"), 14, 42) if stretched else (share("practice", "late_visit"), 7, 21)
    for code in found:
        teller.tell(home, draw, scene("worries", code), work.start)
    more = {"from": SOURCES[source]}
    length = 21 + work.plan_days if work.what == "protection" else work.end - work.start
    told = {"factors": " ".join(found)}
    teller.tell(home, draw, _with_factors(scene(work.what), told), work.start, length - 1, more=more)
    if work.what == "no-need":
        teller.tell(home, draw, _with_factors(scene("no-need", work.closed), told), work.start)
        return
    if work.what == "no-action":
        return
    teller.tell(home, draw, scene("on-the-way"), work.start + 30, length)
    for code in found:
        teller.tell(home, draw, tuple(beat for beat in scene("still", code) if beat.low < length), work.start + 30, length)
    teller.tell(home, draw, scene(work.what, "ended"), work.start, length)
    if work.what == "protection":
        teller.tell(home, draw, scene("protection", "after"), work.start + length)
    _workers_leave(teller, draw, home, work)


def _with_factors(story: tuple[Beat, ...], told: dict[str, str]) -> tuple[Beat, ...]:
    """Assessments say which factors were found."""
    return tuple(replace(beat, more=beat.more | told) if "cites" in beat.more else beat for beat in story)


def _workers_leave(teller: Teller, draw: Draw, home: Home, work: Work) -> None:
    at = work.start + 60
    while at < work.end - 40:
        if draw.chance() < share("practice", "worker_leaves_in_a_year") / 4:
            teller.tell(home, draw, scene("on-the-way", "leaves"), at + draw.between(0, QUARTER))
        at += QUARTER
