-- Packs that offices use, and where definitions come from; last year's figures; reports from draft to signature; a year set up from
-- last year's report.

-- A pack at the version at which the jurisdiction uses it, whole, so that what it brought can be told from what was there before.
create table pack (
  tenant_id text collate "C" not null references tenant,
  id text collate "C" not null check (id <> ''),
  version integer not null check (version >= 1),
  definition json not null check (definition ->> 'id' = id and (definition ->> 'version')::integer = version),
  since timestamptz not null,
  primary key (tenant_id, id)
);

-- The offices (with all below them) that use it.
create table pack_office (
  tenant_id text collate "C" not null,
  pack text collate "C" not null,
  org_id text collate "C" not null,
  since timestamptz not null,
  primary key (tenant_id, pack, org_id),
  foreign key (tenant_id, pack) references pack (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

-- What an office added to it, kept apart.
create table pack_addition (
  tenant_id text collate "C" not null,
  pack text collate "C" not null,
  org_id text collate "C" not null,
  addition json not null check (addition ->> 'pack' = pack),
  by_person text collate "C" not null,
  at timestamptz not null,
  primary key (tenant_id, pack, org_id),
  foreign key (tenant_id, pack) references pack (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id)
);

-- Of each definition that a pack or an office brought: which.
create table origin (
  tenant_id text collate "C" not null references tenant,
  kind text collate "C" not null check (kind in ('ledger', 'indicator', 'duty', 'audit-rule')),
  key text collate "C" not null check (key <> ''),
  pack text collate "C",
  version integer check (version >= 1),
  org_id text collate "C",
  -- The pack has it no longer; it stays because something refers to it.
  retired boolean not null check (not retired or pack is not null),
  primary key (tenant_id, kind, key),
  foreign key (tenant_id, pack) references pack (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  check ((version is null) = (pack is null)),
  check (num_nonnulls(pack, org_id) >= 1)
);

-- What last year's report says of a time of which the ledgers have no entries.
create table baseline (
  tenant_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  period text collate "C" not null,
  -- A part by one of the indicator's dimensions; both '' for the whole.
  field text collate "C" not null,
  member text collate "C" not null check (field <> '' or member = ''),
  value text not null check (value ~ '^-?[0-9]{1,15}(\.[0-9]{1,6})?$'),
  document text not null check (document <> ''),
  -- The words of the report that state it.
  words text not null,
  primary key (tenant_id, indicator, org_id, period, field, member),
  foreign key (tenant_id, indicator) references indicator (tenant_id, key),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);

create table report (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  org_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('annual', 'half', 'quarter', 'monthly', 'weekly')),
  period text collate "C" not null check (period <> ''),
  title text not null check (btrim(title) <> ''),
  blocks json not null check (json_typeof(blocks) = 'array'),
  -- What it was made from, in words of the interface.
  made_from json not null,
  state text collate "C" not null check (state in ('draft', 'review', 'leader', 'signed')),
  version integer not null check (version >= 1),
  created_by text collate "C" not null,
  created_at timestamptz not null,
  saved_by text collate "C" not null,
  saved_at timestamptz not null,
  -- Those who wrote on it since it was last signed or begun: none of them reviews it.
  writers text[] collate "C" not null check (created_by = any (writers) and saved_by = any (writers)),
  -- How many moves it made.
  moves integer not null check (moves >= 0),
  -- As each figure was printed when it was last saved: what differs since is stale.
  printed json not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, created_by) references person (tenant_id, id),
  foreign key (tenant_id, saved_by) references person (tenant_id, id)
);
-- One draft of a kind for an office and a period at a time.
create unique index report_once on report (tenant_id, org_id, kind, period) where state <> 'signed';
create index report_by_time on report (tenant_id, saved_at desc, id);

-- Only grows. Each move names the one before it, so that the table itself holds the way from draft to signature: no move from a state in
-- which the report is not, none approved by who wrote it, none returned without a reason.
create table report_move (
  tenant_id text collate "C" not null,
  report_id text collate "C" not null,
  ordinal integer not null check (ordinal >= 1),
  org_id text collate "C" not null,
  move text collate "C" not null,
  from_state text collate "C" not null,
  to_state text collate "C" not null,
  ordinal_before integer,
  by_person text collate "C" not null,
  writers text[] collate "C" not null,
  reason text not null,
  version integer not null check (version >= 1),
  at timestamptz not null,
  primary key (tenant_id, report_id, ordinal),
  unique (tenant_id, report_id, ordinal, to_state),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, report_id, ordinal_before, from_state) references report_move (tenant_id, report_id, ordinal, to_state),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id),
  check ((ordinal = 1) = (ordinal_before is null)),
  check (ordinal_before = ordinal - 1),
  check (ordinal > 1 or from_state = 'draft'),
  check ((move, from_state, to_state) in (
    ('submit', 'draft', 'review'), ('withdraw', 'review', 'draft'), ('return', 'review', 'draft'), ('return', 'leader', 'draft'),
    ('approve', 'review', 'leader'), ('sign', 'leader', 'signed'))),
  check (move <> 'return' or btrim(reason) <> ''),
  check (move <> 'approve' or not by_person = any (writers))
);

-- What was signed, frozen: the report with every figure and the entries behind it.
create table signed_report (
  tenant_id text collate "C" not null,
  report_id text collate "C" not null,
  org_id text collate "C" not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  by_person text collate "C" not null,
  at timestamptz not null,
  body json not null check (body ->> 'hash' = hash and body ->> 'by' = by_person),
  primary key (tenant_id, report_id),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, by_person) references person (tenant_id, id)
);

-- The indicators that a report's links name, for whoever asks what refers to one. They may be gone: a link says so by itself.
create table report_indicator (
  tenant_id text collate "C" not null,
  report_id text collate "C" not null,
  indicator text collate "C" not null,
  org_id text collate "C" not null,
  primary key (tenant_id, report_id, indicator),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, org_id) references org (tenant_id, id)
);
create index report_by_indicator on report_indicator (tenant_id, indicator);

create table year_proposal (
  tenant_id text collate "C" not null,
  id text collate "C" not null check (id <> ''),
  org_id text collate "C" not null,
  year integer not null check (year between 1950 and 2200),
  version integer not null check (version >= 1),
  document_name text not null check (document_name <> ''),
  document_hash text collate "C" not null check (document_hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  -- What was read from it; places are in it.
  text text not null,
  proposal json not null check ((proposal ->> 'year')::integer = year),
  decisions json not null,
  -- What came of each line: an indicator's key, a task's id.
  made json not null,
  report_id text collate "C",
  created_by text collate "C" not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, org_id, year, document_hash),
  foreign key (tenant_id, org_id) references org (tenant_id, id),
  foreign key (tenant_id, report_id) references report (tenant_id, id),
  foreign key (tenant_id, created_by) references person (tenant_id, id)
);

-- Rights. A definition that something refers to is kept by its foreign keys.

grant select, insert, update on pack to taizhang_app;
grant select, insert, delete on pack_office to taizhang_app;
grant select, insert, update, delete on pack_addition, origin, baseline to taizhang_app;
grant delete on indicator, duty, audit_rule to taizhang_app;
grant select, insert on report, report_move, signed_report, year_proposal to taizhang_app;
grant update (title, blocks, state, version, saved_by, saved_at, writers, moves, printed) on report to taizhang_app;
grant select, insert, delete on report_indicator to taizhang_app;
grant update (version, document_name, text, proposal, decisions, made, report_id, applied_at) on year_proposal to taizhang_app;

do $$
declare name text;
begin
  foreach name in array array['pack', 'pack_office', 'pack_addition', 'origin'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant on %I using (tenant_id = (select taizhang_tenant())) with check (tenant_id = (select taizhang_tenant()))', name);
  end loop;
  foreach name in array array['baseline', 'report', 'report_move', 'signed_report', 'report_indicator', 'year_proposal'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant_and_orgs on %I using (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[]))) with check (tenant_id = (select taizhang_tenant()) and ((select taizhang_all_orgs()) or org_id = any ((select taizhang_orgs())::text[])))', name);
  end loop;
end
$$;

-- What is signed stays as it is.
create policy signed_stays on report as restrictive for update to taizhang_app using (state <> 'signed') with check (true);
