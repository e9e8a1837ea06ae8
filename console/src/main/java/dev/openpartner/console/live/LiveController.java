package dev.openpartner.console.live;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.port.ReadSide;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The stream that a page follows. It carries positions alone, which say nothing about anybody; what moved is fetched as a page is. */
@ConsolePage
final class LiveController {

    private final LivePositions positions;
    private final ReadSide readSide;

    LiveController(LivePositions positions, ReadSide readSide) {
        this.positions = positions;
        this.readSide = readSide;
    }

    /** A stream for who asks for one, as every browser does; for anybody else the positions once, so that nobody waits for an end. */
    @GetMapping("/live")
    Object follow(@RequestHeader(name = "Accept", defaultValue = "") String accept) {
        if (accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(positions.follow());
        }
        return once(readSide.positions());
    }

    private static ResponseEntity<Map<String, Long>> once(Map<String, Long> positions) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(positions);
    }
}
