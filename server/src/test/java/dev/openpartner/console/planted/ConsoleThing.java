package dev.openpartner.console.planted;

import dev.openpartner.command.planted.CommandThing;
import dev.openpartner.query.planted.QueryThing;

/** Breaks the rule that the console sees neither side. */
public class ConsoleThing {

    String name(CommandThing thing, QueryThing other) {
        return thing.toString() + other;
    }
}
