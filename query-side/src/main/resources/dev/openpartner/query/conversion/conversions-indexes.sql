create index conversion_by_time on conversion (tenant, occurred_at_ms, conversion_id);
-- Users come in no order, so that nearly every conversion touches another page of this index. Short entries make them fewer. Those of
-- another tenant, and of the same millisecond, are few.
create index conversion_by_user on conversion (user_key, occurred_at_ms);
create index conversion_by_type on conversion (tenant, type, occurred_at_ms, conversion_id);
create index conversion_by_source on conversion (tenant, source_label, occurred_at_ms, conversion_id);
create index conversion_by_customer on conversion (customer_id);
create index conversion_by_deal on conversion (tenant, deal, occurred_at_ms) where deal is not null;
create index conversion_waiting on conversion (tenant, occurred_at_ms, conversion_id)
    where status in ('no_identity', 'no_click', 'outside_window');

-- One position has the few attributions of one decision: to sort those costs less than to keep them in order.
create index attribution_by_position on attribution (tenant, position);
create index attribution_by_partner on attribution (partner_id, position);

create index identity_by_alias on identity (tenant, user_alias, stitched_at_ms) where user_alias is not null;
create index identity_by_domain on identity (tenant, user_domain, stitched_at_ms) where user_domain is not null;
create index identity_by_customer on identity (customer_id);

create index customer_waiting_beyond on customer_waiting (tenant, waiting desc) where waiting > 1000;
