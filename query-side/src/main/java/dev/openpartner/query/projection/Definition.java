package dev.openpartner.query.projection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a projection's tables are made.
 *
 * @param hash of both texts and the projector's revision: tables of another hash are built anew
 */
record Definition(String tables, String indexes, String hash) {

    static Definition of(Projection projection) {
        String tables = text(projection.getClass(), projection.name() + ".sql");
        String indexes = text(projection.getClass(), projection.name() + "-indexes.sql");
        return new Definition(tables, indexes, hash(tables + '\n' + indexes + '\n' + projection.revision()));
    }

    /** The statements that make the indexes, one by one. */
    List<String> indexStatements() {
        return Stream.of(indexes.split(";", -1)).map(String::strip).filter(statement -> !statement.isEmpty()).toList();
    }

    static String text(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
