package dev.openpartner.command.apikey;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.apikey.ApiKeyEvent;
import dev.openpartner.kernel.apikey.ApiKeyEvent.ApiKeyMinted;
import dev.openpartner.kernel.apikey.ApiKeyState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Knows whose key a text is. Keys are read from their streams and kept for {@value #MAX_AGE_MS} ms, so that a revocation counts on
 * every node within a second; a key id that does not exist is kept just as long, so that inventing keys costs the inventor more
 * than the store. A key in use is read anew before that, beside those who use it: they wait only for a store that is slow.
 */
@Component
public class ApiKeyDirectory {

    static final long MAX_AGE_MS = 500;

    /** Older than that, a key in use is read anew while what is known of it still counts. */
    static final long REFRESHED_MS = 250;

    /**
     * Added to {@link #MAX_AGE_MS}, still less than a second. Added to {@link #REFRESHED_MS}, less than {@link #MAX_AGE_MS}, so that a
     * key in steady use is looked at in between, and nobody has to wait for it.
     */
    static final long MAX_VERIFIED_MS = 200;

    /**
     * Who hears so soon that the store is away may have joined a read that began to wait for it long before, and the store may be back:
     * it is asked once more.
     */
    private static final long TOO_SOON_MS = 500;

    private static final int MAX_KEYS = 100_000;

    private final EventLog log;
    private final ConfiguredAdminKeys configured;
    private final KeyHashes hashes;
    private final ApiKeyUsage usage;
    private final Clock clock;
    private final Ticker ticker;
    /** Whoever asks for a key that is just being read waits for that one read, also when it fails: not one after the other. */
    private final AsyncLoadingCache<String, Optional<ApiKeyState>> keys;

    /** Good keys by what was presented: a program that reports a thousand conversions a second shows the same text each time. */
    private final Cache<String, KnownCaller> verified;

    @Autowired
    public ApiKeyDirectory(EventLog log, ConfiguredAdminKeys configured, KeyHashes hashes, ApiKeyUsage usage, Clock clock) {
        this(log, configured, hashes, usage, clock, Ticker.systemTicker());
    }

    ApiKeyDirectory(
            EventLog log, ConfiguredAdminKeys configured, KeyHashes hashes, ApiKeyUsage usage, Clock clock, Ticker ticker) {
        this.log = log;
        this.configured = configured;
        this.hashes = hashes;
        this.usage = usage;
        this.clock = clock;
        this.ticker = ticker;
        this.keys = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .refreshAfterWrite(Duration.ofMillis(REFRESHED_MS))
                .expireAfterWrite(Duration.ofMillis(MAX_AGE_MS))
                .ticker(ticker)
                .executor(Thread::startVirtualThread)
                .buildAsync(this::load);
        this.verified = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(Duration.ofMillis(MAX_VERIFIED_MS))
                .ticker(ticker)
                .build();
    }

    /**
     * The caller whose key this text is; empty when it is no key, or an unknown, revoked or expired one.
     *
     * @throws RuntimeException when the store cannot be asked: that says nothing about the key
     */
    public Optional<Caller> find(String presentedKey) {
        KnownCaller known = verified.getIfPresent(presentedKey);
        if (known != null) {
            return used(known);
        }
        Optional<Caller> admin = configured.find(presentedKey);
        if (admin.isPresent()) {
            return admin;
        }
        Optional<KnownCaller> minted = KeyText.parse(presentedKey).flatMap(this::verify);
        minted.ifPresent(key -> verified.put(presentedKey, key));
        return minted.flatMap(this::used);
    }

    private Optional<ApiKeyState> read(String keyId) {
        long askedNs = ticker.read();
        CompletableFuture<Optional<ApiKeyState>> read = keys.get(keyId);
        try {
            return read.join();
        } catch (CompletionException failed) {
            boolean tooSoon = ticker.read() - askedNs < TimeUnit.MILLISECONDS.toNanos(TOO_SOON_MS);
            return tooSoon ? readOnceMore(keyId, read) : rethrow(failed);
        }
    }

    private Optional<ApiKeyState> readOnceMore(String keyId, CompletableFuture<Optional<ApiKeyState>> failed) {
        // The cache forgets a failed read by itself, but a moment after those who waited for it are told.
        keys.asMap().remove(keyId, failed);
        try {
            return keys.get(keyId).join();
        } catch (CompletionException again) {
            return rethrow(again);
        }
    }

    private static Optional<ApiKeyState> rethrow(CompletionException failed) {
        if (failed.getCause() instanceof RuntimeException failure) {
            throw failure;
        }
        throw failed;
    }

    private Optional<KnownCaller> verify(KeyText presented) {
        return read(presented.keyId())
                .filter(key -> KeyHashes.equal(key.minted().secretHash(), hashes.ofSecret(presented)))
                .map(key -> new KnownCaller(key, caller(key.minted())));
    }

    private Optional<Caller> used(KnownCaller known) {
        long nowMs = clock.millis();
        if (!known.key().isUsableAt(nowMs)) {
            return Optional.empty();
        }
        usage.note(known.key().minted().keyId(), nowMs);
        return Optional.of(known.caller());
    }

    private Optional<ApiKeyState> load(String keyId) {
        @Nullable ApiKeyState state = null;
        for (RecordedEvent recorded : log.readStream(Streams.apiKey(keyId))) {
            if (recorded.event() instanceof ApiKeyEvent event) {
                state = ApiKeyState.evolve(state, event);
            }
        }
        return Optional.ofNullable(state);
    }

    private static Caller caller(ApiKeyMinted key) {
        return new Caller(
                key.tenant(),
                Role.valueOf(key.role().toUpperCase(Locale.ROOT)),
                key.keyId(),
                key.label(),
                key.source() == null ? key.keyId() : key.source(),
                key.scopes().stream().flatMap(scope -> Scope.of(scope).stream()).collect(Collectors.toUnmodifiableSet()),
                key.partnerId());
    }

    private record KnownCaller(ApiKeyState key, Caller caller) {}
}
