-- Soon after they were written, pages are marked as visible to all with a few bytes of PostgreSQL's log. After the next checkpoint each of
-- them is logged whole once more for it (checksums are on). Every half million events, as it was, is later than that.
alter table event_store.event set (autovacuum_vacuum_insert_threshold = 20000);

-- Statistics come from three hundred rows for each unit of this. Nothing is looked for by what is in a payload, and everything else by
-- plans that do not depend on them; the read of thirty thousand rows, again and again while the log grows, was felt.
alter table event_store.event
    alter column position set statistics 10,
    alter column event_id set statistics 10,
    alter column aggregate_type set statistics 10,
    alter column aggregate_id set statistics 10,
    alter column sequence set statistics 10,
    alter column event_type set statistics 10,
    alter column revision set statistics 10,
    alter column tenant set statistics 10,
    alter column recorded_at_us set statistics 10,
    alter column payload set statistics 0,
    alter column metadata set statistics 0;
