package dev.openpartner.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.idempotency.IdempotentAnswers.Claim;
import dev.openpartner.server.testserver.OnTestServer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes over one table; a lease that is over at once stands for a process that died long ago. */
@OnTestServer
class IdempotentAnswersTest {

    private static final StoredAnswer ANSWER = new StoredAnswer(201, Map.of("Location", "/x"), "e30=");

    private final JdbcClient database;
    private final IdempotentAnswers living;
    private final IdempotentAnswers dying;

    private final RequestIdentity request = identity(UUID.randomUUID().toString(), "body");

    @Autowired
    IdempotentAnswersTest(JdbcClient database) {
        this.database = database;
        this.living = new IdempotentAnswers(database, IdempotentAnswers.LEASE);
        this.dying = new IdempotentAnswers(database, Duration.ofMillis(-1));
    }

    @Test
    void aRequestWhoseProcessDiedIsFreeOnceItsLeaseIsOver() {
        assertThat(dying.claim(request)).isEqualTo(new Claim.Yours());
        assertThat(living.claim(request)).isEqualTo(new Claim.Yours());
        assertThat(living.claim(request)).isEqualTo(new Claim.Running());
    }

    @Test
    void aRequestWhoseProcessDiedIsFreeForTheSameBodyOnly() {
        dying.claim(request);
        assertThat(living.claim(identity(request.id(), "another body"))).isEqualTo(new Claim.KeyReused());
    }

    @Test
    void aProcessThatWasTakenForDeadChangesNothingAnyMore() {
        dying.claim(request);
        living.claim(request);
        dying.keep(request, ANSWER);
        dying.release(request);
        assertThat(living.claim(request)).isEqualTo(new Claim.Running());
    }

    @Test
    void aRequestThatRunsLongKeepsItsRow() {
        living.claim(request);
        database.sql("update command.idempotent_answer set leased_until = now() - interval '1 s' where id = :id")
                .param("id", request.id())
                .update();
        living.extendLeases();
        assertThat(dying.claim(request)).isEqualTo(new Claim.Running());
    }

    @Test
    void anAnswerIsKeptForThirtyDaysAndNoLonger() {
        living.claim(request);
        living.keep(request, ANSWER);
        age(29);
        living.purge();
        assertThat(living.claim(request)).isEqualTo(new Claim.Answered(ANSWER));
        age(31);
        assertThat(living.purge()).isEqualTo(1);
        assertThat(living.claim(request)).isEqualTo(new Claim.Yours());
    }

    private void age(int days) {
        database.sql("update command.idempotent_answer set created_at = now() - :days * interval '1 day' where id = :id")
                .param("days", days)
                .param("id", request.id())
                .update();
    }

    private static RequestIdentity identity(String id, String fingerprint) {
        return new RequestIdentity(id, fingerprint, new SecretKeySpec(new byte[32], "AES"));
    }
}
