package dev.openpartner.server.testserver;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** A key of every kind of caller; the key's text is the kind's name. */
public final class TestKeys {

    /** The partner whose id the matrix puts into paths. */
    public static final String PARTNER_ID = "partner-1";

    /** A key at which the directory finds its database gone. */
    public static final String DATABASE_AWAY = "database-away";

    /** A key whose own rate limit is low; it is in no list of callers, so that only one test uses it up. */
    static final String HASTY = "hasty";

    private static final Map<String, Caller> CALLERS = callers();

    private TestKeys() {}

    /** The callers by key, in the order of the matrix's columns. */
    public static Map<String, Caller> all() {
        return CALLERS;
    }

    static Optional<Caller> find(String key) {
        if (key.equals(DATABASE_AWAY)) {
            throw new CannotGetJdbcConnectionException("planted: the database is away");
        }
        if (key.equals(HASTY)) {
            return Optional.of(caller(Caller.HOME_TENANT, Caller.Role.INTEGRATION, HASTY, Set.of(), null));
        }
        return Optional.ofNullable(CALLERS.get(key));
    }

    private static Map<String, Caller> callers() {
        Map<String, Caller> callers = new LinkedHashMap<>();
        for (Scope scope : Scope.values()) {
            callers.put(scope.text(), caller(Caller.HOME_TENANT, Caller.Role.INTEGRATION, scope.text(), Set.of(scope), null));
        }
        callers.put("no-scope", caller(Caller.HOME_TENANT, Caller.Role.INTEGRATION, "no-scope", Set.of(), null));
        callers.put("partner", caller(Caller.HOME_TENANT, Caller.Role.PARTNER, "partner", Set.of(), PARTNER_ID));
        callers.put("other-partner", caller(Caller.HOME_TENANT, Caller.Role.PARTNER, "other-partner", Set.of(), "partner-2"));
        callers.put("admin", caller(Caller.HOME_TENANT, Caller.Role.ADMIN, "admin", Set.of(), null));
        callers.put("other-admin", caller("globex", Caller.Role.ADMIN, "other-admin", Set.of(), null));
        return callers;
    }

    private static Caller caller(String tenant, Caller.Role role, String key, Set<Scope> scopes, @Nullable String partnerId) {
        return new Caller(tenant, role, "id-of-" + key, "label of " + key, "id-of-" + key, scopes, partnerId);
    }
}
