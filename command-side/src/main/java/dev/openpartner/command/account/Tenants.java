package dev.openpartner.command.account;

import java.util.Set;

/** The tenants of this install: the one that it has from the start, and those that settings name. */
public record Tenants(Set<String> names) {

    public Tenants {
        names = Set.copyOf(names);
    }
}
