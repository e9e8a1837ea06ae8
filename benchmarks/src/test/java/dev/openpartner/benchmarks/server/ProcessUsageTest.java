package dev.openpartner.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessUsageTest {

    @Test
    void aNameWithSpacesAndParenthesesDoesNotShiftTheFields() {
        assertThat(ProcessUsage.statFields("42 (post (master) x) S 1 42")).containsExactly("S", "1", "42");
    }

    @Test
    void memoryIsFoundByItsName() {
        assertThat(ProcessUsage.statusKib("VmPeak:\t  9000 kB\nVmHWM:\t  700 kB\nVmRSS:\t  600 kB\n", "VmHWM:")).isEqualTo(700);
        assertThat(ProcessUsage.statusKib("Name:\tjava\n", "VmHWM:")).isZero();
    }

    @Test
    void aProcessThatHasEndedUsesNothing() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThat(ProcessUsage.cpuSeconds(ended.pid())).isZero();
        assertThat(ProcessUsage.residentKib(ended.pid())).isZero();
    }
}
