create table click (
    click_id text not null,
    tenant text not null,
    link_key text not null,
    partner_id text not null,
    campaign_id text not null,
    clicked_at_ms bigint not null,
    ip_hash text,
    country text,
    origin text not null,
    flags text[] not null,
    flag_reason text,
    flagged_at_ms bigint,
    claims integer not null,
    position bigint not null,
    primary key (click_id)
);

-- Clicks per UTC day. An empty partner stands for all of them.
create table click_day (
    tenant text not null,
    partner_id text not null,
    day integer not null,
    clicks bigint not null,
    primary key (tenant, partner_id, day)
);
