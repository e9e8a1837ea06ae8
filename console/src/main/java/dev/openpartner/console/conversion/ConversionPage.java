package dev.openpartner.console.conversion;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Curl;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Json;
import dev.openpartner.console.page.Names;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.console.savedfilter.SavedFilters;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.ExplainConversion;
import dev.openpartner.kernel.query.conversion.FindConversion;
import dev.openpartner.kernel.query.conversion.FindConversionHistogram;
import dev.openpartner.kernel.query.conversion.FindConversions;
import dev.openpartner.kernel.query.conversion.FindUnattributed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Conversions, and why each was decided as it was. */
@ConsolePage
final class ConversionPage {

    private static final List<String> STATUSES = List.of("attributed", "no_identity", "no_click", "outside_window");
    private static final List<String> REASONS =
            List.of("no_identity", "no_click", "outside_window", "click_flagged", "partner_revoked", "after_conversion");

    private final ReadSide readSide;
    private final SavedFilters saved;
    private final Json json;
    private final Clock clock;

    ConversionPage(ReadSide readSide, SavedFilters saved, Json json, Clock clock) {
        this.readSide = readSide;
        this.saved = saved;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/conversions")
    String list(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        model.addAttribute("conversions", readSide.ask(new FindConversions(caller.tenant(), filter(here), here.page())));
        model.addAttribute("saved", saved.of(caller, "/conversions"));
        model.addAttribute("histogram", Histogram.of(
                readSide.ask(new FindConversionHistogram(caller.tenant(), filter(here), clock.instant())), here));
        model.addAttribute("statuses", STATUSES);
        return "conversions";
    }

    @GetMapping("/unattributed")
    String waiting(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        model.addAttribute("waiting", readSide.ask(new FindUnattributed(caller.tenant(), filter(here), here.page())));
        model.addAttribute("reasons", REASONS);
        model.addAttribute("names", new Names(readSide, caller.tenant(), clock.instant()));
        return "unattributed";
    }

    @GetMapping("/conversions/{id}")
    String show(Caller caller, @PathVariable String id, HttpServletRequest request, Model model) {
        ConversionView conversion = readSide.ask(new FindConversion(caller.tenant(), id));
        String base = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        model.addAttribute("conversion", conversion);
        model.addAttribute("explanation", readSide.ask(new ExplainConversion(caller.tenant(), id)));
        model.addAttribute("raw", json.pretty(conversion));
        model.addAttribute("names", new Names(readSide, caller.tenant(), clock.instant()));
        model.addAttribute("identify", Curl.identify(base, "the-visitors-cref", conversion.userId()));
        model.addAttribute("likely", readSide.ask(new FindUnattributed(caller.tenant(), only(conversion), Here.of(request).page()))
                .data().stream()
                .filter(waiting -> waiting.eventId().equals(id))
                .flatMap(waiting -> waiting.candidates().stream())
                .toList());
        return "conversion";
    }

    /** The list in which a conversion stands while it waits. */
    private static ConversionFilter only(ConversionView conversion) {
        return new ConversionFilter(
                conversion.userId(), null, null, null, null, null, conversion.ts(), conversion.ts().plusMillis(1));
    }

    private static ConversionFilter filter(Here here) {
        return new ConversionFilter(
                here.text("userId"),
                here.text("type"),
                STATUSES.contains(here.get("status")) ? here.get("status") : null,
                here.text("reason"),
                here.text("partnerId"),
                here.text("source"),
                here.time("since"),
                here.until("until"));
    }
}
