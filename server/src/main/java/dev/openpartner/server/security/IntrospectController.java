package dev.openpartner.server.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a key who it is: the first thing to ask when an integration is refused. */
@RestController
final class IntrospectController {

    @GetMapping("/api/auth/introspect")
    @Operation(operationId = "introspect", summary = "Who am I", tags = "Access")
    Introspection introspect(Caller caller) {
        List<String> scopes = caller.scopes().stream().map(Scope::text).sorted().toList();
        return new Introspection(
                caller.role().name().toLowerCase(Locale.ROOT),
                caller.tenant(),
                caller.isAdmin() ? true : null,
                caller.role() == Caller.Role.INTEGRATION ? scopes : null,
                caller.partnerId(),
                caller.keyId(),
                caller.keyLabel());
    }

    /**
     * @param role admin, integration or partner
     * @param unrestricted true for an admin, who needs no scope
     * @param scopes what an integration may do
     * @param partnerId whose data a partner's key reads
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Introspection(
            String role,
            String tenant,
            @Nullable Boolean unrestricted,
            @Nullable List<String> scopes,
            @Nullable String partnerId,
            @Nullable String keyId,
            String label) {}
}
