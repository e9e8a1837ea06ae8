package dev.openpartner.command.http;

import io.swagger.v3.oas.annotations.media.Schema;

/** A body that has no fields, for the description of the API. */
@Schema(description = "Nothing.")
public record NoFields() {

    /** Such a body. */
    public static final String EXAMPLE = "{}";
}
