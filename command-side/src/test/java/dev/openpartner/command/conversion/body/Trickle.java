package dev.openpartner.command.conversion.body;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A body that arrives in chunks of at most so many bytes. */
final class Trickle extends ByteArrayInputStream {

    private final int chunkBytes;

    Trickle(String body, int chunkBytes) {
        super(body.getBytes(StandardCharsets.UTF_8));
        this.chunkBytes = chunkBytes;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, chunkBytes));
    }
}
