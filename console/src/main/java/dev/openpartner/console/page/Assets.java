package dev.openpartner.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.DigestUtils;

/**
 * Styles, scripts and libraries, each at an address that carries the hash of its content, so that a browser may keep it for ever.
 * Only what is listed is served, whatever else lies on the class path.
 */
public final class Assets {

    /** Long enough that no two versions of a file meet. */
    private static final int HASH_LENGTH = 12;

    private final Map<String, Asset> assets = new HashMap<>();

    /** A file as it is served. */
    record Asset(String hash, Resource content, MediaType type) {}

    Assets with(String directory, String name) {
        try {
            byte[] content = new ClassPathResource(directory + name).getContentAsByteArray();
            String hash = DigestUtils.md5DigestAsHex(content).substring(0, HASH_LENGTH);
            MediaType type = MediaTypeFactory.getMediaType(name).orElseThrow();
            assets.put(name, new Asset(hash, new ByteArrayResource(content), type));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a file, as templates write it. */
    public String url(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset is called " + name);
        }
        return "/assets/" + asset.hash() + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }
}
