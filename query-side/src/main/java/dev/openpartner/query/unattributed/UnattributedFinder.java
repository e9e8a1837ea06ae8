package dev.openpartner.query.unattributed;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.FindUnattributed;
import dev.openpartner.kernel.query.conversion.UnattributedView;
import dev.openpartner.kernel.query.conversion.UnattributedView.Candidate;
import dev.openpartner.query.conversion.ConversionConditions;
import dev.openpartner.query.conversion.ConversionRows;
import dev.openpartner.query.conversion.ConversionsProjection;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds conversions that nobody earned so far. */
@Component
@Profile("role-query")
final class UnattributedFinder {

    private static final String LIST = "unattributed";
    private static final Set<String> PROJECTIONS = Set.of(ConversionsProjection.NAME, "clicks");

    private final ReadTransaction reads;
    private final Clock clock;

    UnattributedFinder(ReadTransaction reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @QueryHandler
    Answer<Page<UnattributedView>> on(FindUnattributed query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Select select = ConversionConditions.waiting(
                Select.among(ConversionRows.COLUMNS, "conversion c", ""), query.tenant(), query.filter(), cursor);
        Instant now = clock.instant();
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Page<ConversionView> page = select.page(
                    jdbc, ConversionConditions.ORDER, query.page().limit(), (row, number) -> ConversionRows.view(row),
                    last -> Cursor.after(LIST, last.ts().toEpochMilli(), last.eventId()));
            Map<String, List<Candidate>> candidates = Candidates.of(jdbc, query.tenant(), page.data());
            return new Page<>(
                    page.data().stream()
                            .map(c -> item(c, now, candidates.getOrDefault(c.eventId(), List.of())))
                            .toList(),
                    page.nextCursor());
        });
    }

    private static UnattributedView item(ConversionView c, Instant now, List<Candidate> candidates) {
        String reason = c.reason();
        return new UnattributedView(
                c.eventId(),
                c.userId(),
                c.type(),
                c.value(),
                c.currency(),
                c.metadata(),
                c.ts(),
                c.receivedAt(),
                c.source(),
                c.status(),
                reason == null ? c.status() : reason,
                c.hint(),
                c.attribution(),
                Math.max(0, Duration.between(c.receivedAt(), now).toSeconds()),
                candidates);
    }
}
