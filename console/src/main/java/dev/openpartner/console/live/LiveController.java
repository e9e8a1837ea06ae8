package dev.openpartner.console.live;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.port.ReadSide;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** The stream that a page follows. It carries positions alone, which say nothing about anybody; what moved is fetched as a page is. */
@ConsolePage
final class LiveController {

    private final LivePositions positions;
    private final ReadSide readSide;
    private final JsonMapper json;

    LiveController(LivePositions positions, ReadSide readSide, JsonMapper json) {
        this.positions = positions;
        this.readSide = readSide;
        this.json = json;
    }

    /**
     * A stream for who asks for one, as every browser does; for anybody else the positions once, so that nobody waits for an end.
     * The method names the stream as what it returns, because its end comes back through here without a value.
     */
    @GetMapping("/live")
    @Nullable SseEmitter follow(
            @RequestHeader(name = "Accept", defaultValue = "") String accept, HttpServletResponse response) throws IOException {
        if (accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            return positions.follow();
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), readSide.positions());
        return null;
    }
}
