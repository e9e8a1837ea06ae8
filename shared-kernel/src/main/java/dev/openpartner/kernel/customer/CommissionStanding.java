package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.commission.CommissionStatus;

/** Asks where a commission stands. Only asked when new evidence would change a decision. */
@FunctionalInterface
public interface CommissionStanding {

    CommissionStatus of(String commissionId);
}
