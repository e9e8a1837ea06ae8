/** Tests of the event store against a real PostgreSQL. */
@NullMarked
package dev.openpartner.command.eventstore;

import org.jspecify.annotations.NullMarked;
