package dev.openpartner.benchmarks.report;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/** Figures as a person reads them. */
public final class Text {

    private Text() {}

    /** Thousands apart, no decimals. */
    public static String whole(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    /** As many decimals as tell anything. */
    public static String brief(double figure) {
        if (Double.isNaN(figure)) {
            return "not measured";
        }
        double size = Math.abs(figure);
        if (size >= 100) {
            return whole(figure);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", figure);
    }

    /** A format of the language-neutral kind. */
    @FormatMethod
    public static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
