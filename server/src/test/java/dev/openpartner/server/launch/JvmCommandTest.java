package dev.openpartner.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmCommandTest {

    private static final Path JAVA = Path.of("/opt/jdk/bin/java");
    private static final String OPTIONS = "-XX:+UseParallelGC -XX:+UseCompactObjectHeaders";

    @TempDir
    private Path directory;

    private Path jar = Path.of("unset");

    @BeforeEach
    void nameTheJar() {
        jar = directory.resolve("openpartner.jar");
    }

    @Test
    void theOptionsOfTheJarComeBeforeThoseOfTheOperatorWhichThereforeCount() {
        assertThat(words(List.of("-Xmx300m", "-XX:-UseCompactObjectHeaders"), "--server.port=1"))
                .containsExactly(
                        "/opt/jdk/bin/java",
                        "-XX:+UseParallelGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx300m",
                        "-XX:-UseCompactObjectHeaders",
                        "-Dopenpartner.launched=true",
                        "-jar",
                        jar.toString(),
                        "--server.port=1");
    }

    @Test
    void aCollectorThatTheOperatorChoseTakesThePlaceOfOurs() {
        assertThat(words(List.of("-XX:+UseZGC"))).contains("-XX:+UseZGC").doesNotContain("-XX:+UseParallelGC");
    }

    @Test
    void aJvmThatADebuggerHoldsIsLeftAlone() {
        assertThat(JvmCommand.of(JAVA, jar, OPTIONS, List.of("-agentlib:jdwp=transport=dt_socket"), List.of())).isEmpty();
        assertThat(JvmCommand.of(JAVA, jar, OPTIONS, List.of("-javaagent:tracing.jar"), List.of())).isEmpty();
    }

    @Test
    void aClassCacheBesideTheJarIsUsed() throws IOException {
        assertThat(words(List.of())).noneMatch(word -> word.startsWith("-XX:AOT"));

        Files.createFile(directory.resolve("openpartner.aot"));

        assertThat(words(List.of())).contains("-XX:AOTCache=" + directory.resolve("openpartner.aot"));
    }

    @Test
    void aClassCacheIsNotUsedWhileItIsMadeAnew() throws IOException {
        Files.createFile(directory.resolve("openpartner.aot"));

        assertThat(words(List.of("-XX:AOTCacheOutput=openpartner.aot"))).noneMatch(word -> word.startsWith("-XX:AOTCache="));
    }

    @Test
    void aServerThatWasNotStartedFromAJarIsLeftAlone() {
        assertThat(JvmCommand.ofThisJvm(new String[0])).isEmpty();
    }

    private List<String> words(List<String> given, String... arguments) {
        return JvmCommand.of(JAVA, jar, OPTIONS, given, List.of(arguments)).orElseThrow().words();
    }
}
