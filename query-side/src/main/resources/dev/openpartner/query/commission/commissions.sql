create table commission (
    commission_id text not null,
    tenant text not null,
    partner_id text not null,
    campaign_id text not null,
    conversion_id text not null,
    conversion_type text not null,
    attribution_id text not null,
    click_id text not null,
    rule_source text not null,
    rule_version integer not null,
    rule text not null,
    base_minor bigint not null,
    weight_numerator bigint not null,
    weight_denominator bigint not null,
    amount_minor bigint not null,
    currency text not null,
    steps text[] not null,
    status text not null,
    reason text,
    occurred_at_ms bigint not null,
    accrued_at_ms bigint not null,
    mature_at_ms bigint,
    -- from when on it may be approved; a column, because row security keeps an index on an expression from being used
    payable_from_ms bigint generated always as (coalesce(mature_at_ms, 0)) stored,
    decided_at_ms bigint,
    decided_by text,
    accrued_position bigint not null,
    approved_position bigint,
    approved_at_ms bigint,
    reversed_position bigint,
    primary key (commission_id)
);

-- Nothing is looked for by these.
alter table commission
    alter column rule set statistics 0,
    alter column steps set statistics 0;

-- Amounts by the status they have now, on the UTC day of the conversion. An empty partner stands for all of them.
create table commission_day (
    tenant text not null,
    partner_id text not null,
    day integer not null,
    currency text not null,
    status text not null,
    commissions bigint not null,
    amount_minor bigint not null,
    primary key (tenant, partner_id, day, currency, status)
);
