package dev.openpartner.server.planted;

import java.util.Date;

/** Breaks the rule that time is {@code java.time}. */
public record OldDate(Date date) {}
