/** Programs that run the packaged server: one kills it under load and audits its books afterwards, one makes its class cache. */
@NullMarked
package dev.openpartner.server.packaged;

import org.jspecify.annotations.NullMarked;
