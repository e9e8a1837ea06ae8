create index campaign_by_time on campaign (tenant, created_at_ms, campaign_id);
