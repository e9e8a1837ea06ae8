package dev.openpartner.command.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.conversion.SubmissionIdentity;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.command.testing.TestServer.Reply;
import dev.openpartner.kernel.id.Streams;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A customer with more waiting conversions of 1.00 than its state keeps. */
final class LetGoCustomer {

    static final int KEPT = 1_000;
    static final int LET_GO = 250;

    private static final int COMMISSION_MINOR = 20;

    private final TestServer server;
    private final String userId = "user-" + UUID.randomUUID();
    private final String streamId;

    /** Converts as often. */
    LetGoCustomer(TestServer server) {
        this.server = server;
        this.streamId = Streams.customer(server.bean(SubmissionIdentity.class).customerId("default", userId));
        Reply batch = server.post(TestServer.CRM, "/api/attribution/events/batch", conversions());
        assertThat(batch.status()).isEqualTo(200);
    }

    String userId() {
        return userId;
    }

    String streamId() {
        return streamId;
    }

    void awaitEverythingSettledOnce() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(settled()).isEqualTo(KEPT + LET_GO));
        assertThat(number("select count(distinct payload ->> 'conversionId') from event_store.event "
                        + "where aggregate_id = ? and event_type = 'customer.conversion-settled'"))
                .isEqualTo(KEPT + LET_GO);
        assertThat(number("select count(*) from event_store.event where payload ->> 'customerId' = substr(?, 10) "
                        + "and event_type = 'commission.accrued'"))
                .isEqualTo(KEPT + LET_GO);
        assertThat(number("select sum((payload ->> 'amountMinor')::bigint) from event_store.event "
                        + "where payload ->> 'customerId' = substr(?, 10) and event_type = 'commission.accrued'"))
                .isEqualTo((long) COMMISSION_MINOR * (KEPT + LET_GO));
    }

    long settled() {
        return number("select count(*) from event_store.event "
                + "where aggregate_id = ? and event_type = 'customer.conversion-settled'");
    }

    private long number(String sql) {
        return Objects.requireNonNull(server.jdbc().queryForObject(sql, Long.class, streamId));
    }

    private String conversions() {
        return IntStream.range(0, KEPT + LET_GO)
                .mapToObj(i -> "{\"userId\":\"%s\",\"type\":\"won\",\"value\":1}".formatted(userId))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
