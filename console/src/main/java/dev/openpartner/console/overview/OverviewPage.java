package dev.openpartner.console.overview;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.dashboard.FindAttention;
import dev.openpartner.kernel.query.dashboard.FindOverview;
import dev.openpartner.kernel.query.dashboard.FindProgramSeries;
import dev.openpartner.kernel.query.dashboard.Overview;
import dev.openpartner.kernel.query.projection.FindProjections;
import dev.openpartner.kernel.query.projection.ProjectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the program does, and what needs attention. */
@ConsolePage
final class OverviewPage {

    private static final List<Integer> SPANS = List.of(7, 30, 90, 365);
    private static final int DEFAULT_SPAN = 30;

    private final ReadSide readSide;
    private final Clock clock;

    OverviewPage(ReadSide readSide, Clock clock) {
        this.readSide = readSide;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(Caller caller, HttpServletRequest request, Model model) {
        if (caller.role() == Caller.Role.PARTNER) {
            return "redirect:/portal";
        }
        Here here = Here.of(request);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int days = SPANS.stream().filter(span -> Integer.toString(span).equals(here.get("days"))).findFirst().orElse(DEFAULT_SPAN);
        LocalDate since = today.minusDays(days - 1L);
        Overview overview = readSide.ask(new FindOverview(caller.tenant(), since, here.text("currency")));
        model.addAttribute("overview", overview);
        model.addAttribute("series", readSide.ask(new FindProgramSeries(caller.tenant(), since, today, overview.currency())));
        model.addAttribute("attention", readSide.ask(new FindAttention(caller.tenant(), now)));
        model.addAttribute("deadLetters", readSide.ask(new FindProjections(caller.tenant())).stream()
                .mapToLong(ProjectionView::deadLetters)
                .sum());
        model.addAttribute("steps", FirstSteps.of(readSide, caller.tenant(), now));
        model.addAttribute("spans", SPANS);
        model.addAttribute("days", days);
        return "overview";
    }
}
