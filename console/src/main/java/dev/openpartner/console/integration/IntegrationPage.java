package dev.openpartner.console.integration;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Curl;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Scope;
import dev.openpartner.kernel.query.apikey.ApiKeyView;
import dev.openpartner.kernel.query.apikey.FindApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Keys of integrations: mint one, see that it works, end it. */
@ConsolePage
final class IntegrationPage {

    private static final String SHOWN_NOWHERE = "$OPENPARTNER_KEY";

    private final ReadSide readSide;
    private final Changes changes;
    private final Refusals refusals;
    private final KeyUse use;

    IntegrationPage(ReadSide readSide, Changes changes, Refusals refusals, KeyUse use) {
        this.readSide = readSide;
        this.changes = changes;
        this.refusals = refusals;
        this.use = use;
    }

    @GetMapping("/integrations")
    String list(Caller caller, HttpServletRequest request, Model model) {
        model.addAttribute("keys", readSide.ask(new FindApiKeys(caller.tenant(), Here.of(request).page())));
        model.addAttribute("refused", use.refused(caller));
        model.addAttribute("scopes", Arrays.stream(Scope.values()).map(Scope::text).toList());
        return "integrations";
    }

    /** The key is on the page that answers this and on no other: it is not kept anywhere in clear. */
    @PostMapping("/integrations")
    String mint(Caller caller, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request).texts("label", "source").choices("scopes");
        return refusals.orShowAgain(form, response, model, () -> {
            Map<String, Object> minted = changes.make(caller, "POST /api/api-keys", List.of(), form.body());
            String plaintext = String.valueOf(minted.get("plaintext"));
            model.addAttribute("plaintext", plaintext);
            model.addAttribute("id", minted.get("id"));
            model.addAttribute("label", minted.get("label"));
            model.addAttribute("mayReport", form.body().get("scopes") instanceof List<?> scopes && scopes.contains("events:write"));
            model.addAttribute("test", test(request, plaintext));
            return "minted";
        }, () -> list(caller, request, model));
    }

    @GetMapping("/integrations/{id}")
    String show(Caller caller, @PathVariable String id, HttpServletRequest request, Model model) {
        ApiKeyView key = use.find(caller, id);
        model.addAttribute("key", key);
        model.addAttribute("latest", use.latest(caller, key));
        model.addAttribute("taken", use.taken(caller, key));
        model.addAttribute("refused", use.refused(caller).getOrDefault(id, 0));
        model.addAttribute("mayReport", key.scopes().contains(Scope.EVENTS_WRITE.text()) || key.role().equals("admin"));
        model.addAttribute("test", test(request, SHOWN_NOWHERE));
        return "integration";
    }

    @PostMapping("/integrations/{id}/revoke")
    String revoke(Caller caller, @PathVariable String id) {
        changes.make(caller, "DELETE /api/api-keys/{id}", id);
        return Done.at("/integrations", "key-revoked");
    }

    private static String test(HttpServletRequest request, String key) {
        return Curl.conversion(ServletUriComponentsBuilder.fromContextPath(request).toUriString(), key, "buyer@example.com");
    }
}
