package dev.openpartner.benchmarks.calibration;

import dev.openpartner.benchmarks.server.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A table with the event table's columns and indexes and rows of 550 bytes, in a database beside the product's. */
final class CalibrationTable {

    static final String DATABASE = "calibration";

    /** Ours is 18; older ones make the identifiers at random, which costs them a little. */
    private static final int HAS_UUID7 = 180_000;

    /** Bytes of the payload that bring the row, with its header and its other columns, to about 550. */
    private static final int PAYLOAD_BYTES = 300;

    private CalibrationTable() {}

    /** Empty, made if it is not there. */
    static void empty(Database database) throws SQLException {
        try (Connection connection = database.connect("postgres"); Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + DATABASE);
                }
            }
        }
        try (Connection connection = database.connect(DATABASE); Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists event");
            statement.execute("drop sequence if exists event_position");
            statement.execute("create sequence event_position cache 1");
            statement.execute("""
                    create table event (
                        position bigint primary key,
                        event_id uuid not null unique,
                        aggregate_type text not null,
                        aggregate_id text not null,
                        sequence bigint not null,
                        event_type text not null,
                        revision smallint not null,
                        tenant text not null,
                        recorded_at_us bigint not null,
                        payload json not null,
                        metadata json not null,
                        unique (aggregate_id, sequence)
                    )""");
            statement.execute("checkpoint");
        }
    }

    /** Inserts one row; {@code customer} is the text of a number between 0 and a million. */
    static String insert(Database database, String customer) throws SQLException {
        try (Connection connection = database.connect(DATABASE)) {
            int version = connection.getMetaData().getDatabaseMajorVersion() * 10_000;
            return """
                    insert into event (position, event_id, aggregate_type, aggregate_id, sequence, event_type, revision, tenant,
                        recorded_at_us, payload, metadata)
                    select p, %s, 'Customer', 'customer:5d41402abc4b2a76b9719d911017c592' || %s, p, 'customer.conversion-recorded',
                        1::smallint, 'default', 1790000000000000, '%s', '{"traceId":"5d41402abc4b2a76b9719d911017c592"}'
                    from nextval('event_position') as p"""
                    .formatted(version >= HAS_UUID7 ? "uuidv7()" : "gen_random_uuid()", customer, payload());
        }
    }

    static String payload() {
        String frame = "{\"conversionId\":\"\"}";
        return "{\"conversionId\":\"" + "x".repeat(PAYLOAD_BYTES - frame.length()) + "\"}";
    }
}
