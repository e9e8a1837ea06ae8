package dev.openpartner.kernel.attribution;

import dev.openpartner.kernel.money.Fraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The ways to share the credit of a conversion over its eligible clicks; all of them, in one list. */
public enum AttributionModel {
    /** All credit to the newest click. */
    LAST_CLICK("last_click"),

    /** All credit to the oldest click. */
    FIRST_CLICK("first_click"),

    /** The same credit to every click. */
    LINEAR("linear"),

    /** Two fifths each to the oldest and the newest click, the last fifth shared by those between; halves for two clicks. */
    POSITION("position");

    /** The model of a campaign that names none. */
    public static final AttributionModel DEFAULT = LAST_CLICK;

    private final String code;

    AttributionModel(String code) {
        this.code = code;
    }

    /** The model of a stable code such as {@code last_click}. */
    public static Optional<AttributionModel> of(String code) {
        return Arrays.stream(values()).filter(model -> model.code.equals(code)).findFirst();
    }

    /** The stable code under which it is configured, stored and shown. */
    public String code() {
        return code;
    }

    /**
     * One weight per eligible click, oldest first; they always sum to one.
     *
     * @param count number of eligible clicks, at least 1
     */
    public List<Fraction> weights(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("credit needs at least one click");
        }
        return switch (this) {
            case LAST_CLICK -> oneOf(count, count - 1);
            case FIRST_CLICK -> oneOf(count, 0);
            case LINEAR -> Collections.nCopies(count, Fraction.of(1, count));
            case POSITION -> byPosition(count);
        };
    }

    private static List<Fraction> oneOf(int count, int index) {
        List<Fraction> weights = new ArrayList<>(Collections.nCopies(count, Fraction.ZERO));
        weights.set(index, Fraction.ONE);
        return List.copyOf(weights);
    }

    private static List<Fraction> byPosition(int count) {
        if (count <= 2) {
            return Collections.nCopies(count, Fraction.of(1, count));
        }
        List<Fraction> weights = new ArrayList<>(Collections.nCopies(count, Fraction.of(1, 5L * (count - 2))));
        weights.set(0, Fraction.of(2, 5));
        weights.set(count - 1, Fraction.of(2, 5));
        return List.copyOf(weights);
    }
}
