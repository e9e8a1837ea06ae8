/**
 * Decided touches in log order, for jobs that read on from where they stopped.
 */
@NullMarked
package dev.openpartner.query.attribution;

import org.jspecify.annotations.NullMarked;
