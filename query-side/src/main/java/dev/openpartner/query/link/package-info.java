/**
 * Links that partners share.
 */
@NullMarked
package dev.openpartner.query.link;

import org.jspecify.annotations.NullMarked;
