package dev.openpartner.kernel.commission;

import org.jspecify.annotations.Nullable;

/** What rules for first and recurring conversions need to know of a customer's history. */
@FunctionalInterface
public interface PriorConversions {

    /**
     * The time of the customer's first conversion in which the partner holds a touch, when the one being priced is not itself
     * that first one; null when it is.
     *
     * @param eventType only conversions of this type; null: of any type
     */
    @Nullable Long firstMs(String partnerId, @Nullable String eventType);
}
