/** The packaged server as a child process on a data directory of its own, its database, and what both use of the machine. */
@NullMarked
package dev.openpartner.benchmarks.server;

import org.jspecify.annotations.NullMarked;
