package dev.openpartner.kernel.link;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import org.jspecify.annotations.Nullable;

/** What happened to a link. Its stream is that of its key, which makes the key unique. */
public sealed interface LinkEvent extends DomainEvent {

    String linkKey();

    /**
     * A link was made.
     *
     * @param destinationUrl the partner's own destination; absent: the campaign's
     */
    @EventName("link.created")
    record LinkCreated(
            String tenant,
            String linkId,
            String linkKey,
            String partnerId,
            String campaignId,
            @Nullable String destinationUrl,
            long atMs,
            String by)
            implements LinkEvent {}
}
