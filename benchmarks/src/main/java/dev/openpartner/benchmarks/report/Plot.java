package dev.openpartner.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plot as SVG. Written by hand, because the plotting libraries measure text with AWT, which wants fonts that a server does not
 * have.
 */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;
    private static final int STEPS = 4;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#3d8361", "#edae49", "#7d5ba6", "#66717e");

    private Plot() {}

    /** A line over shared x values. */
    public record Line(String name, List<Double> values) {

        public Line {
            values = List.copyOf(values);
        }
    }

    /** Lines over the same x values. */
    public static String lines(String title, String xLabel, List<Double> xs, List<Line> lines) {
        double top = nice(lines.stream().flatMap(line -> line.values().stream()).filter(Double::isFinite)
                .mapToDouble(Double::doubleValue).max().orElse(1));
        double right = Math.max(1e-9, xs.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        StringBuilder svg = frame(title, top);
        for (int index = 0; index < lines.size(); index++) {
            Line line = lines.get(index);
            String colour = COLOURS.get(index % COLOURS.size());
            String points = IntStream.range(0, Math.min(xs.size(), line.values().size()))
                    .filter(i -> Double.isFinite(line.values().get(i)))
                    .mapToObj(i -> Text.format("%.1f,%.1f", LEFT + xs.get(i) / right * innerWidth(), y(line.values().get(i), top)))
                    .collect(Collectors.joining(" "));
            svg.append(Text.format("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" points=\"%s\"/>%n", colour, points));
            legend(svg, index, colour, line.name());
        }
        text(svg, LEFT, HEIGHT - 10, "start", "0");
        text(svg, LEFT + innerWidth(), HEIGHT - 10, "end", Text.brief(right) + " " + xLabel);
        return svg.append("</svg>\n").toString();
    }

    /** One bar a name; the dashed line is what was promised, NaN for none. */
    public static String bars(String title, List<String> names, List<Double> values, double promised) {
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double top = nice(Double.isNaN(promised) ? most : Math.max(most, promised));
        StringBuilder svg = frame(title, top);
        double slot = innerWidth() / (double) Math.max(1, values.size());
        for (int index = 0; index < values.size(); index++) {
            double barTop = y(values.get(index), top);
            svg.append(Text.format("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                    LEFT + slot * index + slot * 0.15, barTop, slot * 0.7, y(0, top) - barTop, COLOURS.getFirst()));
            text(svg, LEFT + slot * (index + 0.5), barTop - 4, "middle", Text.brief(values.get(index)));
            text(svg, LEFT + slot * (index + 0.5), HEIGHT - 14, "middle", names.get(index));
        }
        if (!Double.isNaN(promised)) {
            svg.append(Text.format("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d1495b\" stroke-dasharray=\"5 4\"/>%n",
                    LEFT, LEFT + innerWidth(), y(promised, top), y(promised, top)));
            text(svg, LEFT + innerWidth() + 6, y(promised, top) + 4, "start", "bar " + Text.brief(promised));
        }
        return svg.append("</svg>\n").toString();
    }

    private static StringBuilder frame(String title, double top) {
        StringBuilder svg = new StringBuilder(Text.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                WIDTH, HEIGHT));
        svg.append(Text.format("<text x=\"%d\" y=\"18\" font-size=\"13\" font-weight=\"bold\">%s</text>%n", LEFT, escaped(title)));
        for (int step = 0; step <= STEPS; step++) {
            double value = top * step / STEPS;
            svg.append(Text.format("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                    LEFT, LEFT + innerWidth(), y(value, top), y(value, top)));
            text(svg, LEFT - 6, y(value, top) + 4, "end", Text.brief(value));
        }
        return svg;
    }

    private static void legend(StringBuilder svg, int index, String colour, String name) {
        int at = TOP + 14 * index;
        svg.append(Text.format("<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n", WIDTH - RIGHT + 10, at, colour));
        text(svg, WIDTH - RIGHT + 25, at + 9, "start", name);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(Text.format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int innerWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    }

    /** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
    static double nice(double most) {
        if (most <= 0 || !Double.isFinite(most)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : new double[] {1, 2, 2.5, 5, 10}) {
            if (most <= power * step) {
                return power * step;
            }
        }
        return power * 10;
    }
}
