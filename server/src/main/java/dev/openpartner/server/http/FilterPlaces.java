package dev.openpartner.server.http;

/** Where the filters around the security chain (which stands at -100) stand among each other. */
public final class FilterPlaces {

    /** First after it: a limited caller costs nothing further. */
    public static final int RATE_LIMIT = -90;

    public static final int BODY_LIMIT = -80;

    public static final int READ_YOUR_WRITES = -70;

    /** Last: it reads the body, and what it keeps is the answer of the handler itself. */
    public static final int IDEMPOTENCY = -60;

    private FilterPlaces() {}
}
