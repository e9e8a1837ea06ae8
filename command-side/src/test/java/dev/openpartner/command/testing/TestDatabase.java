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

    /** Makes the role under which a server works where it does not own its schema; databases made later grant to it. */
    public static void createApplicationRole() {
        JdbcTemplate cluster = new JdbcTemplate(POSTGRES.getPostgresDatabase());
        Long existing =
                cluster.queryForObject("select count(*) from pg_roles where rolname = 'openpartner_app'", Long.class);
        if (existing != null && existing == 0) {
            cluster.execute("create role openpartner_app");
        }
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

    /** The same database over another port, such as one where the line can be cut; statements go as text, to be recognized. */
    public HikariDataSource through(int port) {
        return connectTo("jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres&prepareThreshold=0");
    }

    public int port() {
        return POSTGRES.getPort();
    }

    private static HikariDataSource connect(String database) {
        return connectTo(POSTGRES.getJdbcUrl("postgres", database));
    }

    private static HikariDataSource connectTo(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
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
