create table conversion (
    conversion_id text primary key,
    tenant text not null,
    customer_id text not null,
    source text not null,
    source_label text not null,
    type text not null,
    value_minor bigint,
    currency text not null,
    -- the userId as sent, its canonical form, and what of an e-mail address makes two of them alike
    user_id text not null,
    user_key text not null,
    user_alias text,
    user_domain text,
    metadata json,
    -- what integrations call a deal; a column, because row security keeps an index on what a function makes of metadata from being used
    deal text generated always as (left(
        coalesce(metadata ->> 'dealId', metadata ->> 'deal_id', metadata ->> 'opportunityId'), 255)) stored,
    occurred_at_ms bigint not null,
    received_at_ms bigint not null,
    position bigint not null,
    -- 'undecided' only between a conversion and its decision, the next event
    status text not null,
    reason text,
    decision text,
    flagged_clicks boolean not null,
    settled_late boolean not null,
    -- of the decision in force
    attribution_ids text[] not null,
    partner_ids text[] not null,
    -- every log entry about this conversion
    source_positions bigint[] not null,
    source_events text[] not null,
    source_times_ms bigint[] not null,
    -- what came after a review and changed nothing
    late_positions bigint[] not null,
    late_causes text[] not null,
    late_clicks text[] not null,
    late_times_ms bigint[] not null
);

-- Nothing is looked for by these, and to gather what their values are took half of the time of each look at the table.
alter table conversion
    alter column metadata set statistics 0,
    alter column decision set statistics 0,
    alter column attribution_ids set statistics 0,
    alter column source_positions set statistics 0,
    alter column source_events set statistics 0,
    alter column source_times_ms set statistics 0,
    alter column late_positions set statistics 0,
    alter column late_causes set statistics 0,
    alter column late_clicks set statistics 0,
    alter column late_times_ms set statistics 0;

create table attribution (
    attribution_id text not null,
    tenant text not null,
    -- of the last change: where it was decided or, once superseded, where that happened
    position bigint not null,
    conversion_id text not null,
    partner_id text not null,
    campaign_id text not null,
    click_id text not null,
    model text,
    weight_numerator bigint not null,
    weight_denominator bigint not null,
    status text not null,
    commission_ids text[] not null,
    clicked_at_ms bigint not null,
    decided_at_ms bigint not null,
    -- this touch's share of the conversion's value
    revenue_minor bigint not null,
    -- led by the conversion, by which most look for them
    primary key (conversion_id, attribution_id)
);

alter table attribution alter column commission_ids set statistics 0;

-- Who is known to have clicked what.
create table identity (
    identity_id text primary key,
    tenant text not null,
    customer_id text not null,
    click_id text not null,
    partner_id text not null,
    campaign_id text not null,
    user_id text not null,
    user_key text not null,
    user_alias text,
    user_domain text,
    clicked_at_ms bigint not null,
    stitched_at_ms bigint not null,
    position bigint not null
);

-- Days are UTC days of the business time, counted from 1970-01-01.
create table conversion_day (
    tenant text not null,
    day integer not null,
    currency text not null,
    conversions bigint not null,
    unattributed bigint not null,
    attributed_minor bigint not null,
    primary key (tenant, day, currency)
);

create table attribution_day (
    tenant text not null,
    partner_id text not null,
    day integer not null,
    currency text not null,
    conversions bigint not null,
    revenue_minor bigint not null,
    primary key (tenant, partner_id, day, currency)
);

-- What conversions of a type are usually worth.
create table conversion_type (
    tenant text not null,
    type text not null,
    currency text not null,
    conversions bigint not null,
    value_minor bigint not null,
    primary key (tenant, type, currency)
);

-- A userId such as "undefined" is nobody: whoever has very many here is no person.
create table customer_waiting (
    customer_id text primary key,
    tenant text not null,
    waiting bigint not null
);
