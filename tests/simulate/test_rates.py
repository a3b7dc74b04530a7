"""The county's rates are those of rates.toml, within the tolerance given there (issue 4, statement 8)."""

from __future__ import annotations

import pytest

from keepsight.simulate import Size
from keepsight.simulate.rates import data, rates

from .conftest import make

MARKED = [(section, name) for section, given in data("rates.toml").items() if isinstance(given, dict) for name in given if "tolerance" in given[name]]

REFERRALS = "select concerned.person_id as child, happened_from as day, text, outcome_code from entry join concerned using (entry_id) join person using (person_id) where person.kind = 'child' and entry.kind.value = 'referral'"
PLANS = """select child, day, min(ended) - day as days from (
    select c.person_id as child, e.happened_from as day, x.happened_from as ended
    from entry e join concerned c using (entry_id) join person p using (person_id)
    join (select e.happened_from, c.person_id from entry e join concerned c using (entry_id) where e.kind.value = 'plan end' and e.text like '%rotection plan%') x on x.person_id = c.person_id and x.happened_from > e.happened_from
    where p.kind = 'child' and e.kind.value = 'plan start' and e.text like 'Child protection%'
) group by child, day"""


def share(part: float, whole: float) -> float:
    return 100 * part / whole


def everyday(county) -> list[dict]:
    """Families that are not planted: stories are there to be found, not to be counted among the county's rates."""
    return [family for family in county.truth["families"] if family["what"] == "everyday"]


def measured(county) -> dict[tuple[str, str], float]:
    """Every rate as the county has it. Of referrals, plans and work: over everyday families; of people: over all."""
    county.con.execute("create or replace temp table everyday as select unnest(?) as family_id", [[f["family_id"] for f in everyday(county)]])
    mine = f"({REFERRALS} and entry.family_id in (select family_id from everyday))"
    plans = f"(select * from ({PLANS}) where child in (select person_id from family join everyday using (family_id)))"
    found: dict[tuple[str, str], float] = {}
    again, nothing, all_of_them = county.rows(f"""select count(*) filter (where day - earlier <= 365), count(*) filter (where outcome_code = 'no-further-action'), count(*)
        from (select *, lag(day) over (partition by child order by day) as earlier from {mine})""")[0]
    found["referrals", "again_within_a_year"] = share(again, all_of_them)
    found["referrals", "no_further_action"] = share(nothing, all_of_them)
    work = [piece for family in everyday(county) for piece in family["work"]]
    found["referrals", "assessed_not_in_need"] = share(sum(piece["closed"] in ("RC8", "RC9") for piece in work), len(work))
    need = [piece for piece in work if piece["what"] in ("need", "protection") and not piece["open"]]
    found["referrals", "episodes_within_three_months"] = share(sum(piece["days"] <= 91 for piece in need), len(need))
    for code in rates("closure"):
        found["closure", code] = share(sum(piece["closed"] == code for piece in need), len(need))
    after = [piece["closed"] for piece in work if piece["closed"] in ("RC8", "RC9")]
    found["closed_after_assessment", "RC9"] = share(after.count("RC9"), len(after))
    for source, words in (("police", "Police"), ("school", "School"), ("health", "Health visitor"), ("family", "A relative"), ("other", "Housing")):
        found["referral_source", source] = share(county.one(f"select count(*) from {mine} where text like '%{words}%' and outcome_code = 'assessment'"), county.one(f"select count(*) from {mine} where outcome_code = 'assessment'"))
    short, year, long, ended = county.rows(f"select count(*) filter (where days <= 91), count(*) filter (where days between 365 and 730), count(*) filter (where days > 730), count(*) from {plans}")[0]
    found["protection_plan", "within_three_months"], found["protection_plan", "one_to_two_years"], found["protection_plan", "two_years_or_more"] = (share(n, ended) for n in (short, year, long))
    found["protection_plan", "second_or_later"] = share(county.one(f"select count(*) from (select row_number() over (partition by child order by day) as place from {plans}) where place > 1"), ended)
    return found | _timely(county) | _factors(county) | _people(county)


def _timely(county) -> dict[tuple[str, str], float]:
    """Of everyday families: the calendar days that 45 and 15 working days take at the most, but for bank holidays, are 63 and 21."""
    within = """select count(*) filter (where days <= {limit}), count(*) from (
        select min(b.happened_from - a.happened_from) as days from entry a join everyday using (family_id) join entry b on b.family_id = a.family_id and b.happened_from between a.happened_from and a.happened_from + 130
        where a.kind.value = '{first}' and a.agency = 'Children''s social care' and a.outcome_code <> 'no-further-action' and b.kind.value = '{then}' and b.agency = a.agency and b.outcome_code <> '' group by a.entry_id)"""
    assessed = county.rows(within.format(first="referral", then="assessment", limit=63))[0]
    met = county.rows(within.format(first="strategy discussion", then="conference", limit=21))[0]
    return {("timeliness", "assessment_within_45_days"): share(*assessed), ("timeliness", "conference_within_15_days"): share(*met)}


def _factors(county) -> dict[tuple[str, str], float]:
    held = county.rows("select factors from assessment join entry using (entry_id) join everyday using (family_id)")
    return {("factors", code): share(sum(code in factors for (factors,) in held), len(held)) for code in rates("factors")}


def _people(county) -> dict[tuple[str, str], float]:
    families = county.truth["families"]
    children = county.one("select count(*) from person where kind = 'child'")
    found = {("ethnicity", name): share(county.one(f"select count(*) from person where kind = 'child' and ethnicity = '{name}'"), children) for name in rates("ethnicity")}
    found["children", "disabled"] = share(county.one("select count(*) from person join family using (person_id) join everyday using (family_id) where kind = 'child' and disability <> ''"), county.one("select count(*) from person join family using (person_id) join everyday using (family_id) where kind = 'child'"))
    mine = [family["traits"] for family in families if family["what"] == "everyday"]
    found |= {("families", shape): share(sum(traits["shape"] == shape for traits in mine), len(mine)) for shape in ("single", "separated", "step")}
    speak = [traits for traits in mine if traits["language"]]
    found["families", "another_language"] = share(len(speak), len(mine))
    found["families", "interpreter_of_those"] = share(sum(traits["interpreter"] for traits in speak), len(speak))
    return found


def test_every_rate_says_where_it_comes_from():
    for section, given in data("rates.toml").items():
        for name, rate in given.items() if isinstance(given, dict) else ():
            assert rate["basis"] in ("published", "from knowledge", "ours") and len(rate["source"]) > 5, (section, name)


@pytest.mark.long
def test_the_county_has_the_rates_of_its_sources(tmp_path):
    """One county of 20,000 children, so that a rate of one plan in six is not a matter of chance."""
    figures = measured(make(tmp_path, Size(20_000, 10, 5)))
    assert set(figures) == set(MARKED) and len(MARKED) > 35
    held = {(section, name): rates(section)[name] for section, name in MARKED}
    apart = {name: f"{figures[name]:.1f} in the county, {rate.value} in {rate.source}" for name, rate in held.items() if abs(figures[name] - rate.value) > rate.tolerance}
    assert not apart
