create table partner (
    partner_id text not null,
    tenant text not null,
    email text not null,
    email_key text not null,
    email_domain text,
    name text not null,
    metadata json,
    status text not null,
    created_at_ms bigint not null,
    revoked_at_ms bigint,
    revoke_reason text,
    primary key (partner_id)
);

create table partner_terms (
    partner_id text not null,
    campaign_id text not null,
    tenant text not null,
    version integer not null,
    rules json,
    holdback_days integer,
    effective_at_ms bigint not null,
    changed_by text not null,
    primary key (partner_id, campaign_id)
);
