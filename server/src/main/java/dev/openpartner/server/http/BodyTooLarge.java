package dev.openpartner.server.http;

/** A body that went beyond its limit while it was read. Unchecked, so that no JSON reader takes it for a fault of its own. */
public final class BodyTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long limitBytes;

    BodyTooLarge(long limitBytes) {
        super("The body is larger than %d bytes.".formatted(limitBytes), null, false, false);
        this.limitBytes = limitBytes;
    }

    long limitBytes() {
        return limitBytes;
    }
}
