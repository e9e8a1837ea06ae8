package dev.openpartner.console.overview;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.dashboard.FindOverview;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the program does. */
@ConsolePage
final class OverviewPage {

    private static final int DAYS = 30;

    private final ReadSide readSide;
    private final Clock clock;

    OverviewPage(ReadSide readSide, Clock clock) {
        this.readSide = readSide;
        this.clock = clock;
    }

    @GetMapping("/")
    String show(Caller caller, Model model) {
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
        model.addAttribute("overview", readSide.ask(new FindOverview(caller.tenant(), since, null)));
        return "overview";
    }
}
