-- How PostgreSQL looks after the two tables that conversions write to.

-- Append-only, so that a vacuum has nothing to take out: it only notes which pages are visible to everybody and for good. By default
-- it comes after a fifth of the table, which in a large log is hours of work at once; every so many events it is seconds.
alter table event_store.event set (
    autovacuum_vacuum_insert_scale_factor = 0,
    autovacuum_vacuum_insert_threshold = 500000
);

-- Written over and over, one row each: with room in its page the new row stays beside the old one, and no index is touched.
alter table event_store.snapshot set (fillfactor = 60);
