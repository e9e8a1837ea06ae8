/** Where the sides meet: what the server's parts ask for, answered by the side that knows. */
@NullMarked
package dev.openpartner.server.assembly;

import org.jspecify.annotations.NullMarked;
