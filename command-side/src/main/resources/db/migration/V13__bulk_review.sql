-- Reviews of many commissions at once, and how far each is. No history: the decisions are events, and without these rows only the account
-- of how they came about is gone.
create table command.bulk_review (
    -- Ids sort by time.
    id            text        primary key,
    tenant        text        not null,
    -- Who asked for it, as the events name them.
    reviewer      text        not null,
    action        text        not null,
    reason        text,
    -- The moment that every decision of it carries: with the reviewer it tells after a crash which decisions are its own.
    decided_at_ms bigint      not null,
    -- RUNNING, DONE, STOPPED
    state         text        not null,
    -- Which commissions, as they were chosen at the beginning; emptied at the end.
    ids           text[]      not null,
    total         integer     not null,
    -- How many of them were come to, and how many of these were reviewed.
    done          integer     not null default 0,
    reviewed      integer     not null default 0,
    -- Their amounts by currency, as decimals; and how many were refused, by the code of the refusal.
    totals        jsonb       not null default '{}',
    skipped       jsonb       not null default '{}',
    -- How often the next step was begun and not finished.
    attempts      integer     not null default 0,
    -- When somebody may take the next step; in the future while a process is at it.
    due_at        timestamptz not null default clock_timestamp(),
    begun_at      timestamptz not null default clock_timestamp(),
    ended_at      timestamptz
);

create index bulk_review_by_tenant on command.bulk_review (tenant, id desc);
create index bulk_review_due on command.bulk_review (due_at, id) where state = 'RUNNING';

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete on command.bulk_review to openpartner_app;
    end if;
end
$$;
