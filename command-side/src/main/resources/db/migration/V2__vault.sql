-- Data keys of persons, apart from the events that they open: destroying a row's key is what erases a person.
create schema vault;

create table vault.data_key (
    subject      text        not null,
    -- A person who comes back after an erasure gets a new key; what the old one sealed stays sealed.
    generation   integer     not null,
    -- AES-256 key wrapped under a key derived from the master key; null once destroyed.
    wrapped      bytea,
    created_at   timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (subject, generation),
    check ((wrapped is null) = (destroyed_at is not null))
);

-- One row: proves at start-up that the master key is the one that this database was made with.
create table vault.master_key_check (
    only_row boolean primary key default true check (only_row),
    proof    text    not null
);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema vault to openpartner_app;
        grant select, insert, update on vault.data_key to openpartner_app;
        grant select, insert on vault.master_key_check to openpartner_app;
    end if;
end
$$;
