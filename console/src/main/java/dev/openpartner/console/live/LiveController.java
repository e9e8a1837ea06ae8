package dev.openpartner.console.live;

import dev.openpartner.console.page.ConsolePage;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream that a page follows. It carries positions alone, which say nothing about anybody; what moved is fetched as a page is. */
@ConsolePage
final class LiveController {

    private final LivePositions positions;

    LiveController(LivePositions positions) {
        this.positions = positions;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow() {
        return positions.follow();
    }
}
