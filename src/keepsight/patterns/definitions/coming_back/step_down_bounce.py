"""Help for a child that was reduced, and raised again soon after.

What it looks for
Help (early help, a child in need plan, a child protection plan) that was ended, stepped down or followed by a plan of a lower level, and within six months
help, an assessment or an enquiry at the level it had before, or a higher one. Also: work closed by children's social care within three months
of the end of a child protection plan.

Why it matters
A third of long-standing cases of neglect show help stopped and started (Ofsted 2014; practice 5.1, P06). Was the improvement sustained,
or only supported?

What it cannot tell
Whether something new had happened. The level of a plan is that of the involvement which an agency recorded with it; without one it is read from the
words, and a plan whose words do not say is taken for a child in need plan. Help that ended without an entry is not seen.

The question it asks
Whether what had improved would have held without the help.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import agencies, between, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with reduced as materialized (
    select o.standpoint, o.family_id, o.child_id, o.level, o.entry_id as helped, d.entry_id as reduced, d.happened_to, o.suggested, greatest(o.counts_from, d.counts_from) as known_on,
        least(o.counts_until, d.counts_until, coalesce(min(e.counts_from) filter (where e.for_all or e.agency = o.agency), never())) as ended_on
    from help_begun o
    join help_reduced d on d.standpoint = o.standpoint and d.child_id = o.child_id and d.entry_id <> o.entry_id and d.happened_to > o.happened_to and d.level < o.level and (d.for_all or d.agency = o.agency)
    left join endings_of_work e on e.standpoint = o.standpoint and e.child_id = o.child_id and e.entry_id <> o.entry_id and e.entry_id <> d.entry_id and e.happened_to > o.happened_from
        and e.happened_from < d.happened_from
    where o.help
    group by o.standpoint, o.family_id, o.child_id, o.level, o.entry_id, d.entry_id, d.happened_to, o.suggested, o.counts_from, d.counts_from, o.counts_until, d.counts_until
), again as (
    select r.standpoint, r.family_id, r.child_id, r.helped, r.reduced, u.entry_id as then_in, r.suggested or u.suggested as suggested, greatest(r.known_on, u.counts_from) as known_on, least(r.ended_on, u.counts_until) as ended_on
    from reduced r join help_begun u on u.standpoint = r.standpoint and u.child_id = r.child_id and u.level >= r.level and u.entry_id not in (r.helped, r.reduced)
        and u.happened_to > r.happened_to and u.happened_to <= months_after(r.happened_to, $within)
    union all
    select r.standpoint, r.family_id, r.child_id, r.helped, r.reduced, c.entry_id, r.suggested, greatest(r.known_on, c.counts_from), r.ended_on
    from reduced r join help_reduced c on c.standpoint = r.standpoint and c.child_id = r.child_id and c.closed and r.level = 3 and c.entry_id not in (r.helped, r.reduced)
        and c.happened_to > r.happened_to and c.happened_to < months_after(r.happened_to, $after_protection)
)
select standpoint, family_id, child_id as person_id, case n when 1 then helped when 2 then reduced else then_in end as entry_id, 'for' as bearing, suggested,
    known_on as span_from, least(ended_on, months_after(known_on, $stands)) as span_until
from again cross join (values (1), (2), (3)) r(n)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Whose help is recorded as reduced and then raised, or closed, when and by whom."""
    return f"{agencies(stretch)} recorded, {between(stretch)}, that help for {names(stretch)} began, was reduced, and was raised again or closed within months."


PATTERN = Pattern(
    label="help reduced, then raised",
    needs=("children", "kinds"),
    query=QUERY,
    statement=statement,
    question="Was what had improved sustained, or only supported, and what was to have held it when the help was reduced?",
    found="""
        Gwil, child, born 2013-03-03
        2022-01-10 | social care | Gwil | plan start | neglect-physical | child protection plan
        2022-11-01 | social care | Gwil | plan end | | child protection plan ended
        2022-11-01 | social care | Gwil | plan start | | child in need plan
        2023-03-15 | social care | Gwil | strategy discussion | neglect-physical | after the school rang
        raised 2023-03-15 about Gwil
    """,
    not_found="""
        Gwil, child, born 2013-03-03
        2022-01-10 | social care | Gwil | plan start | neglect-physical | child protection plan
        2022-11-01 | social care | Gwil | plan end | | child protection plan ended
        2022-11-08 | social care | Gwil | plan start | | child in need plan
        2023-03-15 | social care | Gwil | review | improvement | home clean, children settled
        2023-05-15 | social care | Gwil | closure | | needs met, closed
        nothing raised
    """,
)
