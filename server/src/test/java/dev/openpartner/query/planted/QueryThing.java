package dev.openpartner.query.planted;

import dev.openpartner.command.planted.CommandThing;

/** Breaks the rule that the query side does not see the command side. */
public class QueryThing {

    String name(CommandThing thing) {
        return thing.toString();
    }
}
