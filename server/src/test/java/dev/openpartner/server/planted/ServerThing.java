package dev.openpartner.server.planted;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Breaks the rule that beans get what they need through their constructor. */
public class ServerThing {

    @Autowired
    private Environment environment;

    @Override
    public String toString() {
        return environment.toString();
    }
}
