package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import java.util.Map;
import java.util.Optional;

/** Who may use a route. */
public sealed interface Access {

    /** Whether this caller may, on a path with these variables. */
    Verdict decide(Caller caller, Map<String, String> pathVariables);

    /** The scope that lets an integration in, where one does. */
    default Optional<Scope> scope() {
        return Optional.empty();
    }

    /** Everybody, with a key or without. */
    record Open() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return Verdict.GRANTED;
        }
    }

    /** Everybody without a key; whoever shows one needs this scope in it. */
    record OpenOrScoped(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return isAnonymous(caller) ? Verdict.GRANTED : new Scoped(needed).decide(caller, pathVariables);
        }

        @Override
        public Optional<Scope> scope() {
            return Optional.of(needed);
        }
    }

    /** Every key. */
    record AnyKey() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return isAnonymous(caller) ? Verdict.NO_KEY : Verdict.GRANTED;
        }
    }

    /** Admins alone: approving, paying, minting keys, editing campaigns. */
    record Admin() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (isAnonymous(caller)) {
                return Verdict.NO_KEY;
            }
            return caller.isAdmin() ? Verdict.GRANTED : Verdict.FORBIDDEN;
        }
    }

    /** Integrations with this scope, and admins. */
    record Scoped(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return switch (caller.role()) {
                case ANONYMOUS -> Verdict.NO_KEY;
                case ADMIN -> Verdict.GRANTED;
                case INTEGRATION -> caller.may(needed) ? Verdict.GRANTED : new Verdict.ScopeMissing(needed);
                case PARTNER -> Verdict.FORBIDDEN;
            };
        }

        @Override
        public Optional<Scope> scope() {
            return Optional.of(needed);
        }
    }

    /** As {@link Scoped}, and the partner whose id the path names in {@code {id}}; another partner's data does not exist for it. */
    record ScopedOrPartnerItself(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (caller.role() != Caller.Role.PARTNER) {
                return new Scoped(needed).decide(caller, pathVariables);
            }
            return caller.isPartner(pathVariables.getOrDefault("id", "")) ? Verdict.GRANTED : Verdict.OTHER_PARTNER;
        }

        @Override
        public Optional<Scope> scope() {
            return Optional.of(needed);
        }
    }

    /** As {@link Scoped}, and any partner: the handler shows it nothing but its own. */
    record ScopedOrPartnersOwn(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return caller.role() == Caller.Role.PARTNER ? Verdict.GRANTED : new Scoped(needed).decide(caller, pathVariables);
        }

        @Override
        public Optional<Scope> scope() {
            return Optional.of(needed);
        }
    }

    private static boolean isAnonymous(Caller caller) {
        return caller.role() == Caller.Role.ANONYMOUS;
    }
}
