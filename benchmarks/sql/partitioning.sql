-- What an event costs in one table, and in a table partitioned by position that keeps the same promises: an event's id is there once,
-- and a stream has each sequence number once. A unique index on a partitioned table must hold the partition key, so that both need
-- tables of their own. Run it in an empty database of PostgreSQL 18:   psql -d scratch -f benchmarks/sql/partitioning.sql

create schema partitioning;
set search_path = partitioning;

create table one_table (
    position bigint primary key, event_id uuid not null unique, aggregate_type text not null, aggregate_id text not null,
    sequence bigint not null, event_type text not null, revision smallint not null, tenant text not null,
    recorded_at_us bigint not null, payload json not null, metadata json not null, unique (aggregate_id, sequence)
);

create table parts (like one_table, primary key (position)) partition by range (position);
create table parts_1 partition of parts for values from (0) to (100000);
create table parts_2 partition of parts for values from (100000) to (200000);
create table parts_3 partition of parts for values from (200000) to (100000000);
create index on parts (aggregate_id, sequence);
create table event_id_taken (event_id uuid primary key);
create table sequence_taken (aggregate_id text, sequence bigint, primary key (aggregate_id, sequence));

-- The three events of an attributed conversion, with payloads of their usual length; the first has an id that is random, because it
-- is derived from an idempotency key.
create function conversions(count int, head bigint) returns setof one_table language sql volatile as $$
    select head + 3 * c.number + e.ordinal,
           case when e.ordinal = 1 then gen_random_uuid() else uuidv7() end,
           split_part(e.stream, ':', 1), e.stream, e.sequence, e.type, 1::smallint, 'default', 1795733606432000,
           json_build_object('a', repeat('x', e.length)), '{}'::json
      from (select number, md5(random()::text) as customer, upper(left(md5(random()::text), 26)) as commission
              from generate_series(0, count - 1) as number) as c
     cross join lateral (values
           (1, 'customer:' || c.customer, 1::bigint, 'customer.conversion-recorded', 540),
           (2, 'customer:' || c.customer, 2::bigint, 'customer.conversion-attributed', 1050),
           (3, 'commission:' || c.commission, 0::bigint, 'commission.accrued', 750)) as e (ordinal, stream, sequence, type, length)
$$;

create procedure measure(groups int, per_group int) language plpgsql as $$
declare
    began timestamptz;
    in_one interval := '0';
    in_parts interval := '0';
    head bigint := (select coalesce(max(position), 0) from one_table);
    batch one_table[];
begin
    for i in 1 .. groups loop
        batch := array(select c from conversions(per_group, head) as c);
        began := clock_timestamp();
        insert into one_table select * from unnest(batch);
        commit;
        in_one := in_one + (clock_timestamp() - began);
        began := clock_timestamp();
        insert into parts select * from unnest(batch);
        insert into event_id_taken select event_id from unnest(batch);
        insert into sequence_taken select aggregate_id, sequence from unnest(batch);
        commit;
        in_parts := in_parts + (clock_timestamp() - began);
        head := head + 3 * per_group;
    end loop;
    raise notice 'one table: % us an event; in parts: % us an event',
        round((extract(epoch from in_one) * 1e6 / (groups * per_group * 3))::numeric, 1),
        round((extract(epoch from in_parts) * 1e6 / (groups * per_group * 3))::numeric, 1);
end
$$;

call measure(300, 60);
call measure(300, 60);
call measure(300, 60);
call measure(300, 60);
drop schema partitioning cascade;
