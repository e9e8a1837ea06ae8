/** A program that kills the packaged server under load and audits its books afterwards; run by hand. */
@NullMarked
package dev.openpartner.server.crash;

import org.jspecify.annotations.NullMarked;
