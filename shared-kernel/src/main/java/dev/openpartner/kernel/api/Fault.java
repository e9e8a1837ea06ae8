package dev.openpartner.kernel.api;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or the name of the query parameter
 * @param code stable machine code: {@code required}, {@code unknown_currency}, ...
 * @param message what is wrong and what to send, for people
 */
public record Fault(String pointer, String code, String message) {}
