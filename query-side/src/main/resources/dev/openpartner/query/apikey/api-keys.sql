create table api_key (
    key_id text not null,
    tenant text not null,
    label text not null,
    role text not null,
    scopes text[] not null,
    partner_id text,
    source text,
    prefix text not null,
    last4 text not null,
    created_at_ms bigint not null,
    expires_at_ms bigint,
    revoked_at_ms bigint,
    primary key (key_id)
);
