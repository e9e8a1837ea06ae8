/** What happens when the server cannot start: one sentence that says what is wrong and one that says what to do. */
@NullMarked
package dev.openpartner.server.startup;

import org.jspecify.annotations.NullMarked;
