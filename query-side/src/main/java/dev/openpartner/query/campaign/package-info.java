/**
 * Campaigns and every version they had.
 */
@NullMarked
package dev.openpartner.query.campaign;

import org.jspecify.annotations.NullMarked;
