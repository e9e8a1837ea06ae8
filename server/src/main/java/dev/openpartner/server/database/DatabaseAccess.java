package dev.openpartner.server.database;

/**
 * How to reach the database.
 *
 * @param url JDBC URL of a PostgreSQL database
 * @param owner the role that owns schemas and tables and runs the migrations
 * @param application the role of every other connection; may be the same
 */
record DatabaseAccess(String url, Login owner, Login application) {

    /** A role and its password. The password stays out of {@code toString}, and so out of logs. */
    record Login(String username, String password) {

        @Override
        public String toString() {
            return username;
        }
    }
}
