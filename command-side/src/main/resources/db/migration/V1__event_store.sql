-- The log of everything that happened, and what Axon keeps beside it.

create schema if not exists event_store;

-- position: gapless, and its order is the order of commits: it is drawn under an advisory lock right before the insert, so a
-- reader that has seen n has seen everything up to n.
create table event_store.event (
    position       bigint   not null,
    event_id       uuid     not null,
    aggregate_type text     not null,
    aggregate_id   text     not null,
    sequence       bigint   not null,
    event_type     text     not null,
    revision       smallint not null,
    tenant         text     not null,
    recorded_at_us bigint   not null,
    payload        json     not null,
    metadata       json     not null,
    constraint event_position_key primary key (position),
    constraint event_id_key unique (event_id),
    constraint event_stream_key unique (aggregate_id, sequence)
);

comment on table event_store.event is 'Append-only: what happened is never changed; a correction is another event.';
comment on column event_store.event.recorded_at_us is 'Epoch microseconds of recording; business time is a field of the payload.';

create function event_store.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% refused: the event log is append-only, a correction is another event', tg_op
        using errcode = 'restrict_violation';
end
$$;

create trigger event_is_append_only before update or delete or truncate on event_store.event
    for each statement execute function event_store.refuse_change();

create table event_store.snapshot (
    aggregate_id   text     not null primary key,
    aggregate_type text     not null,
    sequence       bigint   not null,
    event_id       uuid     not null,
    snapshot_type  text     not null,
    revision       smallint not null,
    recorded_at_us bigint   not null,
    payload        json     not null,
    metadata       json     not null
);

create table event_store.token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    changed_at     text    not null,
    owner          text,
    constraint token_entry_key primary key (processor_name, segment)
);

create table event_store.dead_letter_entry (
    dead_letter_id         text   not null primary key,
    processing_group       text   not null,
    sequence_identifier    text   not null,
    sequence_index         bigint not null,
    message_type           text   not null,
    event_id               text   not null,
    event_at               text   not null,
    payload_type           text   not null,
    payload_revision       text,
    payload                bytea  not null,
    metadata               bytea,
    aggregate_type         text,
    aggregate_id           text,
    sequence               bigint,
    token_type             text,
    token                  bytea,
    enqueued_at            text   not null,
    last_touched_at        text,
    processing_started_at  text,
    cause_type             text,
    cause_message          text,
    diagnostics            bytea,
    constraint dead_letter_order_key unique (processing_group, sequence_identifier, sequence_index)
);

-- Where a separate application role exists, the log is append-only by privilege as well.
do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema event_store to openpartner_app;
        grant select, insert on event_store.event to openpartner_app;
        grant select, insert, update, delete
            on event_store.snapshot, event_store.token_entry, event_store.dead_letter_entry to openpartner_app;
    end if;
end
$$;
