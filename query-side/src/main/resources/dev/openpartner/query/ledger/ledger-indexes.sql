-- A partner is of one tenant, so that keys need not begin with it. The time lies in the index because balances as of a time look back
-- along it, and the tenant because row-level security asks for it, so that the table is not read for either.
create index ledger_entry_by_partner on ledger_entry (partner_id, position) include (at_ms, tenant);
create index ledger_entry_by_currency on ledger_entry (partner_id, currency, position);
