create table campaign (
    campaign_id text not null,
    tenant text not null,
    version integer not null,
    name text not null,
    definition json not null,
    starts_at_ms bigint,
    ends_at_ms bigint,
    created_at_ms bigint not null,
    primary key (campaign_id)
);

create table campaign_version (
    campaign_id text not null,
    version integer not null,
    tenant text not null,
    definition json not null,
    effective_at_ms bigint not null,
    changed_by text not null,
    primary key (campaign_id, version)
);
