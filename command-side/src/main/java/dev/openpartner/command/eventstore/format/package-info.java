/**
 * What an event looks like in the event table: its logical name and revision, and its JSON.
 */
@NullMarked
package dev.openpartner.command.eventstore.format;

import org.jspecify.annotations.NullMarked;
