-- What every node must know about the projections, and about replays of the log.
create table if not exists projection (
    name text primary key,
    -- 'live', or 'building' while its tables are missing or of another definition
    state text not null,
    -- the last event that its tables reflect
    position bigint not null,
    definition_hash text not null
);

create table if not exists rebuild (
    name text primary key,
    position bigint not null,
    head bigint not null,
    started_at_us bigint not null
);

create table if not exists parked_event (
    projection text not null,
    -- 'live', or 'next' for those that a rebuild put aside
    build text not null,
    position bigint not null,
    aggregate_id text not null,
    tenant text not null,
    event_type text not null,
    reason text not null,
    primary key (projection, build, position)
);

-- The newest replay of a tenant's history, and what it found.
create table if not exists audit (
    tenant text primary key,
    -- running, finished, failed
    state text not null,
    started_at_ms bigint not null,
    started_by text not null,
    ended_at_ms bigint,
    -- the log was replayed up to here
    position bigint not null,
    progress numeric not null default 0,
    moved_at timestamptz not null default clock_timestamp(),
    -- as JSON
    found text
);

create index if not exists parked_event_by_stream on parked_event (build, aggregate_id);
