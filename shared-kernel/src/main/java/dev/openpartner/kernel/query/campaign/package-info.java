/**
 * Questions about campaigns and their versions.
 */
@NullMarked
package dev.openpartner.kernel.query.campaign;

import org.jspecify.annotations.NullMarked;
