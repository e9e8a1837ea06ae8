package dev.openpartner.command.click;

import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.link.LinkDirectory;
import dev.openpartner.command.link.LinkDirectory.KnownLink;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.id.IdSource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends visitors of a link to its destination, and records that they came. A link of a revoked partner or of an ended campaign
 * still leads where it led: the visitor is not to blame.
 */
@RestController
@Profile("role-command")
class ClickRouter {

    private static final String NO_STORE = "no-store";
    private static final Logger LOG = LoggerFactory.getLogger(ClickRouter.class);

    private final LinkDirectory links;
    private final DemoPrograms demos;
    private final ClickRecorder recorder;
    private final VelocityWindow velocity;
    private final IpHasher ipHasher;
    private final ClickCookie cookie;
    private final IdSource ids;
    private final Clock clock;

    ClickRouter(
            LinkDirectory links,
            DemoPrograms demos,
            ClickRecorder recorder,
            VelocityWindow velocity,
            IpHasher ipHasher,
            ClickCookie cookie,
            IdSource ids,
            Clock clock) {
        this.links = links;
        this.demos = demos;
        this.recorder = recorder;
        this.velocity = velocity;
        this.ipHasher = ipHasher;
        this.cookie = cookie;
        this.ids = ids;
        this.clock = clock;
    }

    /** Also answers HEAD, which sends on without recording. */
    @GetMapping("/r/{linkKey}")
    @Operation(
            operationId = "followLink",
            tags = "Clicks",
            summary = "Follow a link",
            description = "Sends the visitor on with the click's id in `cref` and in the cookie `_cref`, and records the click."
                    + " A server that has as many requests as it can work on sends nobody on: it answers 429 `rate_limited` with"
                    + " `Retry-After`, and records nothing.")
    @ApiResponse(
            responseCode = "302",
            description = "To the destination.",
            headers = {
                @Header(name = "Location", description = "The destination.", schema = @Schema(type = "string", format = "uri")),
                @Header(name = "Set-Cookie", description = "`_cref`, for 90 days.", schema = @Schema(type = "string"))
            },
            content = @Content)
    @ApiResponse(responseCode = "404", description = "There is no such link.", content = @Content(mediaType = "text/html"))
    @ApiResponse(responseCode = "503", description = "The link cannot be looked up now.", content = @Content(mediaType = "text/html"))
    void follow(@PathVariable String linkKey, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<KnownLink> link;
        try {
            link = (PathId.isPlausible(linkKey) ? links.find(linkKey) : Optional.<KnownLink>empty())
                    .filter(found -> !demos.isGone(found.tenant()));
        } catch (RuntimeException storeDown) {
            LOG.warn("A link could not be looked up: {}", storeDown.toString());
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            say(response, HttpStatus.SERVICE_UNAVAILABLE, "This link cannot be looked up right now. Please try again in a moment.");
            return;
        }
        if (link.isEmpty()) {
            say(response, HttpStatus.NOT_FOUND, "This link does not exist, or no longer.");
        } else if (AutomatedVisit.is(request)) {
            sendOn(response, RedirectTarget.of(link.get().destinationUrl(), request.getQueryString(), null));
        } else {
            recordAndSendOn(link.get(), request, response);
        }
    }

    private void recordAndSendOn(KnownLink link, HttpServletRequest request, HttpServletResponse response) {
        String clickId = ids.next();
        long nowMs = clock.millis();
        String target = RedirectTarget.of(link.destinationUrl(), request.getQueryString(), clickId);
        String ipHash = ipHasher.hash(request.getRemoteAddr());
        List<String> flags = velocity.exceededBy(link.linkKey(), ipHash, nowMs) ? List.of("velocity") : List.of();
        recorder.record(new RecordClick(
                link.tenant(),
                clickId,
                link.linkKey(),
                link.partnerId(),
                link.campaignId(),
                nowMs,
                ipHash,
                Visit.of(request.getHeader(HttpHeaders.USER_AGENT), target, request.getHeader(HttpHeaders.REFERER)).toJson(),
                RedirectTarget.utm(request.getQueryString()),
                null,
                flags,
                "router",
                nowMs));
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.of(clickId, request.isSecure()));
        sendOn(response, target);
    }

    private static void sendOn(HttpServletResponse response, String target) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, URI.create(target).toASCIIString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    private static void say(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        response.setContentType("text/html;charset=UTF-8");
        byte[] page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>%s</title><p>%s</p></html>%n"
                .formatted(status.getReasonPhrase(), sentence)
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
