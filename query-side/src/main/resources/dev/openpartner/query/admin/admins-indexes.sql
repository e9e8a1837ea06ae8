create index admin_by_time on admin (tenant, created_at_ms, admin_id);
