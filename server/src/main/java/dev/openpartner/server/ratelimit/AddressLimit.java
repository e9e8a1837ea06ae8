package dev.openpartner.server.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** How often each address may try something within a minute. */
public final class AddressLimit {

    /** Addresses kept at once; beyond, those unused longest go. */
    private static final long MAX_ADDRESSES = 100_000;

    private final long perMinute;
    private final Cache<String, Quota> quotas =
            Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterAccess(Duration.ofMinutes(5)).build();

    public AddressLimit(long perMinute) {
        this.perMinute = perMinute;
    }

    /** Counts a try. In how many seconds the address may try; 0 when it may now. */
    public long take(String address) {
        Quota quota = quotas.get(
                ClientNetwork.of(address), first -> new Quota("address", perMinute, Duration.ofMinutes(1), TimeMeter.SYSTEM_NANOTIME));
        Quota.Use use = quota.use();
        return use.allowed() ? 0 : Math.max(1, use.retryAfterSeconds());
    }
}
