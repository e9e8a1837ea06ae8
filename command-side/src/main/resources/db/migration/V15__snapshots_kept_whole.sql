-- A snapshot is packed already: to compress it once more, or to put it elsewhere in pieces, costs more time than the room is worth.
alter table event_store.snapshot set (toast_tuple_target = 8160);
alter table event_store.snapshot alter column payload set storage external;
