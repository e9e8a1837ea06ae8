package dev.openpartner.command.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A fresh database with our schema on one embedded PostgreSQL per JVM. As durable as a real one: the library ships with fsync
 * off, and what is proven without it is not proven.
 */
public final class TestDatabase implements AutoCloseable {

    private static final EmbeddedPostgres POSTGRES = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "test_" + NUMBER.incrementAndGet();
    private final HikariDataSource dataSource;

    /** A fresh database with the schema of the command side. */
    public TestDatabase() {
        new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute("create database " + name);
        this.dataSource = connect(name);
        Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load().migrate();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections as a server has them. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** A pool of its own, as another process would have. */
    public HikariDataSource otherProcess() {
        return connect(name);
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource);
    }

    /** Where it is, for a server that connects by itself. */
    public String url() {
        return POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Connections that outlive the end of the database under test, to steer it. */
    public JdbcTemplate fromOutside() {
        return new JdbcTemplate(POSTGRES.getPostgresDatabase());
    }

    public String name() {
        return name;
    }

    private static HikariDataSource connect(String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(POSTGRES.getJdbcUrl("postgres", database));
        config.setConnectionTimeout(2_000);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
