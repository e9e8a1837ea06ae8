package dev.openpartner.command.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

class ClickRecorderTest {

    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CommandDispatch commands = new CommandDispatch(busThatMayBeDown());
    private final ClickBacklog backlog = new ClickBacklog(commands, metrics);
    private final ClickRecorder recorder = new ClickRecorder(commands, backlog);

    @AfterEach
    void stop() {
        backlog.stop();
    }

    @Test
    void a_click_is_stored_before_the_visitor_goes_on() {
        recorder.record(click("a"));
        assertThat(stored).containsExactly("a");
        assertThat(waiting()).isZero();
    }

    @Test
    void clicks_that_the_store_does_not_take_are_stored_once_it_is_back() {
        down = true;
        recorder.record(click("a"));
        recorder.record(click("b"));
        assertThat(waiting()).isEqualTo(2);
        assertThat(backlog.isUnstored("b")).isTrue();
        backlog.start();
        await().until(backlog::isStoreDown);
        recorder.record(click("c"));

        down = false;
        await().until(() -> stored.containsAll(Set.of("a", "b", "c")));
        await().until(() -> !backlog.isStoreDown());
        recorder.record(click("d"));
        assertThat(stored).contains("d");
        await().until(() -> Stream.of("a", "b", "c", "d").noneMatch(backlog::isUnstored));
    }

    @Test
    void a_full_backlog_drops_the_newest_and_counts_them() {
        for (int i = 0; i < ClickBacklog.MAX_CLICKS; i++) {
            backlog.add(click("x"));
        }
        backlog.add(click("y"));
        assertThat(backlog.isUnstored("y")).isFalse();
        assertThat(waiting()).isEqualTo(ClickBacklog.MAX_CLICKS);
        assertThat(metrics.get("openpartner.clicks.dropped").counter().count()).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void a_visitor_does_not_wait_for_a_store_that_does_not_answer_and_the_click_is_kept_when_it_fails_at_last() {
        CompletableFuture<Void> silence = new CompletableFuture<>();
        AsynchronousCommandBus silent = AsynchronousCommandBus.builder()
                .executor(Thread::startVirtualThread)
                .build();
        silent.subscribe(RecordClick.class.getName(), command -> silence.join());
        new ClickRecorder(new CommandDispatch(silent), backlog).record(click("a"));
        assertThat(backlog.isUnstored("a")).isTrue();
        assertThat(waiting()).isZero();

        silence.completeExceptionally(new DataAccessResourceFailureException("the store is down"));
        await().until(() -> waiting() == 1);
    }

    private double waiting() {
        return metrics.get("openpartner.clicks.waiting").gauge().value();
    }

    private SimpleCommandBus busThatMayBeDown() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(RecordClick.class.getName(), this::handle);
        return bus;
    }

    private Object handle(CommandMessage<?> command) {
        if (down) {
            throw new DataAccessResourceFailureException("the store is down");
        }
        stored.add(((RecordClick) command.getPayload()).clickId());
        return false;
    }

    private static RecordClick click(String id) {
        return new RecordClick("t", id, "key", "p", "c", 0, null, "{}", Map.of(), null, List.of(), "router", 0);
    }
}
