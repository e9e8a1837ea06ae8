package dev.openpartner.kernel.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import dev.openpartner.kernel.message.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeyStateTest {

    @Test
    void a_key_is_usable_until_it_expires() {
        assertThat(minted(null).isUsableAt(Long.MAX_VALUE)).isTrue();
        assertThat(minted(100L).isUsableAt(99)).isTrue();
        assertThat(minted(100L).isUsableAt(100)).isFalse();
    }

    @Test
    void a_key_is_revoked_once() {
        ApiKeyRevoked event = new ApiKeyRevoked("t", "k", 7, "a");
        assertThat(minted(null).revoke(new RevokeApiKey("t", "k", 7, "a"))).contains(event);
        ApiKeyState revoked = ApiKeyState.evolve(minted(null), event);
        assertThat(revoked.isUsableAt(8)).isFalse();
        assertThat(revoked.revoke(new RevokeApiKey("t", "k", 9, "a"))).isEmpty();
    }

    @Test
    void another_tenants_key_is_not_found() {
        assertThatThrownBy(() -> minted(null).revoke(new RevokeApiKey("other", "k", 7, "a"))).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }

    private static ApiKeyState minted(@Nullable Long expiresAtMs) {
        return ApiKeyState.evolve(null, new ApiKeyMinted(
                "t", "k", "label", "integration", List.of(), null, null, "hash", "op_live_k", "abcd", expiresAtMs, 1, "a"));
    }
}
