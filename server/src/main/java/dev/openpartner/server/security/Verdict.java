package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Scope;
import java.util.List;
import org.springframework.security.authorization.AuthorizationResult;

/** What the route table says to one request. */
public sealed interface Verdict extends AuthorizationResult {

    @Override
    default boolean isGranted() {
        return false;
    }

    /** Go on. */
    record Granted() implements Verdict {
        @Override
        public boolean isGranted() {
            return true;
        }
    }

    /** The route needs a key. */
    record NoKey() implements Verdict {}

    /** No scope would help. */
    record Forbidden() implements Verdict {}

    /** An admin, and not of the tenant that runs the install. */
    record NotOperator() implements Verdict {}

    /** The key lacks this scope. */
    record ScopeMissing(Scope needed) implements Verdict {}

    /** A partner asked for another's data. */
    record OtherPartner() implements Verdict {}

    /** No route has this path. */
    record UnknownPath() implements Verdict {}

    /** The path has these methods, and not the one asked for. */
    record WrongMethod(List<String> allowed) implements Verdict {
        public WrongMethod {
            allowed = List.copyOf(allowed);
        }
    }
}
