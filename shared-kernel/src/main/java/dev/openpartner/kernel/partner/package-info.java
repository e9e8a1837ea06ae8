/**
 * Partners: who they are, whether they are in standing, and the terms agreed with them alone.
 */
@NullMarked
package dev.openpartner.kernel.partner;

import org.jspecify.annotations.NullMarked;
