-- One posting: the amount moves from the credited to the debited account, so that every entry balances by itself. The
-- balances are the partner's in this currency after the entry.
create table ledger_entry (
    position bigint not null,
    tenant text not null,
    partner_id text not null,
    currency text not null,
    at_ms bigint not null,
    kind text not null,
    commission_id text not null,
    debit_account text not null,
    credit_account text not null,
    amount_minor bigint not null,
    pending_minor bigint not null,
    payable_minor bigint not null,
    paid_minor bigint not null,
    primary key (commission_id, position)
);

create table ledger_balance (
    tenant text not null,
    partner_id text not null,
    currency text not null,
    pending_minor bigint not null,
    payable_minor bigint not null,
    paid_minor bigint not null,
    position bigint not null,
    primary key (tenant, partner_id, currency)
);
