package dev.openpartner.server.health;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database answers, and it is no standby and not set to read only. */
@Component
class DatabaseIsWritable implements ReadyWhen {

    private static final String QUERY =
            "select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'";

    private final JdbcClient database;

    DatabaseIsWritable(DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    @Override
    public boolean holds() {
        return database.sql(QUERY).query(Boolean.class).single();
    }
}
