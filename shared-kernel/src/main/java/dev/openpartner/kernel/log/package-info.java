/** The event log as a reader sees it: positions, recorded events, and the port through which pages of them are read. */
@NullMarked
package dev.openpartner.kernel.log;

import org.jspecify.annotations.NullMarked;
