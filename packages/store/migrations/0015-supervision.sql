-- Sheets over tasks (督办单, 约谈, 表扬) with what was answered to them.

create table supervision (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  task_id text collate "C" not null,
  org_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('chase', 'talk', 'praise')),
  -- The office that gives it out; its numbers run on through a year.
  issuer text collate "C" not null,
  year integer not null check (year = extract(year from issued_on)),
  number integer not null check (number >= 1),
  issued_by text collate "C" not null,
  issued_on date not null,
  to_person text collate "C" not null,
  demand text not null check (btrim(demand) <> ''),
  -- An answer is asked for, unless it is a praise.
  reply_by date check (reply_by >= issued_on),
  version integer not null check (version >= 1),
  closed_on date check (closed_on >= issued_on),
  -- Its first record in the history.
  seq bigint not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, year, number),
  unique (tenant_id, id, org_id, kind, issued_on),
  foreign key (tenant_id, task_id) references task (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, issuer) references org (tenant_id, id),
  foreign key (tenant_id, issued_by) references person (tenant_id, id),
  foreign key (tenant_id, to_person) references person (tenant_id, id),
  check ((kind = 'praise') = (reply_by is null)),
  check (kind <> 'praise' or closed_on is not null)
);
create index supervision_by_task on supervision (tenant_id, task_id, seq);
-- One matter, one sheet of a kind at a time.
create unique index supervision_open on supervision (tenant_id, task_id, kind) where closed_on is null;

-- Only grows. As progress does, each turn names the one before it: only what was answered is settled or returned, by another person, and
-- settled only where the answer has its proof; nothing follows the end.
create table supervision_turn (
  tenant_id text collate "C" not null,
  sheet_id text collate "C" not null,
  ordinal integer not null check (ordinal >= 1),
  org_id text collate "C" not null,
  kind text collate "C" not null check (kind <> 'praise'),
  issued_on date not null,
  on_day date not null check (on_day >= issued_on),
  by_person text collate "C" not null,
  ordinal_before integer,
  day_before date,
  person_before text collate "C",
  says_before text collate "C",
  evidence_before integer,
  says text collate "C" not null check (says in ('replied', 'returned', 'settled', 'withdrawn')),
  words text not null check (btrim(words) <> ''),
  reply_by date check (reply_by >= on_day),
  evidence_count integer not null check (evidence_count >= 0),
  evidence json not null check (json_array_length(evidence) = evidence_count),
  primary key (tenant_id, sheet_id, ordinal),
  unique (tenant_id, sheet_id, ordinal, on_day, by_person, says, evidence_count),
  foreign key (tenant_id, sheet_id, org_id, kind, issued_on) references supervision (tenant_id, id, org_id, kind, issued_on),
  foreign key (tenant_id, sheet_id, ordinal_before, day_before, person_before, says_before, evidence_before)
    references supervision_turn (tenant_id, sheet_id, ordinal, on_day, by_person, says, evidence_count) deferrable initially deferred,
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  check (num_nulls(ordinal_before, day_before, person_before, says_before, evidence_before) = case ordinal when 1 then 5 else 0 end),
  check (ordinal_before = ordinal - 1),
  check (on_day >= day_before),
  check (says_before not in ('settled', 'withdrawn')),
  check (says not in ('returned', 'settled') or (says_before is not distinct from 'replied' and person_before <> by_person)),
  check (says <> 'settled' or evidence_before > 0),
  check ((says = 'returned') = (reply_by is not null))
);

grant select, insert on supervision, supervision_turn to taizhang_app;
grant update (version, closed_on) on supervision to taizhang_app;

do $$
declare name text;
begin
  foreach name in array array['supervision', 'supervision_turn'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant_and_orgs on %I using (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[]))) with check (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[])))', name);
  end loop;
end
$$;
