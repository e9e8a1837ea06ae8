package dev.openpartner.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FractionTest {

    @Test
    void equal_numbers_are_equal_fractions_in_lowest_terms() {
        assertThat(Fraction.of(2, 6)).isEqualTo(Fraction.of(1, 3));
        assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO);
        assertThat(Fraction.of(-1, -2)).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(1, -2)).isEqualTo(Fraction.of(-1, 2));
    }

    @Test
    void a_sum_is_exact() {
        assertThat(Fraction.of(1, 3).plus(Fraction.of(1, 6))).isEqualTo(Fraction.of(1, 2));
        assertThat(Fraction.of(2, 5).plus(Fraction.of(2, 5)).plus(Fraction.of(1, 5))).isEqualTo(Fraction.ONE);
    }

    @Test
    void fractions_are_ordered_by_size() {
        assertThat(Fraction.of(1, 3)).isLessThan(Fraction.of(1, 2)).isGreaterThan(Fraction.of(33, 100));
        assertThat(Fraction.of(2, 4)).isEqualByComparingTo(Fraction.of(1, 2));
    }

    @Test
    void a_fraction_reads_as_people_write_it() {
        assertThat(Fraction.of(1, 3)).hasToString("1/3");
        assertThat(Fraction.ONE).hasToString("1");
    }

    @Test
    void only_zero_is_zero() {
        assertThat(Fraction.ZERO.isZero()).isTrue();
        assertThat(Fraction.of(1, 500).isZero()).isFalse();
    }

    @Test
    void a_denominator_of_zero_is_refused() {
        assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class).hasMessageContaining("denominator");
    }

    @Test
    void what_does_not_fit_is_refused_instead_of_wrapping_around() {
        assertThatThrownBy(() -> Fraction.of(Long.MAX_VALUE, 1).plus(Fraction.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Fraction.of(Long.MIN_VALUE, 1)).isInstanceOf(ArithmeticException.class);

        Fraction tiny = Fraction.of(1, Long.MAX_VALUE);
        assertThat(tiny.plus(tiny)).isEqualTo(Fraction.of(2, Long.MAX_VALUE));
    }
}
