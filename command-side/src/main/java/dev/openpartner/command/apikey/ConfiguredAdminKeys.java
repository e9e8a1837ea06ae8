package dev.openpartner.command.apikey;

import dev.openpartner.command.setting.WrongSetting;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The admin keys that come from settings, kept as keyed hashes. */
@Component
class ConfiguredAdminKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredAdminKeys.class);

    private static final int MIN_LENGTH = 12;
    private static final int GOOD_LENGTH = 32;

    private final KeyHashes hashes;
    private final List<AdminKey> keys = new ArrayList<>();

    ConfiguredAdminKeys(ApiKeySettings settings, KeyHashes hashes) {
        this.hashes = hashes;
        Map<String, String> tenantsByHash = new HashMap<>();
        settings.adminKeys().forEach((tenant, key) -> {
            String hash = hashes.ofConfiguredKey(checked(tenant, key));
            if (tenantsByHash.put(hash, tenant) != null) {
                throw new WrongSetting("Two tenants have the same admin key.", "Give each its own.");
            }
            keys.add(new AdminKey(hash, caller(tenant)));
        });
    }

    /** The admin whose key this is. Looks at every key, so that the time taken tells nothing. */
    Optional<Caller> find(String presentedKey) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String hash = hashes.ofConfiguredKey(presentedKey);
        Optional<Caller> found = Optional.empty();
        for (AdminKey key : keys) {
            if (KeyHashes.equal(key.hash(), hash)) {
                found = Optional.of(key.caller());
            }
        }
        return found;
    }

    boolean hasKeyFor(String tenant) {
        return keys.stream().anyMatch(key -> key.caller().tenant().equals(tenant));
    }

    private static String checked(String tenant, String key) {
        if (key.length() < MIN_LENGTH) {
            throw new WrongSetting(
                    "The admin key of tenant %s has %d characters.".formatted(tenant, key.length()),
                    "Give it at least %d, better %d.".formatted(MIN_LENGTH, GOOD_LENGTH));
        }
        if (key.length() < GOOD_LENGTH) {
            LOG.warn("The admin key of tenant {} has {} characters; {} or more cannot be guessed.", tenant, key.length(), GOOD_LENGTH);
        }
        return key;
    }

    /** The id names the tenant: it is what limits count by, and what stands in the history of who did what. */
    private static Caller caller(String tenant) {
        return new Caller(tenant, Role.ADMIN, "configured-" + tenant, "configured admin key", "configured", Set.of(), null);
    }

    private record AdminKey(String hash, Caller caller) {}
}
