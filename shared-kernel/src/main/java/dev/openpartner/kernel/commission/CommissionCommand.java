package dev.openpartner.kernel.commission;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import org.jspecify.annotations.Nullable;

/** What an admin can ask of a commission. */
public sealed interface CommissionCommand extends Command {

    String commissionId();

    @Override
    default String aggregateId() {
        return Streams.commission(commissionId());
    }

    /**
     * Make it payable; refused while its holdback runs and once it was decided.
     *
     * @param reason in the words of whoever decides
     * @param by who decides
     * @param dryRun decide and answer, and record nothing
     */
    record ApproveCommission(
            String tenant, String commissionId, @Nullable String reason, String by, long nowMs, boolean dryRun)
            implements CommissionCommand {}

    /**
     * Take it back for good; refused once it was paid or reversed.
     *
     * @param reason why, in the words of whoever decides; never blank
     * @param dryRun decide and answer, and record nothing
     */
    record ReverseCommission(
            String tenant, String commissionId, String reason, String by, long nowMs, boolean dryRun)
            implements CommissionCommand {

        /** Takes no reversal without a reason. */
        public ReverseCommission {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a reversal without a reason");
            }
        }
    }
}
