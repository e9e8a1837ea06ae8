/** Program set-up end to end on the command side: HTTP in, aggregates, an event store in memory. */
@NullMarked
package dev.openpartner.command.program;

import org.jspecify.annotations.NullMarked;
