package dev.openpartner.benchmarks.report;

/**
 * What was promised of a figure.
 *
 * @param bar that it must reach
 * @param goal that it should reach
 * @param atLeast whether more is better; else less is
 */
public record Limit(double bar, double goal, boolean atLeast) {

    /** More is better. */
    public static Limit atLeast(double bar, double goal) {
        return new Limit(bar, goal, true);
    }

    /** Less is better. */
    public static Limit atMost(double bar, double goal) {
        return new Limit(bar, goal, false);
    }

    /** How a figure stands to it. */
    public Verdict judge(double figure) {
        if (Double.isNaN(figure)) {
            return Verdict.BELOW;
        }
        if (reaches(figure, goal)) {
            return Verdict.GOAL;
        }
        return reaches(figure, bar) ? Verdict.BAR : Verdict.BELOW;
    }

    private boolean reaches(double figure, double wanted) {
        return atLeast ? figure >= wanted : figure <= wanted;
    }

    /** What a figure is worth. */
    public enum Verdict {
        /** As good as it should be. */
        GOAL("goal"),
        /** As good as it must be. */
        BAR("bar"),
        /** Not as good as it must be. */
        BELOW("**below the bar**");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
