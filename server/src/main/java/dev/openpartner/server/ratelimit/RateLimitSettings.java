package dev.openpartner.server.ratelimit;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is too much.
 *
 * @param perKeyPerSecond requests a key may send per second; the default protects the server and no more
 * @param keys other limits for single keys, by key id
 * @param identifyPerMinute identities that one address may post per minute without a key
 * @param signInPerMinute how often one address may try to sign in per minute
 */
@ConfigurationProperties("openpartner.rate-limits")
record RateLimitSettings(
        @DefaultValue("50000") long perKeyPerSecond,
        @DefaultValue Map<String, Long> keys,
        @DefaultValue("120") long identifyPerMinute,
        @DefaultValue("30") long signInPerMinute) {

    RateLimitSettings {
        if (perKeyPerSecond < 1 || identifyPerMinute < 1 || signInPerMinute < 1 || keys.values().stream().anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("openpartner.rate-limits: a limit is at least 1");
        }
    }

    long perSecond(String keyId) {
        return keys.getOrDefault(keyId, perKeyPerSecond);
    }
}
