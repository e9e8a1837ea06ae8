/** What the pages ask of the rest of the server: answers, changes, and what to say when something went wrong. */
@NullMarked
package dev.openpartner.console.port;

import org.jspecify.annotations.NullMarked;
