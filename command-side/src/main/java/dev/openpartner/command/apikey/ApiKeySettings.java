package dev.openpartner.command.apikey;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.DemoTenant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Admin keys given by settings, for installs that nobody sits in front of.
 *
 * @param adminApiKey admin key of the tenant that an install has from the start, {@code OPENPARTNER_ADMIN_API_KEY}: any text of at
 *     least 12 characters
 * @param keyMode {@code live}, or {@code test} so that keys of a trial install are told from real ones at sight
 * @param tenants further tenants by name
 */
@ConfigurationProperties("openpartner")
record ApiKeySettings(
        @Nullable String adminApiKey,
        @DefaultValue("live") String keyMode,
        @Nullable Map<String, Tenant> tenants) {

    /** One further tenant. */
    record Tenant(@Nullable String adminApiKey) {

        @Override
        public String toString() {
            return "Tenant[" + (adminApiKey == null ? "no admin key" : "admin key set") + "]";
        }
    }

    ApiKeySettings {
        if (!keyMode.equals("live") && !keyMode.equals("test")) {
            throw new IllegalArgumentException("openpartner.key-mode must be live or test, but is " + keyMode);
        }
        if (tenants != null && tenants.keySet().stream().anyMatch(DemoTenant::is)) {
            throw new IllegalArgumentException("openpartner.tenants must not begin with " + DemoTenant.PREFIX);
        }
    }

    /** The configured admin keys by tenant. */
    Map<String, String> adminKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        if (tenants != null) {
            tenants.forEach((tenant, settings) -> put(keys, tenant, settings.adminApiKey()));
        }
        put(keys, Caller.HOME_TENANT, adminApiKey);
        return keys;
    }

    /** The tenant that every install has, and those that settings name. */
    Set<String> tenantNames() {
        Set<String> names = new LinkedHashSet<>();
        names.add(Caller.HOME_TENANT);
        if (tenants != null) {
            names.addAll(tenants.keySet());
        }
        return names;
    }

    private static void put(Map<String, String> keys, String tenant, @Nullable String key) {
        if (key != null && !key.isBlank()) {
            keys.put(tenant, key.strip());
        }
    }

    /** Without the keys, so that they reach no log. */
    @Override
    public String toString() {
        return "ApiKeySettings[tenants with an admin key: " + adminKeys().keySet() + "]";
    }
}
