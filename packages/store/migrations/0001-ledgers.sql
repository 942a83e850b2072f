-- Offices, people, ledgers, entries with their history, indicators with their rollups.
--
-- Every key leads with tenant_id. Nothing relies on triggers. The application works as taizhang_app, which can add to the
-- history but neither change nor remove it. Row security shows a transaction the rows of the tenant and the offices that it
-- names, and nothing where it names none: setting 'taizhang.tenant', and 'taizhang.orgs' ('*' or ids parted by commas).

create function taizhang_tenant() returns text language sql stable parallel safe
  return nullif(current_setting('taizhang.tenant', true), '');

create function taizhang_all_orgs() returns boolean language sql stable parallel safe
  return coalesce(current_setting('taizhang.orgs', true) = '*', false);

create function taizhang_orgs() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('taizhang.orgs', true), ''), ','), '{}'::text[]);

create table tenant (
  tenant_id text collate "C" primary key check (tenant_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  name text not null check (name <> ''),
  created_at timestamptz not null
);

-- The end of the tenant's history. Its row is locked by every write, so that the chain cannot fork.
create table head (
  tenant_id text collate "C" primary key references tenant,
  seq bigint not null check (seq >= 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Counts up when offices, people, ledgers, indicators or closed periods change: what a process remembers of them is then old.
  setup_version bigint not null check (setup_version >= 0)
);

create table org (
  tenant_id text collate "C" not null references tenant,
  id text collate "C" not null check (id <> '' and id !~ '[,*]'),
  parent text collate "C",
  name text not null check (name <> ''),
  kind text not null check (kind in ('county', 'bureau', 'township', 'section', 'village', 'institution')),
  ordinal integer not null,
  -- The office itself, then those above it up to the root.
  line text[] not null check (line[1] = id and line[2] is not distinct from parent),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent) references org (tenant_id, id) deferrable initially deferred
);

create table person (
  tenant_id text collate "C" not null references tenant,
  id text collate "C" not null check (id <> ''),
  name text not null check (name <> ''),
  org_id text collate "C" not null,
  post text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

create table role_grant (
  tenant_id text collate "C" not null references tenant,
  person_id text collate "C" not null,
  role text not null check (role in ('system-admin', 'security-admin', 'audit-admin', 'recorder', 'section-head', 'drafter', 'leader', 'supervisor', 'viewer')),
  org_id text collate "C" not null,
  reach text not null check (reach in ('own', 'below')),
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (tenant_id, person_id, role, org_id, from_day),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

create table ledger (
  tenant_id text collate "C" not null references tenant,
  key text collate "C" not null check (key <> ''),
  definition json not null check (definition ->> 'key' = key and definition ->> 'kind' in ('event', 'roster')),
  primary key (tenant_id, key)
);

-- The states that an entry of a ledger can be in; '' alone in a ledger without a flow.
create table ledger_state (
  tenant_id text collate "C" not null,
  ledger text collate "C" not null,
  state text collate "C" not null,
  closes boolean not null check (not closes or state <> ''),
  primary key (tenant_id, ledger, state),
  unique (tenant_id, ledger, state, closes),
  foreign key (tenant_id, ledger) references ledger (tenant_id, key)
);

create table indicator (
  tenant_id text collate "C" not null references tenant,
  key text collate "C" not null check (key <> ''),
  definition json not null check (definition ->> 'key' = key and definition ->> 'kind' in ('ledger', 'formula', 'reported', 'cited')),
  primary key (tenant_id, key)
);

create table evidence (
  tenant_id text collate "C" not null references tenant,
  hash text collate "C" not null check (hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  media_type text not null check (media_type ~ '^[a-z]+/[a-z0-9.+-]+$' and media_type not in ('text/html', 'image/svg+xml', 'application/javascript')),
  name text not null,
  added_by text collate "C" not null,
  added_at timestamptz not null,
  primary key (tenant_id, hash),
  foreign key (tenant_id, added_by) references person (tenant_id, id)
);

create table closed_period (
  tenant_id text collate "C" not null references tenant,
  org_id text collate "C" not null,
  period text collate "C" not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  -- Its record in the history.
  seq bigint not null,
  primary key (tenant_id, org_id, period),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

create table entry (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  ledger text collate "C" not null,
  org_id text collate "C" not null,
  field_values jsonb not null check (jsonb_typeof(field_values) = 'object'),
  day date not null check (day between '1900-01-01' and '2199-12-31'),
  end_day date check (end_day >= day),
  -- '' in a ledger without a flow.
  state text collate "C" not null,
  first_state text collate "C" not null check ((first_state = '') = (state = '')),
  state_since date check ((state_since is null) = (state = '')),
  version integer not null check (version >= 1),
  deleted boolean not null,
  reopened integer not null check (reopened >= 0),
  created_by text collate "C" not null,
  created_on date not null,
  moved_by text collate "C" check (moved_by is null or version > 1),
  -- A digest of the ledger's uniqueBy fields; null where it names none.
  unique_key text collate "C",
  -- A digest of the flow's repeat fields; null where it has none.
  repeat_key text collate "C",
  -- Up to three fields in an order that text keeps, for filters and sorting (see entry-list.ts); null where the ledger has fewer.
  slot1 text collate "C",
  slot2 text collate "C",
  slot3 text collate "C",
  primary key (tenant_id, id),
  foreign key (tenant_id, ledger, state) references ledger_state (tenant_id, ledger, state),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, created_by) references person (tenant_id, id),
  foreign key (tenant_id, moved_by) references person (tenant_id, id)
);
create unique index entry_unique_key on entry (tenant_id, unique_key) where unique_key is not null and not deleted;
create index entry_repeat_key on entry (tenant_id, repeat_key) where repeat_key is not null and not deleted;
create index entry_by_day on entry (tenant_id, ledger, day, id) where not deleted;
create index entry_by_org_and_day on entry (tenant_id, ledger, org_id, day, id) where not deleted;
create index entry_by_slot1 on entry (tenant_id, ledger, slot1, id) where slot1 is not null and not deleted;
create index entry_by_slot2 on entry (tenant_id, ledger, slot2, id) where slot2 is not null and not deleted;
create index entry_by_slot3 on entry (tenant_id, ledger, slot3, id) where slot3 is not null and not deleted;

-- Each change of state after the begin. A closing needs another person and evidence (law 5), whatever the code above does.
create table arrival (
  tenant_id text collate "C" not null,
  entry_id text collate "C" not null,
  version integer not null check (version >= 2),
  ledger text collate "C" not null,
  org_id text collate "C" not null,
  from_state text collate "C" not null,
  to_state text collate "C" not null,
  on_day date not null,
  closes boolean not null,
  by_person text collate "C" not null,
  person_before text collate "C" not null,
  evidence_count integer not null check (evidence_count >= 0),
  primary key (tenant_id, entry_id, version),
  foreign key (tenant_id, entry_id) references entry (tenant_id, id),
  foreign key (tenant_id, ledger, from_state) references ledger_state (tenant_id, ledger, state),
  foreign key (tenant_id, ledger, to_state, closes) references ledger_state (tenant_id, ledger, state, closes),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  check (not closes or (evidence_count > 0 and by_person <> person_before))
);
create index arrival_by_day on arrival (tenant_id, ledger, to_state, on_day);

create table entry_reference (
  tenant_id text collate "C" not null,
  entry_id text collate "C" not null,
  field text collate "C" not null,
  org_id text collate "C" not null,
  target_id text collate "C" not null,
  primary key (tenant_id, entry_id, field),
  foreign key (tenant_id, entry_id) references entry (tenant_id, id),
  foreign key (tenant_id, target_id) references entry (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);
create index entry_reference_by_target on entry_reference (tenant_id, target_id);

-- Which entry a file belongs to, ever: never removed.
create table evidence_use (
  tenant_id text collate "C" not null,
  hash text collate "C" not null,
  entry_id text collate "C" not null,
  org_id text collate "C" not null,
  primary key (tenant_id, hash, entry_id),
  foreign key (tenant_id, hash) references evidence (tenant_id, hash),
  foreign key (tenant_id, entry_id) references entry (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);
create index evidence_use_by_entry on evidence_use (tenant_id, entry_id);

create table reported (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  period text collate "C" not null,
  value text not null check (value ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$' or (value = '' and status = 'returned')),
  note text not null,
  status text not null check (status in ('reported', 'approved', 'accepted', 'returned')),
  by_person text collate "C" not null,
  reviewed_by text collate "C" check (reviewed_by <> by_person),
  reason text not null,
  version integer not null check (version >= 1),
  primary key (tenant_id, indicator, org_id, period),
  foreign key (tenant_id, indicator) references indicator (tenant_id, key),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  foreign key (tenant_id, reviewed_by) references person (tenant_id, id),
  check (status not in ('approved', 'accepted') or reviewed_by is not null)
);

create table cited_figure (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  period text collate "C" not null,
  ordinal integer not null check (ordinal >= 1),
  value text not null,
  document text not null check (document <> ''),
  dated date not null,
  scope text not null,
  direction text check (direction in ('ascending', 'descending')),
  primary key (tenant_id, indicator, org_id, period, ordinal),
  foreign key (tenant_id, indicator) references indicator (tenant_id, key),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

create table target (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  period text collate "C" not null,
  issuer text collate "C" not null check (issuer <> ''),
  version integer not null check (version >= 1),
  value text not null check (value ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$'),
  op text not null check (op in ('>=', '<=', '=')),
  issued_on date not null,
  primary key (tenant_id, indicator, org_id, period, issuer, version),
  foreign key (tenant_id, indicator) references indicator (tenant_id, key),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

-- Every change, in one chain per tenant: hash = SM3(hash of the one before, newline, record). See docs/history-chain.md.
create table history (
  tenant_id text collate "C" not null,
  seq bigint not null check (seq >= 1),
  kind text collate "C" not null,
  -- What changed: an entry's id, an indicator's key, an office's id.
  subject text collate "C" not null,
  org_id text collate "C",
  record text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (tenant_id, seq)
);
create index history_by_subject on history (tenant_id, subject, seq);

-- What an indicator gains or loses on a day, for an office with all below it. member '' with dimension '' is the whole. Derived,
-- rebuilt and recounted: foreign keys here and on contributions would only slow an import down.
create table rollup (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  dimension text collate "C" not null,
  member text collate "C" not null,
  day date not null,
  counted bigint not null,
  filled bigint not null,
  amount numeric not null,
  primary key (tenant_id, indicator, org_id, dimension, member, day)
);

-- What an entry adds to an indicator that no sum of days can tell (distinct, minimum, maximum, latest): it counts from from_day to
-- to_day. Derived like the rollups.
create table contribution (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  entry_id text collate "C" not null,
  ordinal integer not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  value text,
  amount numeric,
  primary key (tenant_id, entry_id, indicator, ordinal)
);
create index contribution_by_day on contribution (tenant_id, indicator, org_id, from_day, to_day) include (value, amount, entry_id);

-- What a write with a key was answered, so that the same request sent again is done once.
create table idempotency (
  tenant_id text collate "C" not null references tenant,
  key text collate "C" not null check (length(key) between 1 and 200),
  person_id text collate "C" not null,
  request_hash text not null check (request_hash ~ '^[0-9a-f]{64}$'),
  response jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, key)
);

-- Rights. No update or delete on what only grows.

grant usage on schema public to taizhang_app;
grant select, insert on tenant, history, evidence, evidence_use, cited_figure, target, arrival to taizhang_app;
grant select, insert, update on org, person, ledger, indicator, entry, reported to taizhang_app;
grant select, insert, update, delete on role_grant, ledger_state, closed_period, entry_reference, rollup, contribution to taizhang_app;
grant select, insert, delete on idempotency to taizhang_app;
grant select, insert on head to taizhang_app;
grant update (seq, hash, setup_version) on head to taizhang_app;

-- Row security: of a tenant. The list of tenants alone is open to the owner, who has to know which there are.

alter table tenant enable row level security;
create policy of_tenant on tenant using (tenant_id = (select taizhang_tenant())) with check (tenant_id = (select taizhang_tenant()));

do $$
declare name text;
begin
  foreach name in array array['head', 'org', 'person', 'role_grant', 'ledger', 'ledger_state', 'indicator', 'evidence',
    'closed_period', 'idempotency'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant on %I using (tenant_id = (select taizhang_tenant())) with check (tenant_id = (select taizhang_tenant()))', name);
  end loop;
  -- Of a tenant and its offices.
  foreach name in array array['entry', 'arrival', 'entry_reference', 'evidence_use', 'reported', 'cited_figure', 'target', 'history',
    'rollup', 'contribution'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant_and_orgs on %I using (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[]))) with check (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[])))', name);
  end loop;
end
$$;

-- Nothing is entered or moved on a day that is closed for the office or one above it.
create policy not_in_closed_period on entry as restrictive for insert to taizhang_app with check (
  not exists (
    select from closed_period p
    where p.tenant_id = entry.tenant_id and entry.day between p.from_day and p.to_day
      and p.org_id = any ((select o.line from org o where o.tenant_id = entry.tenant_id and o.id = entry.org_id)::text[])
  )
);
create policy not_in_closed_period on arrival as restrictive for insert to taizhang_app with check (
  not exists (
    select from closed_period p
    where p.tenant_id = arrival.tenant_id and arrival.on_day between p.from_day and p.to_day
      and p.org_id = any ((select o.line from org o where o.tenant_id = arrival.tenant_id and o.id = arrival.org_id)::text[])
  )
);
