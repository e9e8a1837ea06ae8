package dev.openpartner.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.planted.PlantedCommand;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Each command {@code X} has a given-when-then test {@code XTest} in its own package: what it does, each refusal, and what a repeat
 * does.
 */
class EveryCommandTest {

    /** What it does, and what a repeat does. */
    private static final int FEWEST_TESTS = 2;

    @Test
    void a_command_has_a_test_of_its_own() {
        List<Class<?>> commands = commands(name -> !name.contains(".planted."));

        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands.stream().filter(command -> !isTested(command))).isEmpty();
    }

    @Test
    void one_without_a_test_is_found_and_so_is_one_with_half_a_test() {
        List<Class<?>> planted = commands(name -> name.contains(".planted."));

        assertThat(planted.stream().filter(command -> !isTested(command)))
                .containsExactlyInAnyOrder(PlantedCommand.Untested.class, PlantedCommand.HalfTested.class);
    }

    private static List<Class<?>> commands(Predicate<String> named) {
        return ReflectionSupport.findAllClassesInPackage(
                "dev.openpartner.kernel", type -> type.isRecord() && Command.class.isAssignableFrom(type), named);
    }

    private static boolean isTested(Class<?> command) {
        return ReflectionSupport.tryToLoadClass(command.getPackageName() + "." + command.getSimpleName() + "Test")
                .toOptional()
                .map(EveryCommandTest::testsIn)
                .orElse(0) >= FEWEST_TESTS;
    }

    private static int testsIn(Class<?> test) {
        return ReflectionSupport.findMethods(
                        test, method -> AnnotationSupport.isAnnotated(method, Testable.class), HierarchyTraversalMode.TOP_DOWN)
                .size();
    }
}
