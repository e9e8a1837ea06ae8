package dev.openpartner.command.customer;

import org.jspecify.annotations.Nullable;

/**
 * What became of a recognized click.
 *
 * @param identityId our id of this stitch; absent where the click was known to be the customer's
 * @param firstStitch whether it was news
 * @param settled how many waiting conversions found their partner
 * @param settlingInBackground how many more wait than the customer's state keeps; those that the click explains follow shortly
 */
public record StitchedClick(@Nullable String identityId, boolean firstStitch, int settled, long settlingInBackground) {

    static final StitchedClick KNOWN = new StitchedClick(null, false, 0, 0);
}
