package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.id.IdSource;

/**
 * Everything a decision about a customer takes from outside.
 *
 * @param ids makes attribution ids; commissions have theirs from {@link CommissionIds}
 * @param nowMs the time of the decision, epoch milliseconds
 */
public record DecisionContext(Policies policies, CommissionStanding standing, IdSource ids, long nowMs) {}
