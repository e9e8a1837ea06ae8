package dev.openpartner.server.health;

/** One thing that must hold for the server to take conversions. Every bean of this kind is asked, at most twice a second. */
@FunctionalInterface
public interface ReadyWhen {

    /** Whether it holds; an exception counts as no. */
    boolean holds();
}
