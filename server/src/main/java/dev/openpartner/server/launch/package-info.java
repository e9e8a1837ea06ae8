/** How the packaged jar begins: the same process goes on as a JVM with the settings that were measured for this server. */
@NullMarked
package dev.openpartner.server.launch;

import org.jspecify.annotations.NullMarked;
