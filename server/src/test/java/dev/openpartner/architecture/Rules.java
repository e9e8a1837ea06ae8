package dev.openpartner.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import dev.openpartner.kernel.message.EventCatalog;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.Calendar;
import java.util.Date;

/** The rules of the house that the compiler cannot see. */
final class Rules {

    static final ArchRule THE_KERNEL_IS_PLAIN_JAVA = classes()
            .that(resideInAPackage("dev.openpartner.kernel.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.openpartner.kernel..",
                            "org.jspecify..",
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.math..",
                            "java.text..",
                            "java.security..",
                            "javax.crypto..",
                            "java.nio",
                            "java.nio.charset..")
                    .or(type(URI.class))
                    .or(type(Serial.class))
                    .or(type(Serializable.class))
                    .or(type(ObjectStreamException.class)))
            .because("both sides share it, so it knows no framework and does no input or output");

    static final ArchRule THE_COMMAND_SIDE_SEES_ITSELF_AND_THE_KERNEL = noClasses()
            .that()
            .resideInAPackage("dev.openpartner.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.openpartner.query..", "dev.openpartner.console..", "dev.openpartner.server..")
            .because("what decides must not depend on what answers");

    static final ArchRule THE_QUERY_SIDE_SEES_ITSELF_AND_THE_KERNEL = noClasses()
            .that()
            .resideInAPackage("dev.openpartner.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.openpartner.command..", "dev.openpartner.console..", "dev.openpartner.server..")
            .because("what answers is rebuilt from events, and from nothing else");

    static final ArchRule THE_CONSOLE_SEES_ITSELF_AND_THE_KERNEL = noClasses()
            .that()
            .resideInAPackage("dev.openpartner.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.openpartner.command..",
                    "dev.openpartner.query..",
                    "dev.openpartner.server..",
                    "org.axonframework..",
                    "org.springframework.jdbc..",
                    "javax.sql..")
            .because("a page asks and asks for changes, through ports, and knows neither side nor a database");

    static final ArchRule FEATURES_FORM_NO_CIRCLE = slices()
            .matching("dev.openpartner.(*).(*)..")
            .namingSlices("feature $2 of $1")
            .should()
            .beFreeOfCycles()
            // A list of every event there is names every feature, wherever it lies.
            .ignoreDependency(type(EventCatalog.class), alwaysTrue());

    static final ArchRule BEANS_ARE_MADE_BY_THEIR_CONSTRUCTOR = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("an object is complete when it exists");

    static final ArchRule TIME_IS_JAVA_TIME = noClasses()
            .should()
            .dependOnClassesThat(type(Date.class).or(type(Calendar.class)))
            .because("they are mutable and carry the machine's zone");

    static final ArchRule MONEY_IS_NEVER_FLOATING_POINT = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.openpartner.kernel.money..",
                    "dev.openpartner.kernel.attribution..",
                    "dev.openpartner.kernel.commission..",
                    "dev.openpartner.kernel.customer..")
            .should(new UseFloatingPoint())
            .because("parts must add up to the whole, to the cent");

    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveNameMatching(".*(Manager|Managers|Util|Utils|Helper|Helpers|Dto|DTO)")
            .because("such a name hides that nobody knew what the class is for");

    static final ArchRule NOTHING_IS_STORED_BY_REFLECTION = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "com.thoughtworks.xstream..")
            .because("projections are SQL and events are JSON under names that outlive classes");

    private Rules() {}
}
