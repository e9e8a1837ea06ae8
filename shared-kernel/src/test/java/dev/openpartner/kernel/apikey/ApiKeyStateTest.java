package dev.openpartner.kernel.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
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
    void a_stream_that_does_not_begin_with_the_key_is_a_fault() {
        assertThatThrownBy(() -> ApiKeyState.evolve(null, new ApiKeyRevoked("t", "k", 7, "a")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ApiKeyState minted(@Nullable Long expiresAtMs) {
        return ApiKeyState.evolve(null, new ApiKeyMinted(
                "t", "k", "label", "integration", List.of(), null, null, "hash", "op_live_k", "abcd", expiresAtMs, 1, "a"));
    }
}
