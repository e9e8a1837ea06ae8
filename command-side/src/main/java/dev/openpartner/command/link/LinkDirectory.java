package dev.openpartner.command.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Where links lead, read from their streams and kept in memory, so that visitors are redirected without the store. A link never
 * changes once made. Its campaign's destination may, and is read again in the background at most {@value #REFRESH_SECONDS}
 * seconds later; while the store is down the last one known stays.
 */
@Component
@Profile("role-command")
public class LinkDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(LinkDirectory.class);

    static final int REFRESH_SECONDS = 5;

    private static final int MAX_LINKS = 200_000;
    private static final int MAX_CAMPAIGNS = 20_000;
    private static final int MAX_UNKNOWN = 20_000;

    /** Short, because a link may be made on another node the moment after somebody tried it. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

    private final EventLog log;
    private final Cache<String, LinkCreated> links = Caffeine.newBuilder().maximumSize(MAX_LINKS).build();
    private final Cache<String, Boolean> unknown;
    private final LoadingCache<String, String> destinations;

    @Autowired
    public LinkDirectory(EventLog log) {
        this(log, Ticker.systemTicker(), Thread::startVirtualThread);
    }

    LinkDirectory(EventLog log, Ticker ticker, Executor background) {
        this.log = log;
        this.unknown = Caffeine.newBuilder()
                .maximumSize(MAX_UNKNOWN)
                .expireAfterWrite(UNKNOWN_FOR)
                .ticker(ticker)
                .build();
        this.destinations = Caffeine.newBuilder()
                .maximumSize(MAX_CAMPAIGNS)
                .refreshAfterWrite(Duration.ofSeconds(REFRESH_SECONDS))
                .ticker(ticker)
                .executor(background)
                .build(new Destinations());
    }

    /**
     * The link of a key; empty when there is none.
     *
     * @throws RuntimeException when it is not known here and the store cannot be asked
     */
    public Optional<KnownLink> find(String linkKey) {
        LinkCreated link = links.getIfPresent(linkKey);
        if (link == null) {
            link = unknown.getIfPresent(linkKey) == null ? load(linkKey) : null;
        }
        return Optional.ofNullable(link).map(this::known);
    }

    /** Forgets that a key was unknown, because a link was just made for it. */
    void expectNews(String linkKey) {
        unknown.invalidate(linkKey);
    }

    private @Nullable LinkCreated load(String linkKey) {
        List<RecordedEvent> stream = log.readStream(Streams.link(linkKey));
        if (!stream.isEmpty() && stream.getFirst().event() instanceof LinkCreated link) {
            links.put(linkKey, link);
            return link;
        }
        unknown.put(linkKey, true);
        return null;
    }

    private KnownLink known(LinkCreated link) {
        String campaignDestination = destinations.get(link.campaignId());
        return new KnownLink(
                link.tenant(),
                link.linkKey(),
                link.partnerId(),
                link.campaignId(),
                link.destinationUrl() == null ? campaignDestination : link.destinationUrl());
    }

    private final class Destinations implements CacheLoader<String, String> {

        @Override
        public String load(String campaignId) {
            List<RecordedEvent> stream = log.readStream(Streams.campaign(campaignId));
            if (!stream.isEmpty() && stream.getLast().event() instanceof CampaignEvent newest) {
                return newest.campaign().destinationUrl();
            }
            throw new IllegalStateException("a link leads to campaign %s, which has no event".formatted(campaignId));
        }

        @Override
        public String reload(String campaignId, String known) {
            try {
                return load(campaignId);
            } catch (RuntimeException storeDown) {
                LOG.debug("The destination of campaign {} stays as it was: {}", campaignId, storeDown.toString());
                return known;
            }
        }
    }

    /**
     * A link and where it leads.
     *
     * @param destinationUrl its own or its campaign's; absolute, http or https, ASCII
     */
    public record KnownLink(String tenant, String linkKey, String partnerId, String campaignId, String destinationUrl) {}
}
