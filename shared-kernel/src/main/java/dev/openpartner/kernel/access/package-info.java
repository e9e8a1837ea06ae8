/**
 * Who calls, for which tenant, and what they may do.
 */
@NullMarked
package dev.openpartner.kernel.access;

import org.jspecify.annotations.NullMarked;
