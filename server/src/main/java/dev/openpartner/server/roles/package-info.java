/** What a node that plays one role alone says to requests that are for the other. */
@NullMarked
package dev.openpartner.server.roles;

import org.jspecify.annotations.NullMarked;
