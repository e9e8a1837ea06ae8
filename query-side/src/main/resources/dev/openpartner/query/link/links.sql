create table link (
    link_id text not null,
    tenant text not null,
    link_key text not null,
    partner_id text not null,
    campaign_id text not null,
    destination_url text,
    created_at_ms bigint not null,
    primary key (link_id)
);
