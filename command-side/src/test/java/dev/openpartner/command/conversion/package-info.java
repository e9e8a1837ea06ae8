/** Tests of taking conversions, over HTTP and on a real database. */
@NullMarked
package dev.openpartner.command.conversion;

import org.jspecify.annotations.NullMarked;
