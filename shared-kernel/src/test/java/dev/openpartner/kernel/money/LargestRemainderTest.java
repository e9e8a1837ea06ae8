package dev.openpartner.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    private static final Fraction THIRD = Fraction.of(1, 3);

    @Test
    void ten_over_three_equal_parts_is_3_34_and_3_33_and_3_33() {
        assertThat(split(1000, THIRD, THIRD, THIRD)).containsExactly(334L, 333L, 333L);
    }

    @Test
    void two_units_left_over_go_to_the_two_earlier_of_equal_remainders() {
        assertThat(split(1001, THIRD, THIRD, THIRD)).containsExactly(334L, 334L, 333L);
    }

    @Test
    void a_unit_left_over_goes_to_the_largest_remainder_even_if_it_is_the_last() {
        assertThat(split(10, Fraction.of(1, 4), Fraction.of(1, 8), Fraction.of(5, 8))).containsExactly(3L, 1L, 6L);
        assertThat(split(1, Fraction.of(1, 5), Fraction.of(1, 5), Fraction.of(3, 5))).containsExactly(0L, 0L, 1L);
    }

    @Test
    void weights_are_relative() {
        assertThat(split(1000, Fraction.of(1, 4), Fraction.of(1, 4))).containsExactly(500L, 500L);
        assertThat(split(1000, Fraction.of(3, 1), Fraction.of(1, 1))).containsExactly(750L, 250L);
    }

    @Test
    void a_weight_of_zero_gets_nothing() {
        assertThat(split(999, Fraction.ZERO, Fraction.ONE)).containsExactly(0L, 999L);
    }

    @Test
    void a_total_of_zero_splits_into_zeros() {
        assertThat(split(0, THIRD, THIRD)).containsExactly(0L, 0L);
    }

    @Test
    void the_largest_amount_splits_over_the_most_touches_that_are_ever_considered() {
        List<Fraction> weights = Collections.nCopies(500, Fraction.of(1, 500));

        List<Money> parts = LargestRemainder.split(Money.ofMinor(Long.MAX_VALUE, "USD"), weights);

        assertThat(parts.stream().reduce(Money::plus)).contains(Money.ofMinor(Long.MAX_VALUE, "USD"));
    }

    @Test
    void a_negative_total_a_negative_weight_and_no_weight_at_all_are_refused() {
        assertThatThrownBy(() -> split(-1, Fraction.ONE)).hasMessageContaining("zero or more is split, not -0.01 USD");
        assertThatThrownBy(() -> split(1, Fraction.of(-1, 2), Fraction.ONE)).hasMessage("a weight is zero or more");
        assertThatThrownBy(() -> split(1, Fraction.ZERO)).hasMessageContaining("above zero");
        assertThatThrownBy(() -> split(1)).hasMessageContaining("above zero");
    }

    private static List<Long> split(long totalMinor, Fraction... weights) {
        return LargestRemainder.split(Money.ofMinor(totalMinor, "USD"), List.of(weights)).stream()
                .map(Money::amountMinor)
                .toList();
    }
}
