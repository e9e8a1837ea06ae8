package dev.openpartner.command.commission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bulk review did, or would do.
 *
 * @param count how many commissions changed
 * @param totals their amounts, one sum per currency
 * @param skipped those that were refused, each with the code of its refusal
 */
record BulkAnswer(int count, List<Total> totals, List<Skipped> skipped) {

    /** A sum in one currency. */
    record Total(String amount, String currency) {}

    /** A commission that did not change, and why. */
    record Skipped(String id, String code) {}

    /** Adds up the outcomes of single reviews; sums may be larger than any one amount can. */
    static final class Tally {

        private final Map<String, BigDecimal> totals = new TreeMap<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private int count;

        void reviewed(ReviewedCommission commission) {
            count++;
            totals.merge(commission.state().currency(), new BigDecimal(commission.amount().toDecimal()), BigDecimal::add);
        }

        void skipped(String id, String code) {
            skipped.add(new Skipped(id, code));
        }

        BulkAnswer answer() {
            List<Total> sums = totals.entrySet().stream()
                    .map(total -> new Total(total.getValue().toPlainString(), total.getKey()))
                    .toList();
            return new BulkAnswer(count, sums, List.copyOf(skipped));
        }
    }
}
