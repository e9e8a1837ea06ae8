/** Tests of the review of commissions. */
@NullMarked
package dev.openpartner.command.commission;

import org.jspecify.annotations.NullMarked;
