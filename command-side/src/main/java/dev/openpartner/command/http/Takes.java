package dev.openpartner.command.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The body that a route reads, for the description of the API. The body itself is read field by field, so that every fault is named
 * with its place; the record given here has a component for each of those fields. A component that may be null may be left out.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {

    /** A record with the fields of the body. */
    Class<?> value();

    /** Such a body, as JSON. */
    String example();

    /** Whether the body may be left out. */
    boolean optional() default false;

    /** Whether fields that the record does not have are ignored; they are refused otherwise. */
    boolean ignoresUnknownFields() default false;

    /** Most such bodies in one request, sent as a JSON array or one per line; 0: there is one, by itself. */
    int batchOf() default 0;
}
