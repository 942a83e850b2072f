-- Of a matter told again that re-opened an old entry: a digest of what tells this telling apart, so that the same sheet imported again says
-- nothing new.
alter table arrival add column told_as text collate "C";
create index arrival_by_telling on arrival (tenant_id, told_as) where told_as is not null;

-- What waits in a state, longest first: what is late, and first pages by state.
create index entry_by_state on entry (tenant_id, ledger, state, state_since, id) where state <> '' and not deleted;
