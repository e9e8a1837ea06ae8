/**
 * The event store on PostgreSQL. Positions are gapless and their order is the order of commits, so that a plain number says
 * what a reader has seen and no event is ever passed over; readers are woken by a commit, in this process and in others.
 */
@NullMarked
package dev.openpartner.command.eventstore;

import org.jspecify.annotations.NullMarked;
