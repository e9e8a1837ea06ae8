/** Tests of the wiring as an application has it: through auto-configuration, on a real PostgreSQL. */
@NullMarked
package dev.openpartner.command.axon;

import org.jspecify.annotations.NullMarked;
