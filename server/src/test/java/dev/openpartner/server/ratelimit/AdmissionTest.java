package dev.openpartner.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final int MOST = 256;
    private static final long TARGET_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SLOW_NS = 2 * TARGET_NS;
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Admission admission = new Admission(MOST, TARGET_NS, 2, 0);
    private long nowNs;

    @Test
    void asManyAsThereIsRoomForComeInAndOneMoreWhenOneHasLeft() {
        assertThat(lettingIn(false)).isEqualTo(MOST);
        admission.leave(false, nowNs, nowNs);
        assertThat(admission.enter(true, 0, nowNs)).isTrue();
        assertThat(admission.enter(false, 0, nowNs)).isFalse();
        assertThat(admission.inside()).isEqualTo(MOST);
    }

    @Test
    void aBurstOfConversionsOnAnIdleServerComesInAsAWhole() {
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void whenMoreComeThanThereIsRoomAndTakeTooLongFewerComeInButNeverTooFewToKeepTheServerBusy() {
        crowdedFor(10);
        assertThat(admission.mostConversions()).isEqualTo(128);
        crowdedFor(20);
        assertThat(admission.mostConversions()).isEqualTo(64);
        assertThat(lettingIn(true)).isEqualTo(64);
        // There is room for others all the same.
        assertThat(admission.enter(false, 0, nowNs)).isTrue();
    }

    @Test
    void aMomentInWhichAllIsSlowAndThereIsNoRoomMakesItNoNarrower() {
        for (int moment = 0; moment < 5; moment++) {
            crowdedFor(9);
            answeredFor(TARGET_NS / 2);
        }
        assertThat(admission.mostConversions()).isEqualTo(MOST);
    }

    @Test
    void aMachineOnWhichAllIsSlowRefusesNobodyWhileThereIsRoom() {
        for (int i = 0; i < 30; i++) {
            answeredFor(SLOW_NS);
        }
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void onceThereIsRoomForAllMoreComeInAgainAlsoOnASlowMachine() {
        crowdedFor(30);
        assertThat(admission.mostConversions()).isEqualTo(64);
        for (int i = 0; i < 20; i++) {
            answeredFor(SLOW_NS);
        }
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void whenThereIsRoomForAllAfterAnOverloadTheBoundIsGoneWithinThreeLooks() {
        crowdedFor(30);
        for (int i = 0; i < 3; i++) {
            answeredFor(SLOW_NS);
        }
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void aBurstOnAServerThatHasRestedAfterAnOverloadComesInAsAWhole() {
        crowdedFor(30);
        nowNs += LOOK_NS;
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void aMomentWithNobodyInsideIsNoRest() {
        crowdedFor(30);
        nowNs += LOOK_NS - 1;
        assertThat(lettingIn(true)).isEqualTo(64);
    }

    @Test
    void whileTheQueueOutsideStandsSlowConversionsAreNoMoment() {
        queueStandsFor(TARGET_NS);
        answeredFor(SLOW_NS);
        assertThat(admission.mostConversions()).isEqualTo(MOST / 2);
    }

    @Test
    void whileTheQueueOutsideStandsAConversionThatComesLateIsRefusedAndNobodyElse() {
        queueStandsFor(TARGET_NS);
        assertThat(admission.enter(true, TARGET_NS, nowNs)).isFalse();
        assertThat(admission.enter(true, 0, nowNs)).isTrue();
        assertThat(admission.enter(false, TARGET_NS, nowNs)).isTrue();
        assertThat(admission.inside()).isEqualTo(2);
    }

    @Test
    void whenTheyAreQuickAgainAllComeInWithinSeconds() {
        crowdedFor(20);
        int looks = 0;
        while (admission.mostConversions() < MOST) {
            answeredFor(TARGET_NS / 2);
            looks++;
        }
        assertThat(looks * LOOK_NS).isLessThan(TimeUnit.SECONDS.toNanos(2));
        assertThat(lettingIn(true)).isEqualTo(MOST);
    }

    @Test
    void whatIsNoConversionMayTakeItsTime() {
        for (int i = 0; i < 20; i++) {
            assertThat(admission.enter(false, 0, nowNs)).isTrue();
            nowNs += 10 * LOOK_NS;
            admission.leave(false, nowNs - 10 * LOOK_NS, nowNs);
        }
        assertThat(admission.mostConversions()).isEqualTo(MOST);
    }

    /** Others than conversions that come and go, each after so long a wait. */
    private void queueStandsFor(long waitedNs) {
        for (int i = 0; i < 2; i++) {
            nowNs += LOOK_NS;
            assertThat(admission.enter(false, waitedNs, nowNs)).isTrue();
            admission.leave(false, nowNs, nowNs);
        }
    }

    /** So many looks long as many conversions as there is room for, one of which takes too long, and one more that comes in vain. */
    private void crowdedFor(int looks) {
        for (int i = 0; i < looks; i++) {
            int others = lettingIn(true) - 1;
            nowNs += LOOK_NS;
            admission.leave(true, nowNs - SLOW_NS, nowNs);
            for (int other = 0; other < others; other++) {
                admission.leave(true, nowNs - SLOW_NS, nowNs);
            }
        }
    }

    /** One conversion that took so long, and is the last before the next look. */
    private void answeredFor(long tookNs) {
        assertThat(admission.enter(true, 0, nowNs)).isTrue();
        nowNs += LOOK_NS;
        admission.leave(true, nowNs - tookNs, nowNs);
    }

    private int lettingIn(boolean conversions) {
        int let = 0;
        while (admission.enter(conversions, 0, nowNs)) {
            let++;
        }
        return let;
    }
}
