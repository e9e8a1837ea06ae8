create index api_key_by_time on api_key (tenant, created_at_ms, key_id);
