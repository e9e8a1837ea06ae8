package dev.openpartner.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.privacy.PersonalData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysAheadTest {

    private final List<Collection<String>> queries = new ArrayList<>();

    private final PersonalData asked = new PersonalData() {
        @Override
        public String seal(String subject, String plaintext) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> open(String subject, String sealed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void prefetch(Collection<String> subjects) {
            queries.add(subjects);
        }
    };

    private record About(String tenant, String aggregateId) implements Command {}

    @Test
    void theKeysOfAllPersonsOfAGroupAreLoadedAtOnceAndNothingElseIsAskedFor() {
        new KeysAhead(asked)
                .prepare(List.of(
                        new About("acme", "customer:1"),
                        new About("acme", "click:2"),
                        new About("acme", "customer:1"),
                        new About("acme", "partner-email:3"),
                        new About("acme", "commission:4")), 0);

        assertThat(queries).singleElement().satisfies(subjects ->
                assertThat(subjects).containsExactlyInAnyOrder("customer:1", "click:2"));
    }
}
