/**
 * Campaigns: where they lead, when they run, and under which policy they pay, version by version.
 */
@NullMarked
package dev.openpartner.kernel.campaign;

import org.jspecify.annotations.NullMarked;
