/**
 * The command side of partners: joining, standing and own terms.
 */
@NullMarked
package dev.openpartner.command.partner;

import org.jspecify.annotations.NullMarked;
