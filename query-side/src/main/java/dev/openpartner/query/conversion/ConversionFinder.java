package dev.openpartner.query.conversion;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.FindConversion;
import dev.openpartner.kernel.query.conversion.FindConversions;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds conversions. */
@Component
@Profile("role-query")
final class ConversionFinder {

    private static final String LIST = "conversions";
    private static final Set<String> PROJECTIONS = Set.of(ConversionsProjection.NAME);

    private final ReadTransaction reads;

    ConversionFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<ConversionView>> on(FindConversions query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Select select = Select.among(ConversionRows.COLUMNS, "conversion c", "").where("c.status <> 'undecided'");
        ConversionConditions.narrow(select, query.tenant(), query.filter(), cursor);
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, ConversionConditions.ORDER, query.page().limit(), (row, number) -> ConversionRows.view(row),
                last -> Cursor.after(LIST, last.ts().toEpochMilli(), last.eventId())));
    }

    @QueryHandler
    Answer<ConversionView> on(FindConversion query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql("select " + ConversionRows.COLUMNS
                        + " from conversion c where c.tenant = ? and c.conversion_id = ? and c.status <> 'undecided'")
                .params(query.tenant(), query.eventId())
                .query((row, number) -> ConversionRows.view(row))
                .optional()
                .orElseThrow(noEvent()));
    }

    static Supplier<Refused> noEvent() {
        return () -> Refused.notFound("event_not_found", "There is no conversion of this id.");
    }
}
