-- Accounts of persons, where they are signed in, and who read or tried what.

create table account (
  tenant_id text collate "C" not null references tenant,
  person_id text collate "C" not null,
  sign_in_name text collate "C" not null check (sign_in_name <> '' and sign_in_name = lower(sign_in_name)),
  -- argon2id in PHC format, never anything else.
  password_hash text not null check (password_hash like '$argon2id$%'),
  password_must_change boolean not null,
  password_at timestamptz not null,
  failures integer not null check (failures >= 0),
  locked_until timestamptz,
  -- Sealed with the server's key; pending until a code of it was confirmed.
  factor_secret text,
  factor_pending text,
  -- The last time step whose code was used: no code counts twice.
  factor_step bigint not null,
  disabled boolean not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, sign_in_name),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

create table session (
  tenant_id text collate "C" not null,
  -- SHA-256 of the token; the token itself is with the browser alone.
  token_hash text collate "C" not null check (token_hash ~ '^[0-9a-f]{64}$'),
  id text collate "C" not null,
  person_id text collate "C" not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  agent text not null,
  address text not null,
  primary key (tenant_id, token_hash),
  unique (tenant_id, id),
  foreign key (tenant_id, person_id) references account (tenant_id, person_id)
);
create index session_by_person on session (tenant_id, person_id);

-- Only grows: the application can neither change nor remove a row.
create table access_record (
  tenant_id text collate "C" not null references tenant,
  id text collate "C" not null,
  at timestamptz not null,
  person_id text collate "C",
  event text collate "C" not null check (event <> ''),
  subject text not null,
  succeeded boolean not null,
  address text not null,
  request_id text not null,
  primary key (tenant_id, id)
);
create index access_record_by_time on access_record (tenant_id, at desc, id desc);

grant select, insert, update on account to taizhang_app;
grant select, insert, update, delete on session to taizhang_app;
grant select, insert on access_record to taizhang_app;

do $$
declare name text;
begin
  foreach name in array array['account', 'session', 'access_record'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy of_tenant on %I using (tenant_id = (select taizhang_tenant())) with check (tenant_id = (select taizhang_tenant()))', name);
  end loop;
end
$$;
