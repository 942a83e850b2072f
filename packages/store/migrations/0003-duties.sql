-- What is due for each member of a roster, and relations that values must satisfy.

create table duty (
  tenant_id text collate "C" not null references tenant,
  key text collate "C" not null check (key <> ''),
  roster text collate "C" not null,
  met_by text collate "C" not null,
  definition json not null check (
    definition ->> 'key' = key and definition ->> 'roster' = roster and definition #>> '{metBy,ledger}' = met_by
    and (definition ->> 'times')::integer >= 1 and definition ->> 'every' in ('week', 'month', 'quarter', 'half', 'year')
  ),
  primary key (tenant_id, key),
  foreign key (tenant_id, roster) references ledger (tenant_id, key),
  foreign key (tenant_id, met_by) references ledger (tenant_id, key)
);

create table audit_rule (
  tenant_id text collate "C" not null references tenant,
  key text collate "C" not null check (key <> ''),
  definition json not null check (
    definition ->> 'key' = key and definition ->> 'severity' in ('hard', 'soft')
    and definition ->> 'operator' in ('=', '<=', '>=', '<', '>') and definition ->> 'missing' in ('skip', 'zero', 'break')
  ),
  primary key (tenant_id, key)
);

alter table audit_pass add foreign key (tenant_id, rule) references audit_rule (tenant_id, key);

grant select, insert, update on duty, audit_rule to taizhang_app;

do $$
declare name text;
begin
  foreach name in array array['duty', 'audit_rule'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant on %I using (tenant_id = (select taizhang_tenant())) with check (tenant_id = (select taizhang_tenant()))', name);
  end loop;
end
$$;
