package dev.openpartner.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency USD = Currencies.parse("USD");
    private static final Currency JPY = Currencies.parse("JPY");

    @ParameterizedTest
    @CsvSource({
        "4500.00, USD, 450000",
        "4500, USD, 450000",
        "4.5e3, USD, 450000",
        "0.005, USD, 1",
        "0.0049999, USD, 0",
        "0.05, USD, 5",
        "0.099, USD, 10",
        "1.5, JPY, 2",
        "0.5, JPY, 1",
        "0.4, JPY, 0",
        "1.2345, BHD, 1235",
        "+1.00, USD, 100",
        "-0, USD, 0",
        "999999999999999.99, USD, 99999999999999999",
        "999999999999999, JPY, 999999999999999",
        "0e999999999, USD, 0",
        "1e-999999999, USD, 0",
        "1e14, USD, 10000000000000000",
    })
    void a_decimal_is_read_and_rounded_half_up_to_the_decimals_of_its_currency(String text, String currency, long minor) {
        assertThat(Money.parse(text, Currencies.parse(currency))).isEqualTo(Money.ofMinor(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "'', not_a_number",
        "abc, not_a_number",
        "'1,5', not_a_number",
        "0x10, not_a_number",
        "NaN, not_a_number",
        "١٢, not_a_number",
        "-0.01, negative",
        "1000000000000000, too_many_digits",
        "1e15, too_many_digits",
        "1e999999999, too_many_digits",
        "1e99999999999, not_a_number",
    })
    void anything_else_is_refused_with_a_code(String text, String code) {
        InvalidMoney refusal = catchThrowableOfType(InvalidMoney.class, () -> Money.parse(text, USD));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.sentence()).startsWith("Send ").endsWith(".");
    }

    @Test
    void a_text_of_a_hundred_characters_is_read_and_a_longer_one_is_not() {
        String hundred = "1." + "0".repeat(98);
        assertThat(Money.parse(hundred, USD)).isEqualTo(Money.ofMinor(100, USD));
        assertThatThrownBy(() -> Money.parse(hundred + "0", USD)).isInstanceOf(InvalidMoney.class);
    }

    @Test
    void an_amount_that_64_bits_cannot_hold_is_refused() {
        Currency fourDecimals = Currencies.parse("CLF");
        assertThat(Money.parse("922337203685477.5807", fourDecimals).amountMinor()).isEqualTo(Long.MAX_VALUE);

        InvalidMoney refusal =
                catchThrowableOfType(InvalidMoney.class, () -> Money.parse("922337203685477.5808", fourDecimals));
        assertThat(refusal.code()).isEqualTo("too_large");
        assertThat(refusal.sentence()).contains("4 decimals");
    }

    @ParameterizedTest
    @CsvSource({
        "115, USD, 50, 58",
        "24900, USD, 17.5, 4358",
        "2, USD, 25, 1",
        "1, USD, 20, 0",
        "1000, JPY, 12.5, 125",
        "-2, USD, 25, -1",
        "-1, USD, 20, 0",
    })
    void a_percentage_is_rounded_half_up_once(long minor, String currency, BigDecimal percent, long expectedMinor) {
        Fraction rate = Fraction.of(percent.movePointRight(4).longValueExact(), 1_000_000);

        assertThat(Money.ofMinor(minor, currency).times(rate)).isEqualTo(Money.ofMinor(expectedMinor, currency));
    }

    @Test
    void the_largest_amount_is_multiplied_without_loss() {
        assertThat(Money.ofMinor(Long.MAX_VALUE, USD).times(Fraction.of(999_999, 1_000_000)))
                .isEqualTo(Money.ofMinor(9_223_362_813_482_738_952L, USD));
        assertThatThrownBy(() -> Money.ofMinor(Long.MAX_VALUE, USD).times(Fraction.of(2, 1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sums_and_differences_are_exact_or_refused() {
        assertThat(Money.ofMinor(2, USD).plus(Money.ofMinor(3, USD))).isEqualTo(Money.ofMinor(5, USD));
        assertThat(Money.ofMinor(2, USD).minus(Money.ofMinor(3, USD))).isEqualTo(Money.ofMinor(-1, USD));
        assertThat(Money.ofMinor(2, USD).negated()).isEqualTo(Money.ofMinor(-2, USD));
        assertThatThrownBy(() -> Money.ofMinor(Long.MAX_VALUE, USD).plus(Money.ofMinor(1, USD)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, USD).minus(Money.ofMinor(1, USD)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofMinor(Long.MIN_VALUE, USD).negated()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currencies_never_mix() {
        assertThatThrownBy(() -> Money.ofMinor(1, USD).plus(Money.ofMinor(1, JPY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot mix USD and JPY");
        assertThatThrownBy(() -> Money.ofMinor(1, Currency.getInstance("XAU"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_cap_only_ever_lowers_an_amount() {
        assertThat(Money.ofMinor(5, USD).atMost(Money.ofMinor(6, USD))).isEqualTo(Money.ofMinor(5, USD));
        assertThat(Money.ofMinor(7, USD).atMost(Money.ofMinor(6, USD))).isEqualTo(Money.ofMinor(6, USD));
    }

    @Test
    void only_zero_is_zero() {
        assertThat(Money.ofMinor(0, USD).isZero()).isTrue();
        assertThat(Money.ofMinor(1, USD).isZero()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"4358, USD, 43.58", "125, JPY, 125", "5, BHD, 0.005", "-7, USD, -0.07", "0, USD, 0.00"})
    void an_amount_is_written_with_exactly_the_decimals_of_its_currency(long minor, String currency, String decimal) {
        assertThat(Money.ofMinor(minor, currency).toDecimal()).isEqualTo(decimal);
        assertThat(Money.ofMinor(minor, currency)).hasToString(decimal + " " + currency);
        assertThat(Money.ofMinor(minor, currency).currencyCode()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.125", "4500.00", "1e-30"})
    void a_decimal_on_its_own_keeps_all_its_digits(String text) {
        assertThat(Money.parseDecimal(text)).isEqualTo(new BigDecimal(text));
    }
}
