package dev.openpartner.kernel.click;

import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import java.util.List;
import java.util.Map;

/** Clicks as their events leave them: {@code c} of tenant {@code t}. */
public final class Clicks {

    private Clicks() {}

    /** One that was recorded with these flags. */
    public static ClickState recorded(String... flags) {
        return ClickState.evolve(null, new ClickRecorded(
                "t", "c", "key", "p", "camp", 1_000, null, null, Map.of(), null, List.of(flags), "router", 2_000));
    }
}
