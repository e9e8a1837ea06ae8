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
            return new Verdict.Granted();
        }
    }

    /** Everybody without a key; whoever shows one needs this scope in it. */
    record OpenOrScoped(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return isAnonymous(caller) ? new Verdict.Granted() : new Scoped(needed).decide(caller, pathVariables);
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
            return isAnonymous(caller) ? new Verdict.NoKey() : new Verdict.Granted();
        }
    }

    /** People who have signed in, whoever they are; a key has no account. */
    record SignedIn() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (isAnonymous(caller)) {
                return new Verdict.NoKey();
            }
            return caller.personId() == null ? new Verdict.Forbidden() : new Verdict.Granted();
        }
    }

    /** Admins alone: approving, paying, minting keys, editing campaigns. */
    record Admin() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (isAnonymous(caller)) {
                return new Verdict.NoKey();
            }
            return caller.isAdmin() ? new Verdict.Granted() : new Verdict.Forbidden();
        }
    }

    /** Admins who have signed in: what a session alone can do. */
    record AdminInPerson() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            Verdict admin = new Admin().decide(caller, pathVariables);
            return admin.isGranted() && caller.personId() == null ? new Verdict.Forbidden() : admin;
        }
    }

    /** People: admins and partners, each of whom is led to their own pages; no integration. */
    record People() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (isAnonymous(caller)) {
                return new Verdict.NoKey();
            }
            return caller.isAdmin() || isPartner(caller) ? new Verdict.Granted() : new Verdict.Forbidden();
        }
    }

    /** Partners, on pages that show each its own. */
    record Partner() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (isAnonymous(caller)) {
                return new Verdict.NoKey();
            }
            return isPartner(caller) ? new Verdict.Granted() : new Verdict.Forbidden();
        }
    }

    /** Admins of the tenant that runs the install: for what concerns every tenant of it. */
    record Operator() implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            if (caller.isAdmin() && !caller.isOperator()) {
                return new Verdict.NotOperator();
            }
            return new Admin().decide(caller, pathVariables);
        }
    }

    /** Integrations with this scope, and admins. */
    record Scoped(Scope needed) implements Access {
        @Override
        public Verdict decide(Caller caller, Map<String, String> pathVariables) {
            return switch (caller.role()) {
                case ANONYMOUS -> new Verdict.NoKey();
                case ADMIN -> new Verdict.Granted();
                case INTEGRATION -> caller.may(needed) ? new Verdict.Granted() : new Verdict.ScopeMissing(needed);
                case PARTNER -> new Verdict.Forbidden();
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
            return caller.isPartner(pathVariables.getOrDefault("id", "")) ? new Verdict.Granted() : new Verdict.OtherPartner();
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
            return caller.role() == Caller.Role.PARTNER ? new Verdict.Granted() : new Scoped(needed).decide(caller, pathVariables);
        }

        @Override
        public Optional<Scope> scope() {
            return Optional.of(needed);
        }
    }

    private static boolean isAnonymous(Caller caller) {
        return caller.role() == Caller.Role.ANONYMOUS;
    }

    private static boolean isPartner(Caller caller) {
        return caller.role() == Caller.Role.PARTNER && caller.partnerId() != null;
    }
}
