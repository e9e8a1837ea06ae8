package dev.openpartner.kernel.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.apikey.ApiKeyCommand.MintApiKey;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.Partners;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MintApiKeyTest {

    @Test
    void a_key_of_an_integration_is_made() {
        assertThat(ApiKeyState.mint(null, mint("t", null), null)).isEqualTo(minted(null));
    }

    @Test
    void a_partners_own_key_is_made() {
        assertThat(ApiKeyState.mint(null, mint("t", "p"), Partners.joined())).isEqualTo(minted("p"));
    }

    @Test
    void a_repeat_and_whoever_else_takes_the_id_is_refused() {
        ApiKeyState existing = ApiKeyState.evolve(null, minted(null));

        assertThat(Refusals.of(() -> ApiKeyState.mint(existing, mint("t", null), null))).isEqualTo("CONFLICT api_key_exists");
        assertThat(Refusals.of(() -> ApiKeyState.mint(existing, mint("other", null), null))).isEqualTo("CONFLICT api_key_exists");
    }

    @Test
    void a_partner_without_standing_gets_no_key() {
        assertThat(Refusals.of(() -> ApiKeyState.mint(null, mint("t", "p"), Partners.revoked())))
                .isEqualTo("CONFLICT partner_not_active");
        assertThat(Refusals.of(() -> ApiKeyState.mint(null, mint("t", "p"), Partners.erased())))
                .isEqualTo("CONFLICT partner_not_active");
    }

    @Test
    void a_partner_who_does_not_exist_or_is_another_tenants_is_not_found() {
        assertThat(Refusals.of(() -> ApiKeyState.mint(null, mint("t", "p"), null))).isEqualTo("NOT_FOUND partner_not_found");
        assertThat(Refusals.of(() -> ApiKeyState.mint(null, mint("other", "p"), Partners.joined())))
                .isEqualTo("NOT_FOUND partner_not_found");
    }

    private static MintApiKey mint(String tenant, @Nullable String partnerId) {
        return new MintApiKey(
                tenant, "k", "label", "integration", List.of("events:write"), partnerId, "crm", "hash", "op_live_k", "abcd", 9L, 1, "a");
    }

    private static ApiKeyMinted minted(@Nullable String partnerId) {
        return new ApiKeyMinted(
                "t", "k", "label", "integration", List.of("events:write"), partnerId, "crm", "hash", "op_live_k", "abcd", 9L, 1, "a");
    }
}
