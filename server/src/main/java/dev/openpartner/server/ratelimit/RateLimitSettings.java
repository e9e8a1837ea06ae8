package dev.openpartner.server.ratelimit;

import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is too much.
 *
 * @param concurrentRequests requests worked on at once, of whomever; beyond, a request is refused at once with 429
 * @param conversionMs how long a conversion may take on average; when they take longer and some had to be turned away, fewer are let in
 *     at once
 * @param perKeyPerSecond requests a key may send per second; the default protects the server and no more
 * @param keys other limits for single keys, by key id
 * @param identifyPerMinute identities that one address may post per minute without a key
 * @param signInPerMinute how often one address may try to sign in per minute
 */
@ConfigurationProperties("openpartner.rate-limits")
record RateLimitSettings(
        @DefaultValue("256") int concurrentRequests,
        @DefaultValue("20") long conversionMs,
        @DefaultValue("50000") long perKeyPerSecond,
        @DefaultValue Map<String, Long> keys,
        @DefaultValue("120") long identifyPerMinute,
        @DefaultValue("30") long signInPerMinute) {

    RateLimitSettings {
        if (LongStream.of(concurrentRequests, conversionMs, perKeyPerSecond, identifyPerMinute, signInPerMinute)
                        .anyMatch(limit -> limit < 1)
                || keys.values().stream().anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("openpartner.rate-limits: a limit is at least 1");
        }
    }

    long perSecond(String keyId) {
        return keys.getOrDefault(keyId, perKeyPerSecond);
    }
}
