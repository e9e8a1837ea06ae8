package dev.openpartner.server.security;

/** What a browser may do with a page. */
public final class PagePolicy {

    /** Name of the header. */
    public static final String HEADER = "Content-Security-Policy";

    /**
     * Scripts, styles, pictures and requests come from this server alone, and nothing of them stands in a page; nobody frames a page or
     * takes its forms elsewhere.
     */
    public static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private PagePolicy() {}
}
