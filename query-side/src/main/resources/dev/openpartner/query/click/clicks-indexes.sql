create index click_flagged on click (tenant, clicked_at_ms, click_id) where flags <> '{}';
create index click_unclaimed on click (tenant, clicked_at_ms) where claims = 0;
