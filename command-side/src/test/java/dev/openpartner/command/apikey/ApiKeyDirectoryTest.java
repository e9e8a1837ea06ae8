package dev.openpartner.command.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.privacy.TestKeyring;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.apikey.ApiKeyEvent;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

class ApiKeyDirectoryTest {

    private final KeyHashes hashes = new KeyHashes(TestKeyring.create());
    private final KeyText key = KeyText.generate("live", "k1", new SecureRandom());
    private final KeyLog log = new KeyLog();
    private final AtomicLong nanos = new AtomicLong();
    private final ApiKeyDirectory directory = new ApiKeyDirectory(
            log,
            new ConfiguredAdminKeys(new ApiKeySettings(null, "live", null), hashes),
            hashes,
            new ApiKeyUsage(new JdbcTemplate()),
            Clock.systemUTC(),
            nanos::get);

    @Test
    void a_key_with_a_right_checksum_and_a_wrong_secret_is_nobody() {
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).isPresent();
        KeyText guess = KeyText.generate("live", "k1", new SecureRandom());
        assertThat(directory.find(guess.plaintext())).isEmpty();
    }

    @Test
    void a_key_without_a_source_is_its_own_source() {
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).map(Caller::source).contains("k1");
    }

    @Test
    void a_revocation_that_another_node_recorded_counts_after_half_a_second() {
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).isPresent();
        log.events.add(new ApiKeyRevoked("acme", "k1", 1, "key:admin"));
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(directory.find(key.plaintext())).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_key_that_was_checked_just_before_it_was_read_anew_is_out_within_three_quarters_of_a_second() {
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).isPresent();
        CountDownLatch slow = new CountDownLatch(1);
        log.whenRead = () -> awaitUninterruptibly(slow);
        log.events.add(new ApiKeyRevoked("acme", "k1", 1, "key:admin"));
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(directory.find(key.plaintext())).isPresent();
        slow.countDown();
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(directory.find(key.plaintext())).isEmpty();
    }

    @Test
    @Timeout(60)
    void a_key_in_use_is_read_anew_while_its_callers_go_on() {
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).isPresent();
        CountDownLatch slow = new CountDownLatch(1);
        log.whenRead = () -> awaitUninterruptibly(slow);
        log.events.add(new ApiKeyRevoked("acme", "k1", 1, "key:admin"));

        nanos.addAndGet(Duration.ofMillis(251).toNanos());
        assertThat(directory.find(key.plaintext())).isPresent();
        Awaitility.await().untilAsserted(() -> assertThat(log.reads.get()).isEqualTo(2));
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(directory.find(key.plaintext())).isPresent();
        assertThat(log.reads.get()).isEqualTo(2);

        slow.countDown();
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        assertThat(directory.find(key.plaintext())).isEmpty();
    }

    @Test
    void an_unknown_key_id_is_asked_for_once_in_half_a_second() {
        for (int i = 0; i < 100; i++) {
            assertThat(directory.find(key.plaintext())).isEmpty();
        }
        assertThat(log.reads.get()).isEqualTo(1);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        log.events.add(minted());
        assertThat(directory.find(key.plaintext())).isPresent();
    }

    @Test
    void a_text_that_is_no_key_never_reaches_the_store() {
        directory.find("op_live_k1_" + "0".repeat(48) + "_000000");
        directory.find("Bearer");
        assertThat(log.reads.get()).isZero();
    }

    @Test
    @Timeout(60)
    void a_store_that_does_not_answer_is_waited_for_by_all_callers_of_a_key_at_once() throws InterruptedException {
        CountDownLatch away = new CountDownLatch(1);
        log.whenRead = () -> {
            awaitUninterruptibly(away);
            throw new DataAccessResourceFailureException("away");
        };
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> callers = Stream.generate(() -> new Thread(() -> directory.find(key.plaintext()))).limit(8).toList();
        callers.forEach(caller -> caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure)));
        callers.forEach(Thread::start);
        Awaitility.await().until(() -> callers.stream().allMatch(ApiKeyDirectoryTest::waits));

        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        away.countDown();

        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(failures).hasSize(8).allSatisfy(failure -> assertThat(failure).isInstanceOf(DataAccessResourceFailureException.class));
        assertThat(log.reads.get()).isEqualTo(1);
        log.whenRead = () -> {};
        log.events.add(minted());
        // Those who waited are told of the failure a moment before the cache forgets it.
        Awaitility.await()
                .ignoreExceptionsInstanceOf(DataAccessResourceFailureException.class)
                .until(() -> directory.find(key.plaintext()).isPresent());
    }

    @Test
    @Timeout(60)
    void a_caller_that_joins_a_read_that_fails_asks_once_more() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        log.events.add(minted());
        log.whenRead = () -> {
            asked.countDown();
            awaitUninterruptibly(away);
            log.whenRead = () -> {};
            throw new DataAccessResourceFailureException("away");
        };
        FutureTask<Optional<Caller>> first = new FutureTask<>(() -> directory.find(key.plaintext()));
        Thread.ofVirtual().start(first);
        asked.await();
        FutureTask<Optional<Caller>> joined = new FutureTask<>(() -> directory.find(key.plaintext()));
        Thread caller = Thread.ofPlatform().start(joined);
        Awaitility.await().until(() -> waits(caller));

        away.countDown();

        assertThat(joined.get()).isPresent();
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ApiKeyMinted minted() {
        return new ApiKeyMinted(
                "acme", "k1", "label", "integration", List.of("events:write"), null, null, hashes.ofSecret(key), key.prefix(),
                key.last4(), null, 0, "key:admin");
    }

    private static final class KeyLog implements EventLog {

        private final List<ApiKeyEvent> events = new ArrayList<>();
        private volatile Runnable whenRead = () -> {};
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public long head() {
            return events.size();
        }

        @Override
        public List<RecordedEvent> readAfter(long position, int limit) {
            return List.of();
        }

        @Override
        public List<RecordedEvent> readStream(String aggregateId) {
            reads.incrementAndGet();
            whenRead.run();
            assertThat(aggregateId).isEqualTo(Streams.apiKey("k1"));
            return events.stream().map(event -> new RecordedEvent(1, aggregateId, 0, 0, event)).toList();
        }
    }
}
