/** Replays of the log that audit attribution: started by an admin, run beside everything else, and remembered with what they found. */
@NullMarked
package dev.openpartner.query.audit;

import org.jspecify.annotations.NullMarked;
