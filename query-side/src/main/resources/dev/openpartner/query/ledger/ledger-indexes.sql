create index ledger_entry_by_partner on ledger_entry (tenant, partner_id, position);
create index ledger_entry_by_currency on ledger_entry (tenant, partner_id, currency, position);
create index ledger_entry_by_time on ledger_entry (tenant, partner_id, at_ms, position);
create index ledger_entry_by_commission on ledger_entry (commission_id, position);
