"""A meeting, and no entry of what was decided.

What it looks for
A conference, a strategy discussion, a review of a plan of help or protection for a child, or another meeting whose own row says that nothing was decided, and ten working
days later no entry of a decision: none in its own row, and none since. Or a question that is recorded as put off, and put off again within a year, with nothing decided since the first time. Only for agencies
whose record says of some meeting what came of it.

Why it matters
Reviews describe indecision about what needed to happen, meeting after meeting (practice 1.1, P10).

What it cannot tell
Whether a decision was taken and written elsewhere. An outcome, a response, or any later entry of a decision, a plan, a referral or a closure for
the child counts as one; ordinary meetings, core groups among them, are not expected to decide unless their own row says that they did not.

The question it asks
Who decides, by when, and on what.
"""

from keepsight.patterns.definition import Pattern
from keepsight.patterns.statement import names
from keepsight.patterns.stretch import Stretch
from keepsight.patterns.words_of_plans import undecided

QUERY = """
with says_what_came_of_it as (
    select standpoint, family_id, agency, min(known_on) as known_on from meetings_and_decisions where (decided or none) and (meets or kind in ('meeting', 'decision')) group by all
), ends as (
    select m.standpoint, m.child_id, m.entry_id, min(d.known_on) as decided_on, min(d.known_on) filter (where d.question = '' or m.question = '' or d.question = m.question) as same_question_on
    from meetings_and_decisions m join meetings_and_decisions d on d.standpoint = m.standpoint and d.child_id = m.child_id and d.decided and d.happened_to >= m.happened_from and d.entry_id <> m.entry_id
    where (m.meets and not m.decided) or m.put_off group by all
), undecided as (
    select m.*, w.due_on, f.due_on as due_earliest, greatest(w.due_on, m.known_on, s.known_on) as span_from, coalesce(e.decided_on, never()) as decided_on
    from meetings_and_decisions m join working_days_after w on w.day = m.happened_to and w.working_days = $decided_days
    left join working_days_after f on f.day = m.happened_from and f.working_days = $decided_days
    join says_what_came_of_it s on s.standpoint = m.standpoint and s.family_id = m.family_id and s.agency = m.agency
    left join ends e on e.standpoint = m.standpoint and e.child_id = m.child_id and e.entry_id = m.entry_id
    where m.meets and not m.decided
), again as (
    select a.standpoint, a.family_id, a.child_id, a.entry_id as earlier, b.entry_id, a.suggested or b.suggested as suggested, greatest(a.known_on, b.known_on) as span_from,
        least(coalesce(e.same_question_on, never()), a.childhood_until, months_after(greatest(a.known_on, b.known_on), $asked_for)) as span_until
    from meetings_and_decisions a join meetings_and_decisions b on b.standpoint = a.standpoint and b.child_id = a.child_id and b.put_off and b.happened_to > a.happened_to
        and b.happened_to <= months_after(a.happened_to, $again_within) and (a.question = '' or b.question = '' or a.question = b.question)
    left join ends e on e.standpoint = a.standpoint and e.child_id = a.child_id and e.entry_id = a.entry_id where a.put_off
)
select standpoint, family_id, child_id as person_id, entry_id, 'for' as bearing, suggested, span_from, least(decided_on, childhood_until, months_after(span_from, $asked_for)) as span_until,
    coalesce(due_earliest, happened_from) as span_from_earliest, due_on, 'none' as detail from undecided
union all
select g.standpoint, g.family_id, g.child_id, case when b.later then g.entry_id else g.earlier end, 'for', g.suggested, g.span_from, g.span_until, null, null, 'put off'
from again g cross join (values (true), (false)) b(later)
union all
select standpoint, family_id, child_id, entry_id, 'against', null, null, null, null, null, null from meetings_and_decisions where decided
"""


def statement(stretch: Stretch) -> str:
    """Which meetings have no decision recorded, or which question was put off how often."""
    return f"{undecided(stretch)} about {names(stretch)}."


PATTERN = Pattern(
    label="a decision not yet recorded",
    needs=("children", "kinds", "what meetings decided", "files that can tell"),
    query=QUERY,
    statement=statement,
    question="Who decides, by which day, and on what? What would be different for each child if it were decided now?",
    any_agency_could_answer=True,
    found="""
        Petra, child, born 2013-03-13
        2022-09-06 | social care | Petra | review | neglect-physical | review of the plan, to continue | plan
        2023-01-16 | social care | Petra | review | neglect-physical | head lice again, flat cold, mother unwell
        2023-03-20 | school | Petra | observation | | tired
        raised 2023-01-31 about Petra
    """,
    not_found="""
        Petra, child, born 2013-03-13
        2022-09-06 | social care | Petra | review | neglect-physical | review of the plan, to continue | plan
        2023-01-16 | social care | Petra | review | neglect-physical | head lice again, flat cold, mother unwell
        2023-01-25 | social care | Petra | decision | | legal advice to be taken by Friday
        2023-03-20 | school | Petra | observation | | tired
        nothing raised
    """,
)
