package dev.openpartner.command.planted;

import dev.openpartner.query.planted.QueryThing;
import dev.openpartner.server.planted.ServerThing;

/** Breaks the rules that the command side sees neither the query side nor the server. */
public class CommandThing {

    String name(QueryThing thing, ServerThing other) {
        return thing.toString() + other;
    }
}
