package dev.openpartner.console.page;

import dev.openpartner.console.port.Troubles;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a form again when what it sent was refused, with everything that was wrong and all that was typed. */
@Component
@Profile("role-query")
public final class Refusals {

    private final Troubles troubles;

    Refusals(Troubles troubles) {
        this.troubles = troubles;
    }

    /**
     * Does what a form asks for.
     *
     * @param change what to do; answers where to go then
     * @param again the page with the form
     */
    public String orShowAgain(Form form, HttpServletResponse response, Model model, Supplier<String> change, Supplier<String> again) {
        try {
            return change.get();
        } catch (Refused | InvalidRequest refused) {
            Troubles.Trouble trouble = troubles.of(refused);
            response.setStatus(trouble.status());
            model.addAttribute("trouble", trouble);
            form.keepIn(model);
            return again.get();
        }
    }
}
