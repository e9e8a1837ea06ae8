package dev.openpartner.query.conversion;

import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.Decision;
import java.util.Optional;

/**
 * What the four kinds of decision events have in common.
 *
 * @param late whether a waiting conversion found its partner by evidence that came later
 */
record Decided(String tenant, String conversionId, Decision decision, long atMs, boolean late) {

    static Optional<Decided> of(CustomerEvent event) {
        return switch (event) {
            case ConversionAttributed e ->
                Optional.of(new Decided(e.tenant(), e.conversionId(), e.decision(), e.decidedAtMs(), false));
            case ConversionUnattributed e ->
                Optional.of(new Decided(e.tenant(), e.conversionId(), e.decision(), e.decidedAtMs(), false));
            case ConversionSettled e ->
                Optional.of(new Decided(e.tenant(), e.conversionId(), e.decision(), e.decidedAtMs(), true));
            case ConversionRedecided e ->
                Optional.of(new Decided(e.tenant(), e.conversionId(), e.decision(), e.decidedAtMs(), false));
            default -> Optional.empty();
        };
    }
}
