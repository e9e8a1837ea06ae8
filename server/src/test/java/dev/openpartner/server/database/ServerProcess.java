package dev.openpartner.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/** A server reduced to its database, to be killed and to be run as somebody else. */
final class ServerProcess {

    static final String READY = "ready";

    private ServerProcess() {}

    /** Starts the database of the first argument's directory, writes or reads a note, says so, and waits for its end. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        DatabaseAccess access = postgres.access();
        try (Connection connection =
                DriverManager.getConnection(access.url(), access.owner().username(), access.owner().password())) {
            if (arguments[1].equals("write")) {
                Queries.execute(connection, "create table public.note as select 'kept' as text");
            } else if (!Queries.text(connection, "select text from public.note").equals("kept")) {
                throw new IllegalStateException("the note was lost");
            }
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
