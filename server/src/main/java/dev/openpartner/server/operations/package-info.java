/** What operators set of the running server besides its API: the format of its log. */
@NullMarked
package dev.openpartner.server.operations;

import org.jspecify.annotations.NullMarked;
