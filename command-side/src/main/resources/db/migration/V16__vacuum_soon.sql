-- Soon after they were written, pages are marked as visible to all with a few bytes of PostgreSQL's log. After the next checkpoint each of
-- them is logged whole once more for it (checksums are on). Every half million events, as it was, is later than that.
alter table event_store.event set (autovacuum_vacuum_insert_threshold = 20000);
