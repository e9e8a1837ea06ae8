package dev.openpartner.query.projection;

import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose data keys a batch of events needs, so that they come with one query. */
final class PersonalSubjects {

    private PersonalSubjects() {}

    static Set<String> of(Collection<RecordedEvent> events) {
        return events.stream().flatMap(recorded -> subject(recorded).stream()).collect(Collectors.toSet());
    }

    private static Optional<String> subject(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ConversionRecorded _, ClickStitched _, PartnerRegistered _ -> Optional.of(recorded.aggregateId());
            case AdminRegistered e -> Optional.of(Streams.admin(e.adminId()));
            default -> Optional.empty();
        };
    }
}
