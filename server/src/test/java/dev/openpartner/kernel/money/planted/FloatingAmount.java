package dev.openpartner.kernel.money.planted;

/** Breaks the rule that money is never floating point: as a component. */
public record FloatingAmount(double amount) {}
