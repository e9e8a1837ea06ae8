-- Tables of the command side that are no history: they may be lost without losing a decision.
create schema if not exists command;

-- When each API key was last used, to the nearest seconds.
create table command.api_key_usage (
    key_id       text        primary key,
    last_used_at timestamptz not null
);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update on command.api_key_usage to openpartner_app;
    end if;
end
$$;
