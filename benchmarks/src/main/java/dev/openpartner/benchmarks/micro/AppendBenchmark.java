package dev.openpartner.benchmarks.micro;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.flywaydb.core.Flyway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Groups of new streams appended and committed, one after the other; the database is named by a system property. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AppendBenchmark {

    static final String URL = "openpartner.benchmark.url";

    /** Events that share a commit. */
    @Param({"1", "100", "500"})
    public int groupSize;

    private final SingleConnectionDataSource dataSource = connect();
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
            dataSource, new DataSourceTransactionManager(dataSource), Events.serializer(), new EventTail());

    private static SingleConnectionDataSource connect() {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(System.getProperty(URL, ""));
        try {
            return new SingleConnectionDataSource(postgres.getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException("No database at the system property " + URL, e);
        }
    }

    /** The schema of the command side. */
    @Setup
    public void migrate() {
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
    }

    /** Ends the connection. */
    @TearDown
    public void disconnect() {
        dataSource.destroy();
    }

    /** Serialized, inserted, committed. */
    @Benchmark
    public int append() {
        List<DomainEventMessage<?>> group = new ArrayList<>(groupSize);
        for (int event = 0; event < groupSize; event++) {
            String customer = "customer:" + UUID.randomUUID();
            group.add(new GenericDomainEventMessage<>("Customer", customer, 0, Events.recorded(customer, "conversion")));
        }
        engine.appendEvents(group);
        return group.size();
    }
}
