/** What the person who starts the server is told: where it answers, where its data is, and how to send the first conversion. */
@NullMarked
package dev.openpartner.server.welcome;

import org.jspecify.annotations.NullMarked;
