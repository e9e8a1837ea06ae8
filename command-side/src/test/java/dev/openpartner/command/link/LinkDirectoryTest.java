package dev.openpartner.command.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.link.LinkDirectory.KnownLink;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.link.LinkEvent.LinkCreated;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LinkDirectoryTest {

    private final StreamsInMemory log = new StreamsInMemory();
    private final AtomicLong nanos = new AtomicLong();
    private final LinkDirectory directory = new LinkDirectory(log, nanos::get, Runnable::run);

    @BeforeEach
    void makeLinks() {
        log.add(Streams.campaign("c"), new CampaignCreated("t", "c", version(1, "https://example.com/old"), 0, "a"));
        log.add(Streams.link("plain"), link("plain", null));
        log.add(Streams.link("deep"), link("deep", "https://example.com/deep"));
    }

    @Test
    void a_link_leads_to_its_own_destination_or_its_campaigns() {
        assertThat(directory.find("plain")).map(KnownLink::destinationUrl).contains("https://example.com/old");
        assertThat(directory.find("deep")).map(KnownLink::destinationUrl).contains("https://example.com/deep");
        assertThat(directory.find("none")).isEmpty();
    }

    @Test
    void a_campaigns_new_destination_counts_after_five_seconds() {
        directory.find("plain");
        log.add(Streams.campaign("c"), new CampaignChanged("t", "c", version(2, "https://example.com/new"), 0, "a"));
        assertThat(destination()).isEqualTo("https://example.com/old");
        nanos.addAndGet(Duration.ofSeconds(5).plusMillis(1).toNanos());
        destination();
        assertThat(destination()).isEqualTo("https://example.com/new");
    }

    @Test
    void while_the_store_is_down_the_last_destination_known_stays() {
        directory.find("plain");
        log.down = true;
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(destination()).isEqualTo("https://example.com/old");
        assertThat(destination()).isEqualTo("https://example.com/old");
    }

    @Test
    void an_unknown_key_is_asked_for_once_a_second() {
        directory.find("none");
        int reads = log.reads;
        directory.find("none");
        assertThat(log.reads).isEqualTo(reads);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        log.add(Streams.link("none"), link("none", null));
        assertThat(directory.find("none")).isPresent();
    }

    private String destination() {
        return directory.find("plain").orElseThrow().destinationUrl();
    }

    private static LinkCreated link(String key, @Nullable String destinationUrl) {
        return new LinkCreated("t", "l-" + key, key, "p", "c", destinationUrl, 0, "a");
    }

    private static CampaignVersion version(int version, String destinationUrl) {
        return new CampaignVersion(version, "n", destinationUrl, List.of(), "last_click", 60, null, null, null, List.of());
    }

    private static final class StreamsInMemory implements EventLog {

        private final Map<String, List<RecordedEvent>> streams = new HashMap<>();
        private boolean down;
        private int reads;

        void add(String stream, DomainEvent event) {
            streams.computeIfAbsent(stream, name -> new ArrayList<>()).add(new RecordedEvent(1, stream, 0, 0, event));
        }

        @Override
        public long head() {
            return 0;
        }

        @Override
        public List<RecordedEvent> readAfter(long position, int limit) {
            return List.of();
        }

        @Override
        public List<RecordedEvent> readStream(String aggregateId) {
            reads++;
            if (down) {
                throw new DataAccessResourceFailureException("the store is down");
            }
            return List.copyOf(streams.getOrDefault(aggregateId, List.of()));
        }
    }
}
