/**
 * Holds what the server does against what its description says: whatever a test exchanges with it, and what it says of itself.
 */
@NullMarked
package dev.openpartner.server.description;

import org.jspecify.annotations.NullMarked;
