package dev.openpartner.command.customer;

import dev.openpartner.kernel.customer.CustomerSnapshot;

/**
 * A customer as stored in place of a long history; holds no personal data.
 *
 * @param erased whether the person was forgotten and nothing was heard of them since
 */
record CustomerSnapshotted(String streamId, boolean erased, CustomerSnapshot state) {}
