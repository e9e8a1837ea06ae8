package dev.openpartner.console.page;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the menu offers. */
@Component
@Profile("role-query")
public final class Navigation {

    private static final List<Link> ADMIN = List.of(
            new Link("overview", "/", "Overview"),
            new Link("review", "/review", "Review queue"),
            new Link("commissions", "/commissions", "Commissions"),
            new Link("conversions", "/conversions", "Conversions"),
            new Link("unattributed", "/unattributed", "Unattributed"),
            new Link("partners", "/partners", "Partners"),
            new Link("campaigns", "/campaigns", "Campaigns"),
            new Link("integrations", "/integrations", "CRM integration"),
            new Link("fraud", "/fraud", "Fraud review"),
            new Link("rejected", "/rejected", "Rejected"),
            new Link("audit", "/audit", "Replay and audit"),
            new Link("admins", "/admins", "Admins"),
            new Link("system", "/system", "System"));

    private static final List<Link> PARTNER = List.of(
            new Link("portal", "/portal", "Overview"),
            new Link("portal-links", "/portal/links", "Links"),
            new Link("portal-ledger", "/portal/ledger", "Ledger"));

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
