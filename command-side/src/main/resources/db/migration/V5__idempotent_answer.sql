-- Answers of writes that came with an Idempotency-Key, for a retry of the same request. Conversions keep theirs in the log.
create table command.idempotent_answer (
    -- Keyed hash of tenant, source, method, path and the client's key.
    id           text        primary key,
    -- Keyed hash of query and body: the same key with another body is a mistake of the client.
    fingerprint  text        not null,
    -- Which process handles the request now, and until when it is believed to be alive.
    runner       uuid        not null,
    leased_until timestamptz not null,
    -- Sealed under a key that takes the client's own Idempotency-Key to derive; null while the request runs.
    answer       bytea,
    created_at   timestamptz not null default clock_timestamp()
);

create index idempotent_answer_created_at on command.idempotent_answer (created_at);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.idempotent_answer to openpartner_app;
    end if;
end
$$;
