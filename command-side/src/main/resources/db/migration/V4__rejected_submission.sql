-- Conversions that were refused for their body, kept as they came so that no deal is lost to a wrong field.
create table command.rejected_submission (
    id              text        primary key,
    tenant          text        not null,
    source          text        not null,
    source_label    text        not null,
    key_id          text,
    received_at     timestamptz not null,
    content_type    text,
    -- The bytes, one character each, sealed: nobody knows what a refused body holds.
    sealed_body     text        not null,
    size_bytes      integer     not null,
    faults          json        not null,
    -- The id of the recorded fact that its idempotency key stands for, so that the source's own retry and a resubmission are one.
    key_event_id    uuid,
    -- Whose it is, where a userId could be read: erasing that person deletes it.
    customer_id     text,
    resubmitted_as  text,
    resubmitted_at  timestamptz
);

-- Ids sort by time, so this is "newest first" as well.
create index rejected_submission_by_tenant on command.rejected_submission (tenant, id desc);
create index rejected_submission_by_customer on command.rejected_submission (customer_id) where customer_id is not null;
create index rejected_submission_by_age on command.rejected_submission (received_at);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.rejected_submission to openpartner_app;
    end if;
end
$$;
