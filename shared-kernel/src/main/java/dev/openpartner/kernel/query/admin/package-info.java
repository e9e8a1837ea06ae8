/**
 * Questions about admins.
 */
@NullMarked
package dev.openpartner.kernel.query.admin;

import org.jspecify.annotations.NullMarked;
