package dev.openpartner.benchmarks.bar;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All bars by name, in the order in which they are run. */
public final class Bars {

    private static final String ALL = "all";
    private static final Map<String, Supplier<Bar>> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("start", StartBar::new);
        BY_NAME.put("conversions", ConversionsBar::new);
        BY_NAME.put("batch", BatchBar::new);
        BY_NAME.put("redirect", RedirectBar::new);
        BY_NAME.put("visible", VisibleBar::new);
        BY_NAME.put("overload", OverloadBar::new);
        BY_NAME.put("pages", PagesBar::new);
        BY_NAME.put("console", ConsoleBar::new);
        // After pages, whose conversions have been projected as they came: what is built anew is compared with that.
        BY_NAME.put("rebuild", RebuildBar::new);
        BY_NAME.put("growth", GrowthBar::new);
        BY_NAME.put("micro", MicroBar::new);
        BY_NAME.put("profile", ProfileBar::new);
    }

    private Bars() {}

    /** The names asked for, with {@code all} spelled out; an unknown one is refused before anything is measured. */
    public static List<String> named(List<String> asked) {
        List<String> names = asked.contains(ALL) ? List.copyOf(BY_NAME.keySet()) : asked;
        names.forEach(Bars::of);
        return names;
    }

    /** A bar by its name. */
    public static Bar of(String name) {
        Supplier<Bar> bar = BY_NAME.get(name);
        if (bar == null) {
            throw new IllegalArgumentException("There is no bar " + name + "; there are " + String.join(", ", BY_NAME.keySet()));
        }
        return bar.get();
    }

    /** After a bar: its databases are of no more use, unless something was lost or doubled in them. */
    public static void tidyUp(Bench bench) throws IOException {
        if (!bench.report().isFailed()) {
            Installation.removeFinished(bench.data());
        }
    }
}
