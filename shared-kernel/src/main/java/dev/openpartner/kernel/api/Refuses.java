package dev.openpartner.kernel.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The machine codes of the refusals that a route has for reasons of its own, for the description of the API. Those that follow from
 * its conventions (keys, bodies, limits, idempotency) are not repeated here.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {

    /** Codes of 404: what the path or the body names does not exist. */
    String[] notFound() default {};

    /** Codes of 409: the state of the thing forbids it. */
    String[] conflict() default {};

    /** Codes of 400 beside those of a body or a query that cannot be read. */
    String[] invalid() default {};
}
