create index link_by_partner on link (tenant, partner_id, created_at_ms, link_id);
