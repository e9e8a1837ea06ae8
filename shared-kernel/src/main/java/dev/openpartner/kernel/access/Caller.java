package dev.openpartner.kernel.access;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request, as its key or session says. The tenant of everything a request does is the tenant of its caller.
 *
 * @param tenant the caller's tenant
 * @param role what kind of caller it is
 * @param keyId the key used; absent for an anonymous caller and for a person who has signed in
 * @param keyLabel the key's label or the person's name, for people
 * @param source identity under which idempotency keys and event ids are unique: the key's source or, without one, its id
 * @param scopes what an integration may do
 * @param partnerId whose data a partner, or their key, reads
 * @param personId who has signed in: {@code admin:<id>} or {@code partner:<id>}; absent for a key
 */
public record Caller(
        String tenant,
        Role role,
        @Nullable String keyId,
        String keyLabel,
        String source,
        Set<Scope> scopes,
        @Nullable String partnerId,
        @Nullable String personId) {

    /** A caller with a key, or without anything. */
    public Caller(
            String tenant,
            Role role,
            @Nullable String keyId,
            String keyLabel,
            String source,
            Set<Scope> scopes,
            @Nullable String partnerId) {
        this(tenant, role, keyId, keyLabel, source, scopes, partnerId, null);
    }

    /** A person who has signed in: an admin, or the partner whose id this is. */
    public static Caller person(String tenant, Role role, String id, String name) {
        String personId = role.name().toLowerCase(Locale.ROOT) + ":" + id;
        return new Caller(tenant, role, null, name, personId, Set.of(), role == Role.PARTNER ? id : null, personId);
    }

    /** The tenant that an install has from the start: the one that runs it, where others are its guests. */
    public static final String HOME_TENANT = "default";

    /** The kinds of callers. */
    public enum Role {
        ADMIN,
        INTEGRATION,
        PARTNER,
        ANONYMOUS
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Whether this caller may decide what concerns every tenant of the install: an admin of the tenant that runs it. */
    public boolean isOperator() {
        return isAdmin() && tenant.equals(HOME_TENANT);
    }

    /** Whether whatever this caller sees and does belongs to a demo program. */
    public boolean isInDemo() {
        return DemoTenant.is(tenant);
    }

    /** Whether this caller is the partner itself. */
    public boolean isPartner(String id) {
        return role == Role.PARTNER && id.equals(partnerId);
    }

    /** Admins may do whatever a scope allows; nobody else has a scope that was not minted into the key. */
    public boolean may(Scope scope) {
        return isAdmin() || scopes.contains(scope);
    }

    /** How this caller is named in an event's {@code by} field. */
    public String actor() {
        if (personId != null) {
            return personId;
        }
        return keyId == null ? "anonymous" : "key:" + keyId;
    }
}
