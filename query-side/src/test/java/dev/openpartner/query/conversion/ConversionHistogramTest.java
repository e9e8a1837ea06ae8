package dev.openpartner.query.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionHistogram;
import dev.openpartner.kernel.query.conversion.ConversionHistogram.Bar;
import dev.openpartner.kernel.query.conversion.FindConversionHistogram;
import dev.openpartner.query.projection.LiveFeed;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** How conversions lie in time, for every way to narrow them. */
class ConversionHistogramTest {

    private static final Instant DAY = Instant.parse("2026-05-04T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-05-20T15:00:00Z");

    private static ReadSide side;

    @BeforeAll
    static void project() {
        side = new ReadSide();
        side.history.partner("t1", "P1", "p1@agency.example");
        Journey jane = side.history.journey("t1", "jane@acme.example");
        jane.attributed(sale(jane, "S1", "USD", "2026-05-04T10:00:00Z"), 1, "P1");
        jane.attributed(sale(jane, "S2", "EUR", "2026-05-04T10:59:59.999Z"), 1, "P1");
        jane.waits(sale(jane, "S3", "USD", "2026-05-04T11:00:00Z"));
        jane.waits(sale(jane, "S4", "USD", "2026-05-06T00:00:00Z"));
        Journey bob = side.history.journey("t1", "bob@acme.example");
        bob.waits(sale(bob, "S5", "USD", "2026-05-06T23:59:59Z"));
        bob.waits(sale(bob, "S6", "USD", "2025-01-01T00:00:00Z"));
        Journey rival = side.history.journey("t2", "jane@acme.example");
        rival.waits(sale(rival, "R1", "USD", "2026-05-04T10:00:00Z"));
        new LiveFeed(side).run(100);
    }

    @AfterAll
    static void close() {
        side.close();
        side.dataSource().close();
    }

    @Test
    void withoutAFilterItIsThirtyDaysUpToTodayAndEveryCurrency() {
        ConversionHistogram all = find(filter(null, null, null, null, null));

        assertThat(all.step()).isEqualTo(Duration.ofDays(1));
        assertThat(all.bars()).hasSize(30);
        assertThat(all.bars().getFirst().from()).isEqualTo("2026-04-21T00:00:00Z");
        assertThat(all.bars().getLast().until()).isEqualTo("2026-05-21T00:00:00Z");
        assertThat(counted(all)).containsExactly("2026-05-04 3", "2026-05-06 2");
        assertThat(all.countedFrom()).isNull();
    }

    @Test
    void whatIsCountedOneByOneIsWhatTheFiguresPerDayAddUpTo() {
        Instant until = DAY.plus(Duration.ofDays(3));

        ConversionHistogram figures = find(filter(null, null, null, DAY, until));
        ConversionHistogram rows = find(filter("opportunity_won", null, null, DAY, until));

        assertThat(counted(figures)).containsExactly("2026-05-04 3", "2026-05-06 2");
        assertThat(rows).isEqualTo(figures);
    }

    @Test
    void everyFilterNarrowsItAsItNarrowsTheList() {
        assertThat(counted(find(new ConversionFilter("Jane@acme.example", null, null, null, null, null, null, null))))
                .containsExactly("2026-05-04 3", "2026-05-06 1");
        assertThat(counted(find(filter(null, "attributed", null, null, null)))).containsExactly("2026-05-04 2");
        assertThat(counted(find(filter(null, null, "P1", null, null)))).containsExactly("2026-05-04 2");
        assertThat(counted(find(filter("deal_lost", null, null, null, null)))).isEmpty();
        assertThat(counted(find(new ConversionFilter(null, null, null, "no_identity", null, "HubSpot", null, null))))
                .containsExactly("2026-05-04 1", "2026-05-06 2");
    }

    @Test
    void aDayIsInHoursAndAPartOfAnHourEndsWhereItWasAskedTo() {
        ConversionHistogram hours = find(filter(null, null, null, DAY, DAY.plus(Duration.ofDays(1))));
        assertThat(hours.bars()).hasSize(24);
        assertThat(hours.bars().get(10).count()).isEqualTo(2);
        assertThat(hours.bars().get(11).count()).isEqualTo(1);

        Instant since = DAY.plus(Duration.ofMinutes(10 * 60 + 30));
        ConversionHistogram part = find(filter(null, null, null, since, since.plus(Duration.ofMinutes(31))));
        assertThat(part.bars()).containsExactly(
                new Bar(since, DAY.plus(Duration.ofHours(11)), 1),
                new Bar(DAY.plus(Duration.ofHours(11)), since.plus(Duration.ofMinutes(31)), 1));
    }

    @Test
    void aLongTimeIsInWeeksThatBeginOnMondays() {
        ConversionHistogram year = find(filter(null, null, null, Instant.parse("2025-05-20T00:00:00Z"), null));

        assertThat(year.step()).isEqualTo(Duration.ofDays(7));
        assertThat(year.bars().size()).isLessThanOrEqualTo(ConversionHistogram.MOST_BARS);
        assertThat(counted(year)).containsExactly("2026-05-04 5");
    }

    @Test
    void anyTimeThatSomebodyAsksForHasAnAnswer() {
        ConversionHistogram ever = find(filter(null, null, null, Instant.parse("0001-01-01T00:00:00Z"), null));
        assertThat(ever.bars()).hasSize(ConversionHistogram.MOST_BARS);
        assertThat(ever.bars().stream().mapToLong(Bar::count).sum()).isEqualTo(6);

        assertThat(find(filter(null, null, null, NOW, NOW)).bars()).isEmpty();
        assertThat(find(filter(null, null, null, NOW, DAY)).bars()).isEmpty();
        assertThat(find(filter(null, null, null, NOW.plus(Duration.ofDays(400)), null)).bars()).isNotEmpty();
    }

    @Test
    void moreThanAreCountedAreSaidToBeMoreAndWhatIsOlderHasNoBar() {
        copies("S5", ConversionHistogramFinder.MOST_LOOKED_AT, "t3", "2026-05-06T00:00:00Z");
        copies("S4", 5, "t3", "2026-05-01T00:00:00Z");
        ConversionFilter filter = filter("opportunity_won", null, null, null, null);

        ConversionHistogram cut = side.bean(ConversionHistogramFinder.class).on(new FindConversionHistogram("t3", filter, NOW)).value();

        assertThat(cut.countedFrom()).isEqualTo("2026-05-06T00:00:00Z");
        assertThat(cut.bars().getFirst()).isEqualTo(new Bar(
                Instant.parse("2026-05-06T00:00:00Z"), Instant.parse("2026-05-07T00:00:00Z"), ConversionHistogramFinder.MOST_LOOKED_AT));
        ConversionFilter rare = filter("opportunity_won", "attributed", null, null, null);
        ConversionHistogram looked = side.bean(ConversionHistogramFinder.class).on(new FindConversionHistogram("t3", rare, NOW)).value();
        assertThat(looked.countedFrom()).as("looked at, though none of them counts").isEqualTo(cut.countedFrom());
        assertThat(counted(looked)).isEmpty();
    }

    /** Copies of a conversion at another time, as a projection writes them, to whom every tenant is visible. */
    private static void copies(String of, int count, String tenant, String at) {
        side.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            side.jdbc().queryForList("select set_config('openpartner.tenant', '*', true)");
            List<String> columns = side.jdbc().query(
                    "select column_name from information_schema.columns where table_schema = 'read_model' and table_name = 'conversion'"
                            + " and is_generated = 'NEVER'",
                    (row, number) -> row.getString(1));
            String values = columns.stream().map(column -> switch (column) {
                case "conversion_id" -> "'%s-' || copy".formatted(of);
                case "tenant" -> "'%s'".formatted(tenant);
                case "occurred_at_ms" -> Long.toString(Instant.parse(at).toEpochMilli());
                default -> column;
            }).collect(Collectors.joining(", "));
            String insert = "insert into read_model.conversion (%s) select %s from read_model.conversion, generate_series(1, %d) copy"
                    .formatted(String.join(", ", columns), values, count);
            assertThat(side.jdbc().update(insert + " where conversion_id = ?", of)).isEqualTo(count);
        });
    }

    private static Journey.Sale sale(Journey journey, String id, String currency, String at) {
        return journey.record(id, 10_000L, currency, Instant.parse(at).toEpochMilli());
    }

    private static ConversionFilter filter(
            @Nullable String type, @Nullable String status, @Nullable String partnerId, @Nullable Instant since, @Nullable Instant until) {
        return new ConversionFilter(null, type, status, null, partnerId, null, since, until);
    }

    private static ConversionHistogram find(ConversionFilter filter) {
        return side.bean(ConversionHistogramFinder.class).on(new FindConversionHistogram("t1", filter, NOW)).value();
    }

    /** The bars with something in them. */
    private static List<String> counted(ConversionHistogram histogram) {
        return histogram.bars().stream()
                .filter(bar -> bar.count() > 0)
                .map(bar -> bar.from().toString().substring(0, 10) + " " + bar.count())
                .toList();
    }
}
