/**
 * The database the server runs on: PostgreSQL started and looked after by the server itself, or one that is given by URL. Either
 * way nothing else starts before it has shown that it keeps what it acknowledges.
 */
@NullMarked
package dev.openpartner.server.database;

import org.jspecify.annotations.NullMarked;
