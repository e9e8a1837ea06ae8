package dev.openpartner.kernel.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.message.Refusals;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevokeApiKeyTest {

    private static final RevokeApiKey REVOKE = new RevokeApiKey("t", "k", 7, "a");
    private static final ApiKeyRevoked REVOKED = new ApiKeyRevoked("t", "k", 7, "a");

    private final ApiKeyState minted = ApiKeyState.evolve(null, new ApiKeyMinted(
            "t", "k", "label", "integration", List.of(), null, null, "hash", "op_live_k", "abcd", null, 1, "a"));

    @Test
    void a_key_ends() {
        assertThat(minted.revoke(REVOKE)).contains(REVOKED);
        assertThat(ApiKeyState.evolve(minted, REVOKED).isUsableAt(8)).isFalse();
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(ApiKeyState.evolve(minted, REVOKED).revoke(new RevokeApiKey("t", "k", 9, "b"))).isEmpty();
    }

    @Test
    void another_tenants_key_is_not_found_whether_it_ended_or_not() {
        RevokeApiKey elsewhere = new RevokeApiKey("other", "k", 7, "a");

        assertThat(Refusals.of(() -> minted.revoke(elsewhere))).isEqualTo("NOT_FOUND api_key_not_found");
        assertThat(Refusals.of(() -> ApiKeyState.evolve(minted, REVOKED).revoke(elsewhere))).isEqualTo("NOT_FOUND api_key_not_found");
    }
}
