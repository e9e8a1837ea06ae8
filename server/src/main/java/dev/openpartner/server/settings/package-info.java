/** What an operator may set, each value checked at start-up, and the roles that follow from it. */
@NullMarked
package dev.openpartner.server.settings;

import org.jspecify.annotations.NullMarked;
