package dev.openpartner.command.apikey;

import dev.openpartner.command.apikey.ApiKeyMinter.Minted;
import dev.openpartner.command.apikey.ApiKeyMinter.Wish;
import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.apikey.ApiKeyCommand.RevokeApiKey;
import dev.openpartner.kernel.apikey.ApiKeyState;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.partner.PartnerState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Mints and revokes keys. Only admins get here; they may mint admin keys too, because a team has to be able to replace its own. */
@RestController
@Profile("role-command")
class ApiKeyController {

    static final int MAX_LABEL_LENGTH = 100;
    static final int MAX_SOURCE_LENGTH = 64;
    private static final int MAX_SCOPE_LENGTH = 64;
    static final int MAX_SCOPES = 50;

    private final ApiKeyMinter minter;
    private final CommandDispatch commands;
    private final IdSource ids;
    private final Clock clock;

    ApiKeyController(ApiKeyMinter minter, CommandDispatch commands, IdSource ids, Clock clock) {
        this.minter = minter;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping(path = "/api/api-keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "mintKey",
            tags = "API keys",
            summary = "Mint a key",
            description = "The answer shows its plaintext, this once.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = NewKey.class, example = NewKey.EXAMPLE)
    @Refuses(conflict = "api_key_exists")
    ResponseEntity<MintedKey> mint(Caller caller, @RequestBody(required = false) byte @Nullable [] sent) {
        BodyReader body = BodyReader.of(sent);
        String label = body.requiredText("label", 1, MAX_LABEL_LENGTH);
        boolean admin = "admin".equals(body.choice("role", List.of("integration", "admin")));
        List<Scope> scopes = scopes(body, admin);
        String source = body.optionalText("source", 1, MAX_SOURCE_LENGTH);
        Instant expiresAt = expiresAt(body);
        body.finish();
        Role role = admin ? Role.ADMIN : Role.INTEGRATION;
        return answer(new Wish(caller.tenant(), ids.next(), label, role, scopes, null, source, expiresAt, caller.actor()));
    }

    @PostMapping("/api/partners/{id}/api-keys")
    @Operation(
            operationId = "mintPartnerKey",
            tags = "API keys",
            summary = "Mint a partner's key",
            description = "It reads that partner's data and nothing else. The answer shows its plaintext, this once.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @Takes(value = NewPartnerKey.class, example = NewPartnerKey.EXAMPLE, optional = true)
    @Refuses(notFound = "partner_not_found", conflict = {"partner_not_active", "api_key_exists"})
    ResponseEntity<MintedKey> mintForPartner(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] sent) {
        String partnerId = PathId.require(id, PartnerState::notFound);
        BodyReader body = BodyReader.ofOptional(sent);
        String label = body.optionalText("label", 1, MAX_LABEL_LENGTH);
        Instant expiresAt = expiresAt(body);
        body.finish();
        return answer(new Wish(
                caller.tenant(),
                ids.next(),
                label == null ? "partner" : label,
                Role.PARTNER,
                List.of(),
                partnerId,
                null,
                expiresAt,
                caller.actor()));
    }

    /** Ends a key. A repeat is answered like the first time. */
    @DeleteMapping("/api/api-keys/{id}")
    @Operation(
            operationId = "revokeKey",
            tags = "API keys",
            summary = "Revoke a key",
            description = "It is refused everywhere within a second. A repeat is answered like the first time.")
    @ApiResponse(responseCode = "204")
    @Refuses(notFound = "api_key_not_found")
    ResponseEntity<Void> revoke(Caller caller, @PathVariable String id) {
        String keyId = PathId.require(id, ApiKeyState::notFound);
        return Answers.noContent(commands.send(new RevokeApiKey(caller.tenant(), keyId, clock.millis(), caller.actor())));
    }

    private ResponseEntity<MintedKey> answer(Wish wish) {
        Minted minted = minter.mint(wish);
        return Answers.of(HttpStatus.CREATED, minted.outcome(), MintedKey.of(minted));
    }

    private static List<Scope> scopes(BodyReader body, boolean admin) {
        List<String> sent = body.texts("scopes", MAX_SCOPES, MAX_SCOPE_LENGTH);
        if (admin) {
            if (sent != null && !sent.isEmpty()) {
                body.fault("scopes", "not_allowed", "An admin key has no scopes: it may do everything. Leave scopes out.");
            }
            return List.of();
        }
        if (!body.isGiven("scopes") || (sent != null && sent.isEmpty())) {
            body.fault("scopes", "required", "Name at least one scope: %s.".formatted(allScopes()));
            return List.of();
        }
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; sent != null && i < sent.size(); i++) {
            Optional<Scope> scope = Scope.of(sent.get(i));
            if (scope.isPresent() && !scopes.contains(scope.get())) {
                scopes.add(scope.get());
            } else if (scope.isEmpty() && !sent.get(i).isEmpty()) {
                body.fault("scopes", i, "unknown_scope", "There is no such scope. Those there are: %s.".formatted(allScopes()));
            }
        }
        return scopes;
    }

    private @Nullable Instant expiresAt(BodyReader body) {
        Instant expiresAt = body.instant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            body.fault("expiresAt", "in_the_past", "Must lie in the future.");
        }
        return expiresAt;
    }

    private static String allScopes() {
        return Arrays.stream(Scope.values()).map(Scope::text).collect(Collectors.joining(", "));
    }
}
