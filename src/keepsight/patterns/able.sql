-- Of each child, which fields the family's record holds that patterns need: `need, family_id, child_id`. able.py says the same of one record, with the words.
create temp table children_of_families as
select distinct p.family_id, p.person_id as child_id, p.born_from is not null or p.expected_on is not null as dated from people p join as_at a using (family_id)
where p.standpoint = 'together' and p.kind = 'child' and p.known_on <= a.as_of;

create temp table fields_held as
with read as (
    select e.*, r.themes as all_themes, e.outcome <> '' or r.outcome is not null as has_outcome,
        coalesce(nullif(c.kind_of_file, ''), case when c.held = 'no' then 'nothing held' else '' end) in ('', 'every contact', 'significant events') as can_tell
    from entries e join entry r using (entry_id) left join coverage c on c.agency = e.agency where e.standpoint = 'together'
)
select family_id, bool_or(len(all_themes) > 0) as themes, bool_or(kind <> '') as kinds, bool_or(has_outcome) as outcomes, bool_or(outcome in ('seen', 'not-seen')) as seen,
    count(distinct setting) > 1 as two_agencies, bool_or(can_tell) as files_can_tell, bool_or(has(says, 'contact_promised')) as promises, bool_or(kind in ('plan start', 'conference')) as plans,
    bool_or(kind = 'supervision' or has(says, 'oversight')) as oversight, bool_or(has(says, 'new_worker')) as lead_workers,
    bool_or(kind in ('conference', 'review', 'strategy discussion', 'meeting', 'decision') and (outcome <> '' or holds_response or has_any(says, ['decided', 'undecided']))) as decided,
    bool_or(has(says, 'carried_over')) as actions, bool_or(kind = 'assessment') as assessments, bool_or(has_any(says, ['history_read', 'history_not_read'])) as read_history,
    bool_or(service in ('social-care', 'early-help')) as social_work, bool_or(service in ('school', 'school-nursing')) as school
from read group by family_id;

create temp table fields_for_each_child as
with families as (
    select family_id, 'themes' as need from fields_held where themes
    union all select family_id, 'kinds' from fields_held where kinds
    union all select family_id, 'outcomes' from fields_held where outcomes
    union all select family_id, 'two agencies' from fields_held where two_agencies
    union all select family_id, 'files that can tell' from fields_held where files_can_tell
    union all select family_id, 'seen' from fields_held where seen
    union all select family_id, 'promises' from fields_held where promises
    union all select family_id, 'plans' from fields_held where plans
    union all select family_id, 'oversight' from fields_held where oversight
    union all select family_id, 'lead workers' from fields_held where lead_workers
    union all select family_id, 'what meetings decided' from fields_held where decided
    union all select family_id, 'actions' from fields_held where actions
    union all select family_id, 'assessments' from fields_held where assessments
    union all select family_id, 'what assessments read' from fields_held where read_history
    union all select family_id, 'social care' from fields_held where social_work
    union all select family_id, 'school' from fields_held where school
    union all select e.family_id, 'seen' from entries e join concerned c using (entry_id)
        where e.standpoint = 'together' and c.part in ('seen', 'seen alone', 'not seen') and c.known_until is null
    union all select i.family_id, unnest(['lead workers', case when i.contact_every_days > 0 then 'promises' end]) from involvement i join as_at a using (family_id) where stands(i.known_on, i.known_until, a.as_of)
    union all select e.family_id, 'oversight' from entries e join session s using (entry_id) join as_at a using (family_id) where e.standpoint = 'together' and stands(s.known_on, s.known_until, a.as_of)
    union all select e.family_id, 'actions' from entries e join action s using (entry_id) join as_at a using (family_id) where e.standpoint = 'together' and stands(s.known_on, s.known_until, a.as_of)
    union all select e.family_id, 'what assessments read' from entries e join assessment s using (entry_id) join as_at a using (family_id) where e.standpoint = 'together' and stands(s.known_on, s.known_until, a.as_of)
    union all select e.family_id, 'what meetings decided' from entries e join decision s using (entry_id) where e.standpoint = 'together'
    union all select family_id, 'relationships' from relationships where standpoint = 'together'
)
select distinct f.need, c.family_id, c.child_id from families f join children_of_families c using (family_id)
union all select 'children', family_id, child_id from children_of_families
union all select 'birth dates', family_id, child_id from children_of_families where dated;
