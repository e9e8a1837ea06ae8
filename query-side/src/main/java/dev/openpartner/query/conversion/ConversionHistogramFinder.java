package dev.openpartner.query.conversion;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionHistogram;
import dev.openpartner.kernel.query.conversion.FindConversionHistogram;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts conversions by time. Where nothing but days narrows them, the figures per day are added up, however many conversions there are.
 * Otherwise the newest are looked at one by one, along the index by which they are narrowed, and no more of them than take a moment.
 */
@Component
@Profile("role-query")
final class ConversionHistogramFinder {

    /** Looked at one by one within some tens of milliseconds, where no index has what is asked for as well. */
    static final int MOST_LOOKED_AT = 30_000;

    private static final Set<String> PROJECTIONS = Set.of(ConversionsProjection.NAME);

    private static final String PER_DAY =
            """
            select (day - ?) / ?, sum(conversions)::bigint
            from conversion_day where tenant = ? and day >= ? and day < ? group by 1
            """;

    private final ReadTransaction reads;

    ConversionHistogramFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    private record Counted(long step, long conversions, long lookedAt, long oldestMs) {}

    @QueryHandler
    Answer<ConversionHistogram> on(FindConversionHistogram query) {
        TimeSteps steps = TimeSteps.of(query.filter(), query.now());
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> steps.wholeDays() && isOnlyTime(query.filter())
                ? histogram(steps, perDay(jdbc, query.tenant(), steps), false)
                : oneByOne(jdbc, query, steps));
    }

    private static boolean isOnlyTime(ConversionFilter filter) {
        return filter.equals(new ConversionFilter(null, null, null, null, null, null, filter.since(), filter.until()));
    }

    private static List<Counted> perDay(JdbcClient jdbc, String tenant, TimeSteps steps) {
        return jdbc.sql(PER_DAY)
                .params(Decisions.day(steps.first().toEpochMilli()), Math.toIntExact(steps.step().toDays()), tenant)
                .params(Decisions.day(steps.since().toEpochMilli()), Decisions.day(steps.until().toEpochMilli()))
                .query((row, number) -> new Counted(row.getLong(1), row.getLong(2), 0, 0))
                .list();
    }

    private static ConversionHistogram oneByOne(JdbcClient jdbc, FindConversionHistogram query, TimeSteps steps) {
        ConversionFilter asked = query.filter();
        List<Object> values = new ArrayList<>();
        StringBuilder counts = new StringBuilder("true");
        add(counts, values, ConversionConditions.OF_STATUS, asked.status());
        add(counts, values, ConversionConditions.OF_REASON, asked.reason());
        add(counts, values, ConversionConditions.OF_PARTNER, asked.partnerId());
        // One index leads; the rest is counted among what it leads to.
        String user = asked.userId();
        String type = user == null ? asked.type() : null;
        String source = user == null && type == null ? asked.source() : null;
        add(counts, values, ConversionConditions.OF_TYPE, type == null ? asked.type() : null);
        add(counts, values, ConversionConditions.OF_SOURCE, source == null ? asked.source() : null);
        // Columns that no index has are read only where they are asked for.
        Select newest = Select.from("select c.occurred_at_ms"
                + (values.isEmpty() ? "" : ", c.status, c.reason, c.type, c.source_label, c.partner_ids") + " from conversion c");
        ConversionFilter indexed = new ConversionFilter(user, type, null, null, null, source, steps.since(), steps.until());
        ConversionConditions.narrow(newest, query.tenant(), indexed, null);
        String count = """
                select (c.occurred_at_ms - %d) / %d, count(*) filter (where %s), count(*), min(c.occurred_at_ms)
                from first_rows c group by 1
                """.formatted(steps.first().toEpochMilli(), steps.step().toMillis(), counts);
        List<Counted> counted = newest.rowsOf(jdbc, count, values, ConversionConditions.ORDER, MOST_LOOKED_AT, (row, number) ->
                new Counted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        return histogram(steps, counted, counted.stream().mapToLong(Counted::lookedAt).sum() >= MOST_LOOKED_AT);
    }

    private static void add(StringBuilder conditions, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            conditions.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static ConversionHistogram histogram(TimeSteps steps, List<Counted> counted, boolean cut) {
        Map<Long, Long> counts = counted.stream().collect(Collectors.toMap(Counted::step, Counted::conversions));
        Instant oldest = Instant.ofEpochMilli(counted.stream().mapToLong(Counted::oldestMs).min().orElse(0));
        return new ConversionHistogram(steps.step(), steps.bars(counts, cut ? oldest : steps.since()), cut ? oldest : null);
    }
}
