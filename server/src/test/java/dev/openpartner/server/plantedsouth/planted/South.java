package dev.openpartner.server.plantedsouth.planted;

import dev.openpartner.server.plantednorth.planted.North;
import java.util.List;

/** Breaks the rule that features do not depend on each other in a circle: south on north. */
public record South(List<North> norths) {

    North first() {
        return norths.getFirst();
    }
}
