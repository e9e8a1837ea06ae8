package dev.openpartner.kernel.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision under which an event is stored for ever, so that classes can be renamed and moved without touching
 * history.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {

    /** Stream and fact in lower case with dashes: {@code customer.conversion-recorded}. Never changed once released. */
    String value();

    /** Raised when the stored shape changes in a way that old readers cannot take. */
    int revision() default 1;
}
