-- Tasks with their progress, ties between people and objects, audit rules passed with a reason.

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
  -- The task whole, as the domain knows it; the columns are for keys, rules and finding.
  body json not null check (body ->> 'id' = id and (body ->> 'version')::integer = version and (body ->> 'weight')::numeric > 0),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent) references task (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, owner) references person (tenant_id, id)
);
create index task_by_org on task (tenant_id, org_id, due_on, id);
create index task_by_owner on task (tenant_id, owner, due_on, id);
create index task_by_parent on task (tenant_id, parent) where parent is not null;

-- Only grows. Done asks for evidence, and confirmed or sent back for another person than the one who said so.
create table task_progress (
  tenant_id text collate "C" not null,
  task_id text collate "C" not null,
  ordinal integer not null check (ordinal >= 1),
  org_id text collate "C" not null,
  on_day date not null,
  by_person text collate "C" not null,
  person_before text collate "C",
  says text not null check (says in ('going-on', 'blocked', 'done', 'confirmed', 'sent-back')),
  percent numeric check (percent between 0 and 100),
  evidence_count integer not null check (evidence_count >= 0),
  body json not null check (body ->> 'task' = task_id and body ->> 'says' = says and body ->> 'words' <> ''),
  primary key (tenant_id, task_id, ordinal),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  check (says <> 'done' or evidence_count > 0),
  check (says not in ('confirmed', 'sent-back') or person_before is distinct from by_person)
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
  -- An entry of a roster, or an office.
  object text collate "C" not null check (object <> ''),
  person_id text collate "C" not null,
  role text not null check (role <> ''),
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- Its first record in the history.
  seq bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
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

grant select, insert, update on task, assignment to taizhang_app;
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
