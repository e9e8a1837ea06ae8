-- Customers whose history is to be looked through for waiting conversions that their state let go. Written in the transaction of
-- the evidence that may settle them.

create table command.recall_request (
    -- The customer's stream.
    stream_id           text        primary key,
    -- How often evidence asked. A round answers what had asked when it began; more means another round.
    asked               bigint      not null default 1,
    -- Of the round that goes on: what had asked when it began, and the conversion with which its next look begins.
    round_asked         bigint,
    next_occurred_at_ms bigint,
    next_conversion_id  text,
    -- When somebody may take it up; in the future while a process works on it.
    due_at              timestamptz not null default clock_timestamp(),
    failures            integer     not null default 0
);

-- Customers who may have let conversions go before this table was made: that takes more events than these, and a look costs
-- little where there is nothing to find.
insert into command.recall_request (stream_id)
select aggregate_id from event_store.snapshot where aggregate_type = 'Customer' and sequence >= 1500;

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.recall_request to openpartner_app;
    end if;
end
$$;
