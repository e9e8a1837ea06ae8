/**
 * Whose click it was: visitors recognized as users, and clicks that fraud review takes out or lets back in.
 */
@NullMarked
package dev.openpartner.command.identity;

import org.jspecify.annotations.NullMarked;
