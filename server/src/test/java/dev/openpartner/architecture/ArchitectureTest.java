package dev.openpartner.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.openpartner.command.planted.CommandThing;
import dev.openpartner.console.planted.ConsoleThing;
import dev.openpartner.kernel.money.planted.FloatingAmount;
import dev.openpartner.kernel.money.planted.FloatingArithmetic;
import dev.openpartner.kernel.planted.KernelThatKnowsSpring;
import dev.openpartner.kernel.planted.KernelThatReadsFiles;
import dev.openpartner.query.planted.QueryThing;
import dev.openpartner.server.planted.AccountManager;
import dev.openpartner.server.planted.OldDate;
import dev.openpartner.server.planted.ServerThing;
import dev.openpartner.server.planted.StoredByXStream;
import dev.openpartner.server.plantednorth.planted.North;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds for the product, and is shown to bite on a class that was written to break it. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.openpartner");

    private static final JavaClasses PLANTED = new ClassFileImporter()
            .withImportOption(location -> location.contains("/planted/"))
            .importPackages("dev.openpartner");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Rules.THE_KERNEL_IS_PLAIN_JAVA, List.of(KernelThatKnowsSpring.class, KernelThatReadsFiles.class)),
                Arguments.of(Rules.THE_COMMAND_SIDE_SEES_ITSELF_AND_THE_KERNEL, List.of(CommandThing.class)),
                Arguments.of(Rules.THE_QUERY_SIDE_SEES_ITSELF_AND_THE_KERNEL, List.of(QueryThing.class)),
                Arguments.of(Rules.THE_CONSOLE_SEES_ITSELF_AND_THE_KERNEL, List.of(ConsoleThing.class)),
                Arguments.of(Rules.FEATURES_FORM_NO_CIRCLE, List.of(North.class)),
                Arguments.of(Rules.BEANS_ARE_MADE_BY_THEIR_CONSTRUCTOR, List.of(ServerThing.class)),
                Arguments.of(Rules.TIME_IS_JAVA_TIME, List.of(OldDate.class)),
                Arguments.of(Rules.MONEY_IS_NEVER_FLOATING_POINT, List.of(FloatingAmount.class, FloatingArithmetic.class)),
                Arguments.of(Rules.NAMES_SAY_WHAT_THINGS_ARE, List.of(AccountManager.class)),
                Arguments.of(Rules.NOTHING_IS_STORED_BY_REFLECTION, List.of(StoredByXStream.class)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProductKeepsTheRule(ArchRule rule, List<Class<?>> breakers) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleBites(ArchRule rule, List<Class<?>> breakers) {
        EvaluationResult result = rule.evaluate(PLANTED);

        String report = String.join("\n", result.getFailureReport().getDetails());
        assertThat(breakers).allSatisfy(breaker -> assertThat(report).contains(breaker.getName()));
    }

    @Test
    void bothSidesAndTheServerAreLookedAt() {
        assertThat(PRODUCT.stream().map(type -> type.getPackageName()))
                .anyMatch(name -> name.startsWith("dev.openpartner.kernel."))
                .anyMatch(name -> name.startsWith("dev.openpartner.server."))
                .noneMatch(name -> name.contains("planted"));
    }
}
