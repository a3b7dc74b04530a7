-- Unmet needs by child and kind. Hardship alone is never one; health needs of an adult are not a child's.
create temp view neglect_events as
select * from (
    select standpoint, family_id, entry_id, child_id, unnest(concerns) as theme, named, kind = 'missed appointment' or outcome = 'not-attended' as missed, themes_suggested or suggested as suggested, counts_from
    from entries_by_child where len(concerns) > 0
) where starts_with(theme, 'neglect-') and (theme <> 'neglect-medical' or named);

-- Appointments to which a child was not brought, and those that were kept; what a service itself cancelled is neither.
create temp view missed_appointments as
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on, kind_suggested or outcome_suggested or suggested as suggested from entries_by_child
where named and (kind = 'missed appointment' or outcome = 'not-attended' or has(parts, 'was not brought')) and outcome <> 'cancelled-by-service';

create temp view kept_appointments as
select standpoint, family_id, entry_id, child_id, agency, happened_to, known_on from entries_by_child
where named and (kind = 'appointment' or outcome = 'attended') and outcome not in ('not-attended', 'cancelled-by-service') and not has(parts, 'was not brought');

-- What has held or improved for a child, and help that was given and taken.
create temp view good_care_of_each_child as
select standpoint, family_id, entry_id, child_id from entries_by_child where has_any(themes, ['good-care', 'improvement', 'help-given', 'family-helps']);

-- Contacts that ended without more being done, by child (advice that a clinic or school gives where nothing worries it is none); and work that was begun, early help that was accepted among it.
create temp view contacts_closed as
select standpoint, family_id, entry_id, child_id, kind_suggested or outcome_suggested as suggested, counts_from from entries_by_child
where kind in ('contact', 'referral', 'concern', 'incident', 'disclosure') and closed_without_more(outcome)
    and (kind <> 'contact' or service in ('social-care', 'early-help', 'police') or len(concerns) > 0);

create temp view work_begun as
select standpoint, family_id, entry_id, child_id from entries_by_child
where something_begun(outcome) or kind in ('section 47 enquiry', 'strategy discussion', 'conference', 'plan start');

-- Referrals to children's social care or early help, by child.
create temp view referrals as
select standpoint, family_id, entry_id, child_id, happened_to, counts_from, kind_suggested as suggested from entries_by_child
where kind = 'referral' and (service in ('social-care', 'early-help') or has_any(says, ['social_care', 'early_help']));

-- Reports by people close to the family and not of its home, each closed or called malicious.
create temp view warnings_closed as
select distinct c.standpoint, c.family_id, c.entry_id, c.child_id, c.counts_from, true as suggested
from entries_by_child c
left join entries_by_adult a on a.standpoint = c.standpoint and a.entry_id = c.entry_id and has(a.parts, 'reported')
left join relationships r on r.standpoint = a.standpoint and r.family_id = a.family_id and r.person_id = a.adult_id and r.known_on <= a.known_on
    and r.relationship in ('mother', 'stepmother', 'adoptive mother', 'foster carer')
left join unsettled_mentions u on u.standpoint = c.standpoint and u.entry_id = c.entry_id and u.part = 'reported'
where c.kind in ('contact', 'referral', 'concern', 'incident', 'disclosure')
    and (c.outcome in ('no-further-action', 'advice', 'not-progressed', 'safe-and-well', 'closed') or has(c.says, 'malicious'))
    and (has(c.says, 'told_by_family') or names_outside_the_home(c.account) or names_outside_the_home(u.as_written) or (a.adult_id is not null and r.person_id is null));
