create index partner_by_time on partner (tenant, created_at_ms, partner_id);
create index partner_by_email on partner (tenant, email_key);
