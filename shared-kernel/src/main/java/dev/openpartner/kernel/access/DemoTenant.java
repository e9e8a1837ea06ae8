package dev.openpartner.kernel.access;

import java.util.Locale;

/**
 * The tenant of a demo program. A demo is a tenant of its own, so that nothing of it can mix with a company's program: the wall is
 * the one between all tenants. Its name says what it is, and no setting can name one.
 */
public final class DemoTenant {

    /** What the name of every such tenant, and of no other, begins with. */
    public static final String PREFIX = "demo:";

    private DemoTenant() {}

    /** The tenant of the demo of this id. */
    public static String named(String id) {
        return PREFIX + id.toLowerCase(Locale.ROOT);
    }

    /** Whether a tenant is that of a demo. */
    public static boolean is(String tenant) {
        return tenant.startsWith(PREFIX);
    }
}
