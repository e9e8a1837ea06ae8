package dev.openpartner.kernel.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.kernel.money.Fraction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AttributionModelTest {

    private static final Fraction HALF = Fraction.of(1, 2);

    @Test
    void last_click_credits_the_newest_and_first_click_the_oldest() {
        assertThat(AttributionModel.LAST_CLICK.weights(3)).containsExactly(Fraction.ZERO, Fraction.ZERO, Fraction.ONE);
        assertThat(AttributionModel.FIRST_CLICK.weights(3)).containsExactly(Fraction.ONE, Fraction.ZERO, Fraction.ZERO);
    }

    @Test
    void linear_credits_every_click_alike() {
        assertThat(AttributionModel.LINEAR.weights(4)).hasSize(4).containsOnly(Fraction.of(1, 4));
    }

    @Test
    void position_credits_the_ends_with_two_fifths_each_and_the_middle_with_the_rest() {
        assertThat(AttributionModel.POSITION.weights(1)).containsExactly(Fraction.ONE);
        assertThat(AttributionModel.POSITION.weights(2)).containsExactly(HALF, HALF);
        assertThat(AttributionModel.POSITION.weights(3))
                .containsExactly(Fraction.of(2, 5), Fraction.of(1, 5), Fraction.of(2, 5));
        assertThat(AttributionModel.POSITION.weights(4))
                .containsExactly(Fraction.of(2, 5), Fraction.of(1, 10), Fraction.of(1, 10), Fraction.of(2, 5));
    }

    @Property(tries = 200)
    void the_weights_of_every_model_sum_to_one(
            @ForAll AttributionModel model, @ForAll @IntRange(min = 1, max = AttributionEngine.MAX_CONSIDERED_CLICKS) int count) {
        assertThat(model.weights(count)).hasSize(count);
        assertThat(model.weights(count).stream().reduce(Fraction.ZERO, Fraction::plus)).isEqualTo(Fraction.ONE);
    }

    @Test
    void no_click_gets_no_weight() {
        assertThatThrownBy(() -> AttributionModel.LINEAR.weights(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_model_is_found_by_its_code() {
        assertThat(AttributionModel.values()).allSatisfy(model -> assertThat(AttributionModel.of(model.code())).contains(model));
        assertThat(AttributionModel.values())
                .extracting(AttributionModel::code)
                .containsExactly("last_click", "first_click", "linear", "position");
        assertThat(AttributionModel.of("LAST_CLICK")).isEmpty();
        assertThat(AttributionModel.DEFAULT).isEqualTo(AttributionModel.LAST_CLICK);
    }
}
