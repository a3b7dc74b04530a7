"""A child about whom there are few entries, while entries about a brother or sister go on.

What it looks for
For a child with whom work is open, and first beside the child's own past: no entry that so much as mentions the child for ninety days since the
last one, while three or more entries about one comparable brother or sister stand in that time. And since the work was opened, days on which
anything was written of the child fewer than a quarter of the middle number of those brothers and sisters who may be compared.

Why it matters
In families of several children reviews find one who was hardly written about: the quiet one, the one at another school, the one who does
not speak (practice 9, P23).

What it cannot tell
Whether the child was seen and not written about. Why: a child who is well needs fewer entries than one who is ill, so a brother or sister
with a disability is not compared, nor a child below school age with one of school age, nor a child whose birth date is not recorded.
Entries that name no child are counted for nobody. Which number of entries would be right for this child.

The question it asks
What this child would say, and who has asked.
"""

from datetime import date

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import day, names, number
from keepsight.patterns.stretch import Stretch

QUERY = """
with silent as materialized (
    select m.* exclude (known_on), greatest(m.known_on, o.known_on) as known_on, o.entry_id as opened_by, o.open_until, days_after(m.happened_to, $silent_days + 1) as due_on
    from mentions_of_each_child m join open_work o on o.standpoint = m.standpoint and o.child_id = m.child_id and m.happened_to >= o.happened_from
    where least(m.next_on, o.open_until) > days_after(m.happened_to, $silent_days + 1) and m.next_on > o.known_on
), others as materialized (
    select s.standpoint, s.child_id, s.opened_by, s.entry_id, a.other_id, a.alike_until, a.known_on as alike_known_on, e.entry_id as other_in, e.known_on, e.suggested,
        row_number() over (partition by s.standpoint, s.child_id, s.opened_by, s.entry_id, a.other_id order by e.known_on, e.entry_id) as place
    from silent s join children_alike a on a.standpoint = s.standpoint and a.child_id = s.child_id
        and ((s.due_on >= a.school_age and s.due_on >= a.other_school_age) or (s.due_on < a.before_school and s.due_on < a.other_before_school))
    join entries_by_child e on e.standpoint = s.standpoint and e.child_id = a.other_id and e.named and e.happened_to > s.happened_to and e.known_on < least(s.next_on, s.open_until, a.alike_until)
), quiet as materialized (
    select s.*, o.other_id, greatest(s.due_on, s.known_on, o.known_on, o.alike_known_on) as span_from, least(s.next_on, s.open_until, o.alike_until) as span_until
    from silent s join others o on o.standpoint = s.standpoint and o.child_id = s.child_id and o.opened_by = s.opened_by and o.entry_id = s.entry_id and o.place = $others
), few as materialized (
    select * from written_beside_others where own * 100 < $few_share * middle and middle >= $least_beside
)
select q.standpoint, q.family_id, q.child_id as person_id, case when b.opens then q.entry_id else q.opened_by end as entry_id, 'for' as bearing, b.opens, false as suggested,
    q.span_from, q.span_until, days_after(q.due_on, -days_between(q.happened_from, q.happened_to)) as span_from_earliest, q.due_on, 'since ' || q.happened_to::varchar as detail
from quiet q cross join (values (true), (false)) b(opens)
union all
select q.standpoint, q.family_id, q.child_id, o.other_in, 'for', false, o.suggested, greatest(q.span_from, o.known_on), q.span_until, null, q.due_on, null
from quiet q join others o on o.standpoint = q.standpoint and o.child_id = q.child_id and o.opened_by = q.opened_by and o.entry_id = q.entry_id and o.other_id = q.other_id
union all
select f.standpoint, f.family_id, f.child_id, f.opened_by, 'for', true, false, f.from_day, f.until_day, null, null, concat_ws(' ', 'few', f.own, f.middle, f.happened_to) from few f
union all
select f.standpoint, f.family_id, f.child_id, e.entry_id, 'for', false, e.suggested, greatest(f.from_day, e.known_on), f.until_day, null, null, null
from few f join entries_by_child e on e.standpoint = f.standpoint and e.family_id = f.family_id and e.named and has(f.compared, e.child_id) and e.happened_to >= f.happened_from and e.known_on < f.until_day
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null, null from mentions_of_each_child
"""


def statement(stretch: Stretch) -> str:
    """Since when no entry mentions which child, or on how few days one does; and who went on being written about."""
    said = [_one(label, told) for label, told in sorted(stretch.lacking.items())]
    return f"{' '.join(said) or 'Little was written about ' + names(stretch) + ' for a time.'} Work with the child was open, and entries about another child of the family went on."


def _one(label: str, told: list[str]) -> str:
    since = max((one.removeprefix("since ") for one in told if one.startswith("since ")), default="")
    silent = f"There is no entry in the records supplied that mentions {label} since {day(date.fromisoformat(since))}." if since else ""
    few = max((one.split()[1:] for one in told if one.startswith("few ")), key=lambda one: (one[2], int(one[0])), default=None)
    return " ".join(filter(None, [silent, _few(label, *few) if few else ""]))


def _few(label: str, own: str, middle: str, opened: str) -> str:
    return (
        f"Since work was opened on {day(date.fromisoformat(opened))}, entries that mention {label} stand in the records supplied on {number(int(own), 'day')}, "
        f"and those about the brothers and sisters who can be compared on {number(int(middle), 'day')}, the middle number."
    )


PATTERN = Pattern(
    label="few entries about this child",
    needs=("children", "birth dates", "kinds", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="What would this child say of home and school, who has asked in the way this child communicates, and who sees the child on ordinary days?",
    any_agency_could_answer=True,
    stays_open=True,
    looks_back=True,
    found="""
        Ned, child, born 2014-02-02
        Una, child, born 2012-03-03
        2023-01-09 | social care | Ned, Una | plan start | neglect-physical | child in need plan
        2023-01-20 | social care | Ned (seen), Una (seen) | visit | | both seen at home
        2023-02-14 | school | Una | concern | neglect-nutrition | hungry
        2023-03-06 | social care | Una (seen alone) | visit | | seen at school
        2023-04-03 | school | Una | concern | neglect-nutrition | hungry again
        2023-05-02 | school | Una | observation | | in class
        raised 2023-04-21 about Ned
    """,
    not_found="""
        Ned, child, born 2014-02-02
        Una, child, born 2012-03-03
        2023-01-09 | social care | Ned, Una | plan start | neglect-physical | child in need plan
        2023-01-20 | social care | Ned (seen), Una (seen) | visit | | both seen at home
        2023-02-14 | school | Una | concern | disability | hearing tested, deaf in both ears
        2023-03-06 | audiology | Una | appointment | | fitted
        2023-04-03 | school | Una | observation | | support teacher began
        2023-05-02 | school | Una | observation | | in class
        nothing raised
    """,
)
