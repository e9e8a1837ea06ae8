create table admin (
    admin_id text not null,
    tenant text not null,
    email text not null,
    name text not null,
    status text not null,
    created_at_ms bigint not null,
    revoked_at_ms bigint,
    revoke_reason text,
    primary key (admin_id)
);
