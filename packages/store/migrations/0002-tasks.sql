-- Tasks with their progress, ties between people and objects, audit rules passed with a reason.

-- Milestones have words and lie within the task's days; a target's curve runs forward within them and is made of numbers.
create function taizhang_plan_fits(body json) returns boolean language sql immutable parallel safe
  return not exists (
    select from json_array_elements(body -> 'milestones') m
    where coalesce(btrim(m ->> 'title'), '') = ''
      or (m ->> 'dueOn')::date not between (body ->> 'startsOn')::date and (body ->> 'dueOn')::date
  ) and not exists (
    select from (
      select (c ->> 'on')::date as on_day, lag((c ->> 'on')::date) over (order by n) as day_before, c ->> 'value' as value
      from json_array_elements(case json_typeof(body -> 'target') when 'object' then body #> '{target,curve}' else '[]' end)
        with ordinality as t(c, n)
    ) p
    where p.on_day not between (body ->> 'startsOn')::date and (body ->> 'dueOn')::date
      or p.on_day <= p.day_before or p.value !~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$'
  );

create table task (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  parent text collate "C" check (parent <> id),
  org_id text collate "C" not null,
  owner text collate "C" not null,
  starts_on date not null,
  due_on date not null check (due_on >= starts_on),
  version integer not null check (version >= 1),
  ended text check (ended <> ''),
  target_indicator text collate "C",
  -- The task whole, as the domain knows it; the columns are for keys, rules and finding.
  body json not null check (
    body ->> 'id' is not distinct from id and body ->> 'parent' is not distinct from parent
    and body ->> 'org' is not distinct from org_id and body ->> 'owner' is not distinct from owner
    and (body ->> 'startsOn')::date is not distinct from starts_on and (body ->> 'dueOn')::date is not distinct from due_on
    and (body ->> 'version')::integer is not distinct from version and body ->> 'ended' is not distinct from ended
    and body #>> '{target,indicator}' is not distinct from target_indicator
  ),
  check (btrim(body ->> 'title') <> '' and (body ->> 'weight')::numeric > 0),
  check (taizhang_plan_fits(body)),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent) references task (tenant_id, id) deferrable initially deferred,
  foreign key (tenant_id, target_indicator) references indicator (tenant_id, key),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, owner) references person (tenant_id, id)
);
create index task_by_org on task (tenant_id, org_id, due_on, id);
create index task_by_owner on task (tenant_id, owner, due_on, id);
create index task_by_parent on task (tenant_id, parent) where parent is not null;

-- Only grows. Each entry names the one before it, so that the table itself holds that days run forward, that only what was said to be
-- done is confirmed or sent back, by another person, and that nothing follows a confirmation. Done asks for evidence.
create table task_progress (
  tenant_id text collate "C" not null,
  task_id text collate "C" not null,
  ordinal integer not null check (ordinal >= 1),
  org_id text collate "C" not null,
  on_day date not null,
  by_person text collate "C" not null,
  ordinal_before integer,
  day_before date,
  person_before text collate "C",
  says_before text,
  says text not null check (says in ('going-on', 'blocked', 'done', 'confirmed', 'sent-back')),
  percent numeric check (percent between 0 and 100),
  evidence_count integer not null check (evidence_count >= 0),
  body json not null check (body ->> 'task' = task_id and body ->> 'says' = says and body ->> 'words' <> ''),
  primary key (tenant_id, task_id, ordinal),
  unique (tenant_id, task_id, ordinal, on_day, by_person, says),
  foreign key (tenant_id, task_id, ordinal_before, day_before, person_before, says_before)
    references task_progress (tenant_id, task_id, ordinal, on_day, by_person, says) deferrable initially deferred,
  check (num_nulls(ordinal_before, day_before, person_before, says_before) = case ordinal when 1 then 4 else 0 end),
  check (ordinal_before = ordinal - 1),
  check (on_day >= day_before),
  check (says_before <> 'confirmed'),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  check (says <> 'done' or evidence_count > 0),
  check (says not in ('confirmed', 'sent-back') or (says_before is not distinct from 'done' and person_before <> by_person))
);

create table task_evidence (
  tenant_id text collate "C" not null,
  hash text collate "C" not null,
  task_id text collate "C" not null,
  org_id text collate "C" not null,
  primary key (tenant_id, hash, task_id),
  foreign key (tenant_id, hash) references evidence (tenant_id, hash),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);
create index task_evidence_by_task on task_evidence (tenant_id, task_id);

create table assignment (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  org_id text collate "C" not null,
  object text collate "C" not null check (object = coalesce(object_org, object_entry)),
  -- What it is: an office, or an entry of a roster.
  object_org text collate "C",
  object_entry text collate "C",
  person_id text collate "C" not null,
  role text not null check (btrim(role) <> ''),
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- Its first record in the history.
  seq bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, object_org) references org (tenant_id, id),
  foreign key (tenant_id, object_entry) references entry (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (num_nulls(object_org, object_entry) = 1)
);
-- One person holds a role for an object once at a time; terms that have an end are the domain's to compare.
create unique index assignment_once on assignment (tenant_id, org_id, object, person_id, role) where to_day is null;
create index assignment_by_person on assignment (tenant_id, org_id, person_id, seq);
create index assignment_by_object on assignment (tenant_id, object, from_day);

create table audit_pass (
  tenant_id text collate "C" not null references tenant,
  org_id text collate "C" not null,
  period text collate "C" not null,
  seq bigint not null,
  rule text collate "C" not null,
  of text collate "C" not null,
  reason text not null check (reason <> ''),
  by_person text collate "C" not null,
  primary key (tenant_id, org_id, period, seq),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id)
);

grant select, insert on task, assignment to taizhang_app;
grant update (owner, due_on, version, ended, body) on task to taizhang_app;
grant update (to_day) on assignment to taizhang_app;
grant select, insert on task_progress, task_evidence, audit_pass to taizhang_app;

do $$
declare name text;
begin
  foreach name in array array['task', 'task_progress', 'task_evidence', 'assignment', 'audit_pass'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant_and_orgs on %I using (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[]))) with check (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[])))', name);
  end loop;
end
$$;
