package dev.openpartner.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JarsTest {

    private static final String OPTIONS = "--enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -XX:+UseCompactObjectHeaders";

    @Test
    void aMeasuredServerRunsWithWhatItsJarNames() {
        assertThat(Jars.withoutSecondCollector(OPTIONS, List.of("-Xmx1g")))
                .containsExactly("--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders");
    }

    @Test
    void aCollectorThatIsToBeTriedTakesThePlaceOfTheJarsOwn() {
        assertThat(Jars.withoutSecondCollector(OPTIONS, List.of("-XX:+UseG1GC")))
                .containsExactly("--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders");
    }
}
