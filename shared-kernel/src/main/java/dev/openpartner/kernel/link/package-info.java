/**
 * Links that partners share, each leading to one campaign.
 */
@NullMarked
package dev.openpartner.kernel.link;

import org.jspecify.annotations.NullMarked;
