/**
 * What every message of the system is: commands ask, events state, refusals explain. Everything here is plain Java so
 * that both sides, and the decisions they share, depend on no framework.
 */
@NullMarked
package dev.openpartner.kernel.message;

import org.jspecify.annotations.NullMarked;
