/** What operators see of the running server besides its API: the management port and the log's format. */
@NullMarked
package dev.openpartner.server.operations;

import org.jspecify.annotations.NullMarked;
