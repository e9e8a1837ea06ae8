/** Tests of cutting bodies. */
@NullMarked
package dev.openpartner.command.conversion.body;

import org.jspecify.annotations.NullMarked;
