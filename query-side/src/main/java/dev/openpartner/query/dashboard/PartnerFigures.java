package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.query.dashboard.FindPartnerDashboard;
import dev.openpartner.kernel.query.dashboard.PartnerDashboard.CurrencyTotal;
import dev.openpartner.kernel.query.dashboard.PartnerDashboard.Day;
import dev.openpartner.query.read.Show;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The daily rows of one partner since a day. */
record PartnerFigures(Map<Integer, Long> clicksPerDay, List<Credit> credits, List<Earned> earned) {

    private static final List<String> STATUSES = List.of("accrued", "approved", "paid", "reversed");

    record Credit(int day, String currency, long conversions, long revenueMinor) {}

    record Earned(int day, String currency, String status, long commissions, long amountMinor) {}

    static PartnerFigures of(JdbcClient jdbc, FindPartnerDashboard query) {
        Object[] key = {query.tenant(), query.partnerId(), Math.toIntExact(query.since().toEpochDay())};
        String where = " where tenant = ? and partner_id = ? and day >= ?";
        Map<Integer, Long> clicks = jdbc.sql("select day, clicks from click_day" + where).params(key)
                .query((row, number) -> Map.entry(row.getInt(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Credit> credits = jdbc.sql("select day, currency, conversions, revenue_minor from attribution_day" + where)
                .params(key)
                .query((row, number) -> new Credit(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4)))
                .list();
        List<Earned> earned = jdbc.sql("select day, currency, status, commissions, amount_minor from commission_day" + where)
                .params(key)
                .query((row, number) ->
                        new Earned(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .list();
        return new PartnerFigures(clicks, credits, earned);
    }

    long clicks() {
        return clicksPerDay.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> currencies() {
        SortedSet<String> currencies = new TreeSet<>();
        credits.stream().filter(c -> c.conversions() > 0).forEach(c -> currencies.add(c.currency()));
        earned.stream().filter(e -> e.commissions() > 0).forEach(e -> currencies.add(e.currency()));
        return List.copyOf(currencies);
    }

    /** The currency asked for or, without one, that with the most commissions; USD when there is none. */
    String currencyOr(@Nullable String asked) {
        if (asked != null) {
            return asked;
        }
        Map<String, Long> commissions =
                earned.stream().collect(Collectors.groupingBy(Earned::currency, Collectors.summingLong(Earned::commissions)));
        return currencies().stream()
                .min(Comparator.comparingLong((String currency) -> -commissions.getOrDefault(currency, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("USD");
    }

    CurrencyTotal total(String currency) {
        Map<String, String> byStatus = new LinkedHashMap<>();
        for (String status : STATUSES) {
            long sum = earned.stream()
                    .filter(e -> e.currency().equals(currency) && e.status().equals(status))
                    .mapToLong(Earned::amountMinor)
                    .sum();
            byStatus.put(status, Show.money(sum, currency));
        }
        List<Credit> own = credits.stream().filter(c -> c.currency().equals(currency)).toList();
        return new CurrencyTotal(
                currency,
                own.stream().mapToLong(Credit::conversions).sum(),
                Show.money(own.stream().mapToLong(Credit::revenueMinor).sum(), currency),
                byStatus);
    }

    List<Day> series(String currency) {
        SortedSet<Integer> days = new TreeSet<>(clicksPerDay.keySet());
        credits.forEach(c -> days.add(c.day()));
        earned.forEach(e -> days.add(e.day()));
        return days.stream().map(day -> day(day, currency)).toList();
    }

    private Day day(int day, String currency) {
        List<Credit> own = credits.stream().filter(c -> c.day() == day && c.currency().equals(currency)).toList();
        long commission = earned.stream()
                .filter(e -> e.day() == day && e.currency().equals(currency) && !e.status().equals("reversed"))
                .mapToLong(Earned::amountMinor)
                .sum();
        return new Day(
                LocalDate.ofEpochDay(day),
                clicksPerDay.getOrDefault(day, 0L),
                own.stream().mapToLong(Credit::conversions).sum(),
                Show.money(own.stream().mapToLong(Credit::revenueMinor).sum(), currency),
                Show.money(commission, currency));
    }
}
