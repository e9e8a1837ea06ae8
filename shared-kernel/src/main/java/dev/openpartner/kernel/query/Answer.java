package dev.openpartner.kernel.query;

/**
 * What the read side says, and how recent it is.
 *
 * @param position the log position that every projection behind the answer has reached
 */
public record Answer<T>(T value, long position) {}
