/**
 * Questions about clicks under suspicion.
 */
@NullMarked
package dev.openpartner.kernel.query.click;

import org.jspecify.annotations.NullMarked;
