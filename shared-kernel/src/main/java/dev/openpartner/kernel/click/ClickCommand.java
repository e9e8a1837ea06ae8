package dev.openpartner.kernel.click;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of one click. */
public sealed interface ClickCommand extends Command {

    String clickId();

    @Override
    default String aggregateId() {
        return Streams.click(clickId());
    }

    /**
     * Record that somebody followed a link. A repeat with the same id changes nothing. Link, partner and campaign never change
     * for a link, so whoever sends this may name them from a cache.
     *
     * @param tenant the link's tenant
     * @param clickedAtMs when, by the clock of whoever saw it
     * @param ipHash hash of the address under a rotating salt
     * @param visit JSON object of {@code userAgent}, {@code landingUrl} and {@code referer}; sealed before it is stored
     * @param utm campaign parameters without the {@code utm_} prefix
     * @param flags fraud flags known already; {@code revoked} is added by the handler
     * @param origin {@code router} or {@code api}
     */
    record RecordClick(
            String tenant,
            String clickId,
            String linkKey,
            String partnerId,
            String campaignId,
            long clickedAtMs,
            @Nullable String ipHash,
            String visit,
            Map<String, String> utm,
            @Nullable String country,
            List<String> flags,
            String origin,
            long atMs)
            implements ClickCommand {

        @Override
        public Set<String> alsoReads() {
            return Set.of(Streams.partner(partnerId));
        }
    }
}
