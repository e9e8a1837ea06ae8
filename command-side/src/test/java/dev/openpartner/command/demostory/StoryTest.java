package dev.openpartner.command.demostory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.demostory.Step.Clicked;
import dev.openpartner.command.demostory.Step.Identified;
import dev.openpartner.command.demostory.Step.Reported;
import dev.openpartner.command.demostory.Step.Reviewed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The story by itself. */
class StoryTest {

    private static final long NOW_MS = Instant.parse("2026-06-15T09:30:00Z").toEpochMilli();

    private final List<Step> steps = Story.until(NOW_MS);

    @Test
    void itIsTheSameOnEveryInstall() {
        assertThat(Story.until(NOW_MS)).isEqualTo(steps);
    }

    @Test
    void aDayLaterItIsTheSameADayLater() {
        long dayMs = Duration.ofDays(1).toMillis();

        assertThat(Story.until(NOW_MS + dayMs)).extracting(Step::atMs).isEqualTo(steps.stream().map(step -> step.atMs() + dayMs).toList());
    }

    @Test
    void itIsToldInOrderEndsInThePastAndBeginsAfterThePartnersJoined() {
        assertThat(steps).isSortedAccordingTo((one, other) -> Long.compare(one.atMs(), other.atMs()));
        assertThat(steps.getLast().atMs()).isLessThan(NOW_MS);
        assertThat(Duration.ofMillis(NOW_MS - steps.getFirst().atMs()).toDays()).isBetween(80L, Story.BEGAN_DAYS_AGO - 5L);
    }

    @Test
    void nothingIsNamedBeforeItHappened() {
        Set<Integer> clicks = new HashSet<>();
        Set<Integer> conversions = new HashSet<>();
        for (Step step : steps) {
            switch (step) {
                case Clicked clicked -> clicks.add(clicked.click());
                case Identified identified -> assertThat(clicks).contains(identified.click());
                case Reported reported -> conversions.add(reported.conversion());
                case Reviewed reviewed -> assertThat(conversions).contains(reviewed.conversion());
                default -> assertThat(step.atMs()).isPositive();
            }
        }
        assertThat(clicks).hasSizeBetween(400, 900);
        assertThat(conversions).hasSizeBetween(150, 270);
    }
}
