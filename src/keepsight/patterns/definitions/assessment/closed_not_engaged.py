"""Work that was closed after help was not taken up, with a concern still standing.

What it looks for
A closure whose entry says that help was not taken up or that nobody could be reached, or that follows two visits or appointments within three months that
did not come about; with a concern about the child recorded in the six months before. It ends when new work with the child becomes known.

Why it matters
Where a family closes its door, the concern that brought the service there has not gone (practice 5.2, S77). Closing on it leaves the child where they were.

What it cannot tell
Why help was not taken up: times, travel, language, fear, another service that helped. Whether the need was met otherwise; good care recorded since
stands beside it.

The question it asks
What became of the concern.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import closed_with

QUERY = """
with unreached as (
    select standpoint, child_id, entry_id, entry_id as attempt, known_on from closures_after_no_contact where not_taken_up
    union all
    select c.standpoint, c.child_id, c.entry_id, unnest([a.entry_id, b.entry_id]), greatest(c.known_on, a.known_on, b.known_on)
    from closures_after_no_contact c
    join attempts_without_contact a on a.standpoint = c.standpoint and a.child_id = c.child_id and a.agency = c.agency and a.entry_id <> c.entry_id and a.happened_to <= c.happened_to and a.happened_to > months_before(c.happened_from, $attempts_within)
    join attempts_without_contact b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.agency = a.agency and b.entry_id <> c.entry_id and b.happened_to <= c.happened_to and b.happened_to > a.happened_to
), cited as materialized (
    select standpoint, child_id, entry_id, 'attempt' as why, attempt as cited, min(known_on) as known_on from unreached group by standpoint, child_id, entry_id, attempt
    union all
    select c.standpoint, c.child_id, c.entry_id, 'concern', n.entry_id, min(greatest(c.known_on, n.known_on))
    from closures_after_no_contact c join concerns_about_each_child n on n.standpoint = c.standpoint and n.child_id = c.child_id and n.entry_id <> c.entry_id
        and n.happened_to <= c.happened_to and n.happened_to > months_before(c.happened_from, $concern_within)
    group by c.standpoint, c.child_id, c.entry_id, n.entry_id
), holds as (
    select standpoint, child_id, entry_id, greatest(min(known_on) filter (where why = 'attempt'), min(known_on) filter (where why = 'concern')) as hold_from
    from cited group by standpoint, child_id, entry_id having count(distinct why) = 2
), begun as (
    select c.standpoint, c.child_id, c.entry_id, min(o.known_on) as begun_on
    from closures_after_no_contact c join begun_for_each_child o on o.standpoint = c.standpoint and o.child_id = c.child_id and o.entry_id <> c.entry_id and o.happened_to >= c.happened_from
    group by c.standpoint, c.child_id, c.entry_id
), standing as (
    select c.standpoint, c.family_id, c.child_id, c.entry_id, x.why, x.cited, c.suggested, greatest(h.hold_from, x.known_on) as span_from,
        least(c.childhood_until, b.begun_on, months_after(greatest(h.hold_from, x.known_on), $asked_for)) as span_until
    from closures_after_no_contact c join holds h on h.standpoint = c.standpoint and h.child_id = c.child_id and h.entry_id = c.entry_id
    join cited x on x.standpoint = c.standpoint and x.child_id = c.child_id and x.entry_id = c.entry_id
    left join begun b on b.standpoint = c.standpoint and b.child_id = c.child_id and b.entry_id = c.entry_id
)
select standpoint, family_id, child_id as person_id, case when p.own then entry_id else cited end as entry_id, 'for' as bearing, suggested, span_from, span_until,
    case when p.own then 'closure|' || entry_id when why = 'concern' then 'concern|' || cited end as detail
from standing cross join (values (true), (false)) p(own)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null from good_care_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Who closed work about whom, and which concerns stood in the months before."""
    return f"{closed_with(stretch)} about {names(stretch)}."


PATTERN = Pattern(
    label="closed after help was not taken up",
    needs=("children", "kinds", "themes"),
    query=QUERY,
    statement=statement,
    question="What became of the concern after the closure? What stood in the way of the help, and who sees each child now?",
    question_where_harm_is_recorded="What became of the concern after the closure? Who sees each child now, and has anybody asked whether it was safe to accept the help?",
    shows_hardship=True,
    found="""
        Ursula, child, born 2016-08-08
        2023-01-10 | school | Ursula | concern | neglect-nutrition | hungry most mornings
        2023-03-14 | early help | Ursula | closure | non-engagement | closed, no reply to letters | closed
        2023-05-02 | gp | Ursula | appointment | health | ear infection
        raised 2023-03-14 about Ursula
    """,
    not_found="""
        Ursula, child, born 2016-08-08
        2023-01-10 | school | Ursula | concern | neglect-nutrition | hungry most mornings
        2023-03-14 | early help | Ursula | closure | improvement help-given | breakfast club arranged, all well | closed
        2023-05-02 | gp | Ursula | appointment | health | ear infection
        nothing raised
    """,
)
