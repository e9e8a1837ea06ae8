package dev.openpartner.server.plantednorth.planted;

import dev.openpartner.server.plantedsouth.planted.South;

/** Breaks the rule that features do not depend on each other in a circle: north on south. */
public record North(South south) {}
