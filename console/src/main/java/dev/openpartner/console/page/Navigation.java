package dev.openpartner.console.page;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the menu offers. */
@Component
@Profile("role-query")
public final class Navigation {

    private static final List<Link> ADMIN = List.of(new Link("overview", "/", "Overview"));

    private static final List<Link> PARTNER = List.of();

    /**
     * A way to a page.
     *
     * @param name what the page calls itself
     */
    public record Link(String name, String href, String title) {}

    public List<Link> admin() {
        return ADMIN;
    }

    public List<Link> partner() {
        return PARTNER;
    }
}
