package dev.openpartner.console.page;

import dev.openpartner.kernel.message.Refused;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves the {@link Assets}. */
@ConsolePage
final class AssetController {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{hash}/{name}")
    ResponseEntity<Resource> asset(@PathVariable String hash, @PathVariable String name) {
        Assets.Asset asset = assets.find(name)
                .filter(found -> found.hash().equals(hash))
                .orElseThrow(() -> Refused.notFound("not_found", "There is nothing at this path."));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .contentType(asset.type())
                .body(asset.content());
    }
}
