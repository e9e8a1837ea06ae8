-- Filters of the console's lists that an admin gave a name. No history, and nobody's but theirs.
create table command.saved_filter (
    tenant   text        not null,
    -- The admin, as events name them.
    owner    text        not null,
    -- The list: the path of its page.
    page     text        not null,
    name     text        not null,
    -- The query of the address that it stands for; it names no customer.
    query    text        not null,
    saved_at timestamptz not null default clock_timestamp(),
    primary key (tenant, owner, page, name)
);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.saved_filter to openpartner_app;
    end if;
end
$$;
