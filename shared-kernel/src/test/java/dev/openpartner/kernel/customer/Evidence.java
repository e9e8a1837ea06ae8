package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.commission.Rules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** One thing that becomes known of a customer. */
sealed interface Evidence {

    record Click(int number, int partner, int campaign, int atHour, boolean flagged) implements Evidence {}

    record Conversion(int number, boolean won, int atHour, int valueMinor) implements Evidence {}

    record Flag(int number, boolean flagged) implements Evidence {}

    static World world() {
        return rules(new World());
    }

    static World rules(World world) {
        return world
                .campaign("c0", AttributionModel.LINEAR, Rules.percent("12.5"), Rules.on(Rules.fixed("7"), "won", "first"))
                .campaign(
                        "c1",
                        AttributionModel.POSITION,
                        Rules.on(Rules.fixed("20"), "won", "subsequent"),
                        Rules.recurring(Rules.percent("10"), null, 1))
                .campaign("c2", AttributionModel.LAST_CLICK, Rules.recurring(Rules.percent("33.3333"), false, null));
    }

    static void apply(World world, Evidence evidence) {
        switch (evidence) {
            case Evidence.Click click -> {
                long atMs = NOW + click.atHour() * DAY / 24;
                String[] flags = click.flagged() ? new String[] {"velocity"} : new String[0];
                world.click("k" + click.number(), "p" + click.partner(), "c" + click.campaign(), atMs, flags);
            }
            case Evidence.Conversion conversion ->
                world.convert(
                        "e" + conversion.number(),
                        conversion.won() ? "won" : "renewed",
                        NOW + conversion.atHour() * DAY / 24,
                        conversion.valueMinor());
            case Evidence.Flag flag -> setFlag(world, flag);
        }
    }

    static void setFlag(World world, Evidence.Flag flag) {
        world.flags("k" + flag.number(), flag.flagged() ? new String[] {"manual"} : new String[0]);
    }

    /** The last flag of each click, in the order of the facts, is what counts in the end; a flag may come before its click. */
    static void settleFlags(World world, List<Evidence> facts) {
        Map<Integer, Evidence.Flag> last = new HashMap<>();
        for (Evidence fact : facts) {
            if (fact instanceof Evidence.Flag flag) {
                last.put(flag.number(), flag);
            }
        }
        last.values().forEach(flag -> setFlag(world, flag));
    }

    /** A click or a conversion is one thing, however often it is reported; the first report counts. */
    static List<Evidence> distinct(List<Evidence> evidence) {
        Map<String, Evidence> byId = new LinkedHashMap<>();
        int flags = 0;
        for (Evidence fact : evidence) {
            switch (fact) {
                case Evidence.Click click -> byId.putIfAbsent("k" + click.number(), click);
                case Evidence.Conversion conversion -> byId.putIfAbsent("e" + conversion.number(), conversion);
                case Evidence.Flag flag -> byId.put("f" + flags++, flag);
            }
        }
        return List.copyOf(byId.values());
    }

    /** Any of it, near enough in time to matter to the rest. */
    static final class Any implements ArbitrarySupplier<Evidence> {

        @Override
        public Arbitrary<Evidence> get() {
            Arbitrary<Integer> number = Arbitraries.integers().between(0, 5);
            Arbitrary<Integer> kind = Arbitraries.integers().between(0, 2);
            Arbitrary<Integer> hours = Arbitraries.integers().between(-62 * 24, 62 * 24);
            Arbitrary<Evidence> clicks = Combinators.combine(number, kind, kind, hours, Arbitraries.of(false, false, true))
                    .as(Evidence.Click::new);
            Arbitrary<Evidence> conversions = Combinators.combine(
                            number, Arbitraries.of(true, false), hours, Arbitraries.integers().between(0, 9_999))
                    .as(Evidence.Conversion::new);
            Arbitrary<Evidence> flags = Combinators.combine(number, Arbitraries.of(true, false)).as(Evidence.Flag::new);
            return Arbitraries.oneOf(clicks, conversions, flags);
        }
    }
}
