-- Demo programs: which there are, and whose admins may visit them. No history: without its row a demo cannot be entered.
create table command.demo_program (
    -- The tenant whose admins loaded it; one each.
    owner    text        primary key,
    -- The tenant that it is, a new one each time.
    tenant   text        not null unique,
    -- loading, ready, removing
    state    text        not null,
    -- How far loading is, of a hundred.
    progress integer     not null default 0,
    -- When somebody last worked on it; long ago means that they died.
    moved_at timestamptz not null default clock_timestamp()
);

-- Whatever a demo left in the log, so that removing it need not read the whole log. Other tenants' events are not in it and cost
-- nothing.
create index event_of_demo on event_store.event (tenant, aggregate_id) where tenant like 'demo:%';

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.demo_program to openpartner_app;
    end if;
end
$$;
