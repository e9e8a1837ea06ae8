package dev.openpartner.kernel.link;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of one link. */
public sealed interface LinkCommand extends Command {

    String linkKey();

    @Override
    default String aggregateId() {
        return Streams.link(linkKey());
    }

    /**
     * Make a link of a partner to a campaign.
     *
     * @param destinationUrl the partner's own destination; its host must be one that the campaign allows, or below one
     */
    record CreateLink(
            String tenant,
            String linkId,
            String linkKey,
            String partnerId,
            String campaignId,
            @Nullable String destinationUrl,
            long atMs,
            String by)
            implements LinkCommand {

        @Override
        public Set<String> alsoReads() {
            return Set.of(Streams.partner(partnerId), Streams.campaign(campaignId));
        }
    }
}
