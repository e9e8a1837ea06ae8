package dev.openpartner.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @ParameterizedTest
    @CsvSource({"USD, 2", "JPY, 0", "BHD, 3", "CLF, 4"})
    void every_currency_has_the_decimals_of_iso_4217(String code, int decimals) {
        assertThat(Currencies.parse(code).getDefaultFractionDigits()).isEqualTo(decimals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usd", "Usd", " USD "})
    void a_code_is_read_in_any_case(String text) {
        assertThat(Currencies.parse(text).getCurrencyCode()).isEqualTo("USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "US", "USDX", "QQQ", "U$D", "$", "ÚSD", "123"})
    void a_code_that_iso_4217_does_not_know_is_refused(String text) {
        InvalidMoney refusal = catchThrowableOfType(InvalidMoney.class, () -> Currencies.parse(text));

        assertThat(refusal.code()).isEqualTo("unknown_currency");
        assertThat(refusal.sentence()).contains("such as USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XBA", "XTS", "xdr"})
    void a_code_without_a_minor_unit_is_refused_with_the_reason(String text) {
        InvalidMoney refusal = catchThrowableOfType(InvalidMoney.class, () -> Currencies.parse(text));

        assertThat(refusal.code()).isEqualTo("currency_without_minor_unit");
        assertThat(refusal.sentence()).contains("no currency that amounts can be paid in");
    }
}
