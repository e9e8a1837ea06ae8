/** Questions about replays of the log that audit attribution. */
@NullMarked
package dev.openpartner.kernel.query.audit;

import org.jspecify.annotations.NullMarked;
