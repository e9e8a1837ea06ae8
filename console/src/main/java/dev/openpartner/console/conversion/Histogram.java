package dev.openpartner.console.conversion;

import dev.openpartner.console.page.Here;
import dev.openpartner.kernel.query.conversion.ConversionHistogram;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A histogram as a page draws it: each bar leads to the list of its own time. It is drawn by the server, in units that the page stretches.
 *
 * @param words what a bar is: {@code day by day}
 * @param total all that the bars count
 * @param highest the count of the highest bar
 * @param countedFrom present when there are too many to count: what is older has no bar
 */
public record Histogram(String words, long total, long highest, List<Bar> bars, @Nullable Instant countedFrom) {

    private static final int STEP = 20;
    private static final int GAP = 2;
    private static final int HEIGHT = 100;

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * A bar.
     *
     * @param when its time in words
     * @param href the list of its time alone
     * @param x where its column begins
     * @param height how high it is; what is there at all can be seen
     */
    public record Bar(String when, String href, long count, int x, int height) {}

    static Histogram of(ConversionHistogram counted, Here here) {
        long highest = counted.bars().stream().mapToLong(ConversionHistogram.Bar::count).max().orElse(0);
        List<Bar> bars = new ArrayList<>();
        for (ConversionHistogram.Bar bar : counted.bars()) {
            bars.add(new Bar(
                    when(bar.from(), bar.until()),
                    here.between(bar.from(), bar.until()),
                    bar.count(),
                    bars.size() * STEP,
                    height(bar.count(), highest)));
        }
        long total = bars.stream().mapToLong(Bar::count).sum();
        return new Histogram(words(counted.step()), total, highest, bars, counted.countedFrom());
    }

    /** How wide a column is. */
    public int step() {
        return STEP;
    }

    /** What of a column is left free on each side of its bar. */
    public int gap() {
        return GAP;
    }

    public int width() {
        return bars.size() * STEP;
    }

    public int height() {
        return HEIGHT;
    }

    private static int height(long count, long highest) {
        return count == 0 ? 0 : Math.max(1, Math.toIntExact(count * HEIGHT / highest));
    }

    private static String words(Duration step) {
        return switch ((int) step.toDays()) {
            case 0 -> "hour by hour";
            case 1 -> "day by day";
            case 7 -> "week by week";
            default -> "every " + step.toDays() / 7 + " weeks";
        };
    }

    private static String when(Instant from, Instant until) {
        boolean days = from.equals(from.truncatedTo(ChronoUnit.DAYS)) && until.equals(until.truncatedTo(ChronoUnit.DAYS));
        if (!days) {
            return HOUR.format(from) + " to " + HOUR.format(until);
        }
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).minusDays(1);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
