"""A service that had said it would be in touch, and from which nothing more is recorded.

What it looks for
A service that promised contact with a child's family, and no entry of that service in the family for a length of time: three times the
interval that it gave, and not under four weeks; where words promise contact and no number can be read from them, ninety days. Only where
that service's own file is one that can tell.

Why it matters
Other agencies take it that somebody is visiting. When that stops and nobody says so, the child has fewer eyes than everyone thinks
(practice 5, P24).

What it cannot tell
Whether the service was in touch and did not write it down. Services that promised nothing are never asked about, however long they are silent,
and neither is one from which no entry at all was supplied. Without an involvement that gives the interval it reads only plain words, such as "fortnightly visits".

The question it asks
Whether anyone has been in touch since, and who now is.
"""

from datetime import date

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, names
from keepsight.patterns.stretch import Stretch

QUERY = """
with silent as (
    select c.*, p.child_id, p.entry_id as promised_in, p.suggested, p.known_on as promise_known_on, p.until,
        days_after(c.happened_to, 1 + case when p.every is null then $silent_days else greatest(p.every * $missed, $least_days) end) as due_on
    from contacts_of_each_agency c
    join contact_promised p on p.standpoint = c.standpoint and p.family_id = c.family_id and p.agency = c.agency and c.happened_to >= p.happened_from
    where c.next_on > days_after(c.happened_to, $least_days)
), expected as (
    select s.*, greatest(s.due_on, s.known_on, s.promise_known_on) as span_from, least(s.next_on, s.until) as span_until from silent s
    join told t on t.standpoint = s.standpoint and t.family_id = s.family_id and t.agency = s.agency and s.happened_to >= t.told_from and s.due_on <= t.told_until
)
select x.standpoint, x.family_id, x.child_id as person_id, case when b.opens then x.entry_id else x.promised_in end as entry_id, 'for' as bearing, b.opens, x.suggested, x.span_from, x.span_until,
    days_after(x.due_on, -days_between(x.happened_from, x.happened_to)) as span_from_earliest, x.due_on,
    x.happened_to::varchar || ' ' || x.agency as detail
from expected x cross join (values (true), (false)) b(opens) where x.span_from < x.span_until and (b.opens or x.promised_in is not null)
"""


def statement(stretch: Stretch) -> str:
    """Which services said that they would be in touch about whom, and since when nothing of theirs is recorded."""
    last: dict[str, str] = {}
    for told in sorted(told for several in stretch.lacking.values() for told in several):
        last[told.partition(" ")[2]] = told.partition(" ")[0]
    since = " ".join(f"There is no entry of {agency} in the records supplied since {day(date.fromisoformat(when))}." for agency, when in sorted(last.items()))
    return f"Contact with {names(stretch)} or the family had been promised. {since}"


PATTERN = Pattern(
    label="contact that a service had promised",
    needs=("children", "promises", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Has this service been in touch since, who is seeing the child now, and do the others know?",
    question_where_harm_is_recorded="Has this service seen the child and the parent who was harmed since, in safety, who is seeing them now, and do the others know?",
    stays_open=True,
    asks_of_the_family=True,
    found="""
        Mali, child, born 2017-07-07
        2023-01-10 | health visiting | Mali | visit | | fortnightly visits agreed
        2023-01-24 | health visiting | Mali | visit | | seen at home
        2023-05-10 | school | Mali | observation | | in class
        raised 2023-04-25 about Mali
    """,
    not_found="""
        Mali, child, born 2017-07-07
        2023-01-10 | health visiting | Mali | visit | | fortnightly visits agreed
        2023-01-24 | health visiting | Mali | closure | | needs met, closed to this service
        2023-05-10 | school | Mali | observation | | in class
        nothing raised
    """,
)
