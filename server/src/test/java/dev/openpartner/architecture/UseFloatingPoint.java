package dev.openpartner.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** A class uses floating point when it declares it, takes it, returns it, or calls something that does. */
final class UseFloatingPoint extends ArchCondition<JavaClass> {

    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    UseFloatingPoint() {
        super("use floating point");
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        Stream<String> declared = Stream.concat(
                javaClass.getFields().stream().filter(field -> isFloating(field.getRawType())).map(field -> field.getFullName()),
                javaClass.getCodeUnits().stream().filter(UseFloatingPoint::mentionsIt).map(unit -> unit.getFullName()));
        Stream<String> called = javaClass.getMethodCallsFromSelf().stream()
                .filter(call -> isFloating(call.getTarget().getRawReturnType())
                        || call.getTarget().getRawParameterTypes().stream().anyMatch(UseFloatingPoint::isFloating))
                .map(Object::toString);
        Stream.concat(declared, called)
                .forEach(use -> events.add(SimpleConditionEvent.satisfied(javaClass, javaClass.getName() + ": " + use)));
    }

    private static boolean mentionsIt(JavaCodeUnit unit) {
        return isFloating(unit.getRawReturnType()) || unit.getRawParameterTypes().stream().anyMatch(UseFloatingPoint::isFloating);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getName());
    }
}
