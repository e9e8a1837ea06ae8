/** Campaigns and the versions of their rules. */
@NullMarked
package dev.openpartner.console.campaign;

import org.jspecify.annotations.NullMarked;
