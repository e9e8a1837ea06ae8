create index commission_by_time on commission (tenant, accrued_at_ms, commission_id);
create index commission_by_partner on commission (partner_id, accrued_at_ms, commission_id);
create index commission_by_conversion on commission (conversion_id);
create index commission_by_status on commission (tenant, status, accrued_at_ms, commission_id);
create index commission_waiting_by_amount on commission (tenant, currency, amount_minor, commission_id) where status = 'accrued';
create index commission_waiting_by_maturity on commission (tenant, payable_from_ms, commission_id)
    where status = 'accrued';
