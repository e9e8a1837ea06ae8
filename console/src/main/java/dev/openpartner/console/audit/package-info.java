/** The page that replays the log and says whether every decision comes out the same. */
@NullMarked
package dev.openpartner.console.audit;

import org.jspecify.annotations.NullMarked;
