package dev.openpartner.console.click;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Names;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.click.FindClick;
import dev.openpartner.kernel.query.click.FindFlaggedClicks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Clicks under suspicion, and the verdict about one. */
@ConsolePage
final class ClickPage {

    private static final List<String> FLAGS = List.of("velocity", "manual", "revoked");

    private final ReadSide readSide;
    private final Changes changes;
    private final Clock clock;

    ClickPage(ReadSide readSide, Changes changes, Clock clock) {
        this.readSide = readSide;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/fraud")
    String flagged(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        String flag = FLAGS.contains(here.get("flag")) ? here.get("flag") : null;
        model.addAttribute("clicks", readSide.ask(new FindFlaggedClicks(
                caller.tenant(), here.text("partnerId"), flag, here.time("since"), here.page())));
        model.addAttribute("flags", FLAGS);
        model.addAttribute("names", new Names(readSide, caller.tenant(), clock.instant()));
        return "fraud";
    }

    @GetMapping("/clicks/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        model.addAttribute("click", readSide.ask(new FindClick(caller.tenant(), id)));
        model.addAttribute("names", new Names(readSide, caller.tenant(), clock.instant()));
        return "click";
    }

    @PostMapping("/clicks/{id}/flag")
    String flag(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return verdict(caller, "POST /api/clicks/{id}/flag", id, request, "flagged");
    }

    @PostMapping("/clicks/{id}/unflag")
    String unflag(Caller caller, @PathVariable String id, HttpServletRequest request) {
        return verdict(caller, "POST /api/clicks/{id}/unflag", id, request, "unflagged");
    }

    private String verdict(Caller caller, String route, String id, HttpServletRequest request, String done) {
        Form form = Form.of(request);
        changes.make(caller, route, List.of(id), form.texts("reason").body());
        return Done.at(Here.inside(form.text("to"), "/clicks/" + id), done);
    }
}
