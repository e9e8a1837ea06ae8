package dev.openpartner.console.conversion;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Here;
import dev.openpartner.kernel.access.Caller;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Says which click was whose: what settles a conversion that waits. */
@ConsolePage
final class IdentifyForm {

    private final Changes changes;

    IdentifyForm(Changes changes) {
        this.changes = changes;
    }

    @PostMapping("/identify")
    String identify(
            Caller caller,
            @RequestParam(defaultValue = "") String cref,
            @RequestParam(defaultValue = "") String userId,
            @RequestParam(required = false) @Nullable String to) {
        changes.make(caller, "POST /api/attribution/identify", List.of(), Map.of("cref", cref.strip(), "userId", userId.strip()));
        return Done.at(Here.inside(to, "/unattributed"), "identified");
    }
}
