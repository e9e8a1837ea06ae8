package dev.openpartner.command.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.apikey.ApiKeySettings.Tenant;
import dev.openpartner.command.privacy.TestKeyring;
import dev.openpartner.command.setting.WrongSetting;
import dev.openpartner.kernel.access.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfiguredAdminKeysTest {

    @Test
    void each_tenant_has_its_own_admin_key() {
        ConfiguredAdminKeys keys = keys("default-admin-key", Map.of("acme", new Tenant("acme-admin-key-1")));

        assertThat(keys.find("default-admin-key")).map(Caller::tenant).contains("default");
        assertThat(keys.find("acme-admin-key-1")).map(Caller::tenant).contains("acme");
        assertThat(keys.find("acme-admin-key-1")).map(Caller::isAdmin).contains(true);
        assertThat(keys.find("acme-admin-key-2")).isEmpty();
        assertThat(keys.find("")).isEmpty();
        assertThat(keys.hasKeyFor("default")).isTrue();
        assertThat(keys.hasKeyFor("other")).isFalse();
    }

    @Test
    void what_two_of_them_did_can_be_told_apart() {
        ConfiguredAdminKeys keys = keys("default-admin-key", Map.of("acme", new Tenant("acme-admin-key-1")));

        assertThat(keys.find("default-admin-key")).map(Caller::actor).contains("key:configured-default");
        assertThat(keys.find("acme-admin-key-1")).map(Caller::actor).contains("key:configured-acme");
    }

    @Test
    void no_settings_mean_no_key_and_a_blank_one_is_none() {
        assertThat(keys(null, null).find("anything at all")).isEmpty();
        assertThat(keys("  ", null).hasKeyFor("default")).isFalse();
    }

    @Test
    void a_key_that_can_be_guessed_or_that_two_tenants_share_stops_the_start() {
        assertThatThrownBy(() -> keys("short", null)).isInstanceOfSatisfying(
                WrongSetting.class, wrong -> assertThat(wrong.remedy()).contains("12"));
        assertThatThrownBy(() -> keys("one-key-for-two", Map.of("acme", new Tenant("one-key-for-two"))))
                .isInstanceOf(WrongSetting.class);
    }

    @Test
    void settings_in_a_log_line_show_no_key() {
        ApiKeySettings settings = settings("default-admin-key", Map.of("acme", new Tenant("acme-admin-key-1")));
        assertThat(settings.toString() + settings.tenants()).doesNotContain("admin-key-1").doesNotContain("default-admin-key");
    }

    private static ConfiguredAdminKeys keys(@Nullable String adminKey, @Nullable Map<String, Tenant> tenants) {
        return new ConfiguredAdminKeys(settings(adminKey, tenants), new KeyHashes(TestKeyring.create()));
    }

    private static ApiKeySettings settings(@Nullable String adminKey, @Nullable Map<String, Tenant> tenants) {
        return new ApiKeySettings(adminKey, "live", tenants);
    }
}
