package dev.openpartner.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MoneyPropertyTest {

    @Property
    void what_is_written_reads_back_as_the_same_amount(
            @ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long minor, @ForAll("currencies") String currency) {
        long kept = currency.equals("JPY") ? minor / 100 : minor;
        Money money = Money.ofMinor(kept, currency);

        assertThat(Money.parse(money.toDecimal(), money.currency())).isEqualTo(money);
    }

    @Property
    void parts_sum_to_the_whole_and_none_is_a_unit_away_from_its_exact_share(
            @ForAll @LongRange(min = 0) long totalMinor,
            @ForAll @Size(min = 1, max = 50) List<@IntRange(min = 1, max = 9) Integer> shares) {
        Money total = Money.ofMinor(totalMinor, "USD");
        long sum = shares.stream().mapToLong(Integer::longValue).sum();

        List<Money> parts =
                LargestRemainder.split(total, shares.stream().map(share -> Fraction.of(share, sum)).toList());

        assertThat(parts.stream().reduce(Money::plus)).contains(total);
        for (int i = 0; i < parts.size(); i++) {
            BigInteger exactTimesSum = BigInteger.valueOf(totalMinor).multiply(BigInteger.valueOf(shares.get(i)));
            BigInteger partTimesSum = BigInteger.valueOf(parts.get(i).amountMinor()).multiply(BigInteger.valueOf(sum));
            assertThat(partTimesSum.subtract(exactTimesSum).abs()).isLessThan(BigInteger.valueOf(sum));
        }
    }

    @Property
    void a_product_is_what_big_decimals_say(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor,
            @ForAll("weights") Fraction factor) {
        BigDecimal expected = BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(factor.numerator()))
                .divide(BigDecimal.valueOf(factor.denominator()), 0, RoundingMode.HALF_UP);

        assertThat(Money.ofMinor(minor, "USD").times(factor).amountMinor()).isEqualTo(expected.longValueExact());
    }

    @Property
    void adding_fractions_is_what_integers_say(@ForAll("weights") Fraction a, @ForAll("weights") Fraction b) {
        Fraction sum = a.plus(b);

        assertThat(sum.numerator() * a.denominator() * b.denominator())
                .isEqualTo((a.numerator() * b.denominator() + b.numerator() * a.denominator()) * sum.denominator());
    }

    @Provide
    Arbitrary<String> currencies() {
        return Arbitraries.of("USD", "EUR", "JPY", "BHD");
    }

    @Provide
    Arbitrary<Fraction> weights() {
        return Combinators.combine(Arbitraries.longs().between(0, 1000), Arbitraries.longs().between(1, 1000))
                .as(Fraction::of);
    }
}
