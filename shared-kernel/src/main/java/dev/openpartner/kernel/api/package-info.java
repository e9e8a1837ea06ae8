/**
 * What every HTTP answer of both sides shares: faults of a request, named one by one, and pages of a list.
 */
@NullMarked
package dev.openpartner.kernel.api;

import org.jspecify.annotations.NullMarked;
