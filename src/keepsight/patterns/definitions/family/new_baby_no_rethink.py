"""A baby on the way or born into a family in which a child's needs were unmet, and nothing recorded of anyone thinking again.

What it looks for
A pregnancy known, in a family with two or more entries about one child's unmet needs in the two years before, and no pre-birth work or
assessment by the twentieth week, or within four weeks where it is known later. A birth in such a family, and no assessment, review or
conference about that child within forty-five working days of it.

Why it matters
One more child changes what a household can do for each, and reviews find that plans went on as if nothing had happened
(practice 1.2, 5.2, P22).

What it cannot tell
How far on a pregnancy is, where no birth or expected date stands in the record and the entry does not say it in weeks: then twenty weeks are counted from the
entry. Whether somebody
thought again and did not write it down. What a parent lived through as a child, or an earlier child of theirs in another family, is no
part of it: first-time parents are never asked about. An appointment that was missed is not counted among unmet needs here; another question asks
of those, and a disabled child who is well cared for has many.

The question it asks
What one more child means for each child here, and what help there is.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with due as (
    select b.*, case when due_on is null then days_after(happened_to, 7 * $by_week + 1) else greatest(days_after(due_on, 1 - 7 * ($term - $by_week)), days_after(happened_to, 7 * $late_weeks + 1)) end as by_on,
        coalesce(due_on, days_after(happened_to, 7 * $term)) as over_on
    from coming_babies b where stage = 'pregnancy'
    union all
    select b.*, w.due_on, never() from coming_babies b join working_days_after w on w.day = b.happened_to and w.working_days = $again_days where b.stage = 'birth'
), before as materialized (
    select d.*, n.child_id, n.entry_id as neglect_in, n.known_on as neglect_known_on, n.suggested as neglect_suggested,
        row_number() over (partition by d.standpoint, d.entry_id, d.stage, d.baby_id, n.child_id order by n.known_on, n.entry_id) as place
    from due d join neglect_of_each_child n on n.standpoint = d.standpoint and n.family_id = d.family_id and n.adds and n.child_id is distinct from d.baby_id
        and n.entry_id <> d.entry_id and n.happened_to <= d.happened_to and n.happened_to > months_before(d.happened_to, $history)
), expected as materialized (
    select b.standpoint, b.family_id, b.entry_id, b.stage, b.baby_id, b.child_id, b.suggested, b.by_on, b.happened_from, b.happened_to, greatest(b.by_on, b.known_on, b.neglect_known_on) as span_from,
        least(min(t.known_on) filter (where t.happened_to >= case when b.stage = 'birth' and t.against then days_after(b.happened_from, -7 * $term) else b.happened_from end), b.over_on, c.childhood_until) as span_until
    from before b join people c on c.standpoint = b.standpoint and c.family_id = b.family_id and c.person_id = b.child_id
    left join thinking_again t on t.standpoint = b.standpoint and t.child_id = b.child_id and t.stage = b.stage
    where b.place = $earlier
    group by b.standpoint, b.family_id, b.entry_id, b.stage, b.baby_id, b.child_id, b.suggested, b.by_on, b.happened_from, b.happened_to, b.known_on, b.neglect_known_on, b.over_on, c.childhood_until
)
select x.standpoint, x.family_id, p.person_id, x.entry_id, 'for' as bearing, true as opens, x.suggested, x.span_from, x.span_until,
    days_after(x.by_on, -days_between(x.happened_from, x.happened_to)) as span_from_earliest, x.by_on as due_on
from expected x join people p on p.standpoint = x.standpoint and p.family_id = x.family_id and (p.person_id = x.child_id or p.person_id = x.baby_id)
union all
select x.standpoint, x.family_id, x.child_id, b.neglect_in, 'for', false, b.neglect_suggested, greatest(x.span_from, b.neglect_known_on), x.span_until, null, x.by_on
from expected x join before b on b.standpoint = x.standpoint and b.entry_id = x.entry_id and b.stage = x.stage and b.baby_id is not distinct from x.baby_id and b.child_id = x.child_id
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from thinking_again where against
"""


def statement(stretch: Stretch) -> str:
    """Who recorded a pregnancy or a birth beside which unmet needs, and that nothing is recorded of anyone thinking again."""
    return (
        f"{agencies(stretch)} recorded, in {number(len(stretch.entries), 'entry', 'entries')} {between(stretch)}, a pregnancy or a new baby in the family of {names(stretch)}, "
        "and unmet needs of a child in the two years before. There is no entry in the records supplied, in the time allowed, of an assessment of what the baby means for each child."
    )


PATTERN = Pattern(
    label="a new baby, and what it means for each child",
    needs=("children", "kinds", "themes", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What will one more child mean for each child here, who is to look at that with the family, and what help is there before and after the birth?",
    question_where_harm_is_recorded=(
        "What will one more child mean for each child here, who is to look at that, and when? "
        "Who is keeping the children and their mother safe through pregnancy and birth, and has a named manager decided who is told of the birth and how?"
    ),
    any_agency_could_answer=True,
    stays_open=True,
    shows_hardship=True,
    asks_of_the_family=True,
    found="""
        Lili, child, born 2018-01-01
        Osk, child, expected 2023-05-01
        2022-03-10 | school | Lili | concern | neglect-nutrition | hungry
        2022-06-14 | school | Lili | concern | neglect-physical | clothes wet and too small
        2022-11-01 | midwifery | Osk | pregnancy | pregnancy | booked at 14 weeks
        2023-02-01 | school | Lili | observation | | in class
        raised 2022-12-13 about Lili and Osk
    """,
    not_found="""
        Lili, child, born 2018-01-01
        Osk, child, expected 2023-05-01
        2022-03-10 | school | Lili | concern | neglect-nutrition | hungry
        2022-06-14 | school | Lili | concern | neglect-physical | clothes wet and too small
        2022-11-01 | midwifery | Osk | pregnancy | pregnancy | booked at 14 weeks
        2022-11-21 | social care | Lili (seen) | assessment | | pre-birth assessment begun, Lili seen at home
        2023-02-01 | school | Lili | observation | | in class
        nothing raised
    """,
)
