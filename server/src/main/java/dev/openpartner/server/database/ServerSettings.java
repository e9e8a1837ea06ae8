package dev.openpartner.server.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what the embedded PostgreSQL is configured with; it is written anew at every start, so that an upgrade takes effect. */
final class ServerSettings {

    private static final String SETTINGS = """
            # Written by OpenPartner at every start. Your own settings go into openpartner.local.conf beside this file.

            # Only this machine, only with a password.
            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 100

            # What was acknowledged is on the disk.
            fsync = on
            synchronous_commit = on
            full_page_writes = on

            # Sized for a machine that also runs the server.
            shared_buffers = '{sharedBuffersMb}MB'
            work_mem = '8MB'
            maintenance_work_mem = '128MB'
            max_wal_size = '2GB'
            min_wal_size = '256MB'
            wal_buffers = '16MB'
            # The pages that an index writes whole after a checkpoint: to compress them took a fifth of all that PostgreSQL did.
            wal_compression = off
            # Files of the log are not written full of zeros before they are used: everybody waits for that, 50 ms for each 16 MB, until
            # there are enough files to be used again.
            wal_init_zero = off
            checkpoint_timeout = '15min'
            checkpoint_completion_target = 0.9
            # A vacuum marks new pages as visible to all. Soon after they were written that costs a few bytes of the log; after the next
            # checkpoint it costs each page whole once more, which was 43 % of all that was logged.
            autovacuum_naptime = '2s'
            autovacuum_vacuum_insert_threshold = 10000
            autovacuum_vacuum_insert_scale_factor = 0
            # Statistics of a table come after a third more rows, from 6,000 of them. With a tenth and 30,000 some table of a young log was
            # gone through at any time, which took a fifth of a processor at half load; plans do not depend on so much.
            autovacuum_analyze_threshold = 1000
            autovacuum_analyze_scale_factor = 0.33
            default_statistics_target = 20
            # To cut off a table's empty end takes a lock that everybody waits for. Tables of a few rows that change all the time have one.
            vacuum_truncate = off
            random_page_cost = 1.1
            effective_io_concurrency = 64
            jit = off

            # One file per weekday, at most a week. Statements and details stay out of it: they carry personal data.
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_parameter_max_length = 0
            log_line_prefix = '%m [%p] %u '
            log_timezone = 'UTC'
            timezone = 'UTC'
            lc_messages = 'C'

            include_if_exists 'openpartner.local.conf'
            """;

    private static final String ADMISSION = """
            # Written by OpenPartner at every start.
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    private static final long MIB = 1024L * 1024L;

    /** Half of what is usual for a machine that runs PostgreSQL alone. */
    private static final long SHARE_OF_MEMORY = 8;

    private static final long LEAST_SHARED_BUFFERS_MB = 128;
    private static final long MOST_SHARED_BUFFERS_MB = 2_048;

    private ServerSettings() {}

    /** Puts both files into the database's directory. */
    static void write(Path cluster, int port) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), SETTINGS
                .replace("{port}", String.valueOf(port))
                .replace("{sharedBuffersMb}", String.valueOf(sharedBuffersMb(memoryBytes()))));
        Files.writeString(cluster.resolve("pg_hba.conf"), ADMISSION);
    }

    /**
     * How much of its pages PostgreSQL keeps in memory. Those of the log's indexes are touched at random by every conversion: where
     * they do not fit, each of them is read, checked and written again and again.
     */
    static long sharedBuffersMb(long memoryBytes) {
        return Math.clamp(memoryBytes / SHARE_OF_MEMORY / MIB, LEAST_SHARED_BUFFERS_MB, MOST_SHARED_BUFFERS_MB);
    }

    /** Of the machine, or of the container where that has a limit. */
    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
