-- What a large import pays for most: of four indexes two were for stocks alone. One index now both tells rows apart and finds them by
-- place and day; a small one finds the rows of an entry.
alter table contribution add column stock boolean not null default false;
alter table contribution no force row level security;
alter table indicator no force row level security;
update contribution c set stock = true from indicator i
  where i.tenant_id = c.tenant_id and i.key = c.indicator and i.definition ->> 'when' = 'as-of';
-- Never looked up: of a stock its different values are told from distinct_rollup, and what is not filled in counts for nothing.
delete from contribution where amount is null and (stock or value is null);
alter table indicator force row level security;
alter table contribution force row level security;
alter table contribution alter column stock drop default;

alter table contribution drop constraint contribution_pkey;
drop index contribution_by_day;
drop index contribution_by_entry;
drop index contribution_by_amount;
alter table contribution add primary key (tenant_id, indicator, org_id, dimension, member, from_day, entry_id, ordinal)
  include (to_day, value, amount);
create index contribution_of_entry on contribution (tenant_id, entry_id);
create index contribution_by_entry on contribution (tenant_id, indicator, org_id, dimension, member, entry_id) where stock and amount is not null;
create index contribution_by_amount on contribution (tenant_id, indicator, org_id, dimension, member, amount) include (from_day, to_day) where stock and amount is not null;
