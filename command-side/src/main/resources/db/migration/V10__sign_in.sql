-- What lets people into the console. None of it is history: all of it may be lost, and people sign in again.

-- Secrets in links that work once.
create table command.one_time_token (
    -- Keyed hash; the token itself is only in the link.
    token_hash text        primary key,
    -- sign-in, set-up
    purpose    text        not null,
    -- Whom it lets in: an account (<tenant>/<role>:<id>), or the tenant that gets an admin.
    subject    text        not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);

create index one_time_token_subject on command.one_time_token (subject, purpose);
create index one_time_token_expires_at on command.one_time_token (expires_at);

-- Invitations to be mailed, written in the transaction of the event that asks for them.
create table command.invitation (
    account  text        primary key,
    -- When somebody may take it up; in the future while a process works on it.
    due_at   timestamptz not null default clock_timestamp(),
    failures integer     not null default 0
);

-- Sessions as Spring Session keeps them.
create table command.web_session (
    primary_id            char(36) primary key,
    -- Sealed in the cookie: this alone opens nothing.
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval integer  not null,
    expiry_time           bigint   not null,
    -- The account; null before anybody signed in.
    principal_name        text
);

create index web_session_expiry_time on command.web_session (expiry_time);
create index web_session_principal_name on command.web_session (principal_name);

create table command.web_session_attributes (
    session_primary_id char(36) not null references command.web_session on delete cascade,
    attribute_name     text     not null,
    attribute_bytes    bytea    not null,
    primary key (session_primary_id, attribute_name)
);

-- Passkeys: whose they are, and their public halves.
create table command.passkey_holder (
    -- What an authenticator keeps of the account; random, so that it says nothing about it.
    holder_id text primary key,
    account   text not null unique
);

create table command.passkey (
    credential_id      text        primary key,
    holder_id          text        not null references command.passkey_holder on delete cascade,
    public_key         bytea       not null,
    signature_count    bigint      not null,
    user_verified      boolean     not null,
    backup_eligible    boolean     not null,
    backed_up          boolean     not null,
    transports         text[]      not null,
    attestation_object bytea       not null,
    client_data        bytea       not null,
    label              text        not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz not null
);

create index passkey_of_holder on command.passkey (holder_id);

do $$
begin
    if exists (select from pg_roles where rolname = 'openpartner_app') then
        grant usage on schema command to openpartner_app;
        grant select, insert, update, delete
            on command.one_time_token, command.invitation, command.web_session, command.web_session_attributes,
            command.passkey_holder, command.passkey to openpartner_app;
    end if;
end
$$;
