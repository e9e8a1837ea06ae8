package dev.openpartner.command.click;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Takes;
import dev.openpartner.command.link.LinkDirectory;
import dev.openpartner.command.link.LinkDirectory.KnownLink;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.message.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes clicks that were recorded elsewhere: by an edge router, or before an import. */
@RestController
@Profile("role-command")
class ClickController {

    private final CommandDispatch commands;
    private final LinkDirectory links;
    private final VelocityWindow velocity;
    private final Clock clock;

    ClickController(CommandDispatch commands, LinkDirectory links, VelocityWindow velocity, Clock clock) {
        this.commands = commands;
        this.links = links;
        this.velocity = velocity;
        this.clock = clock;
    }

    @PostMapping(path = "/api/clicks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "recordClick", tags = "Clicks", summary = "Record a click that was taken elsewhere")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @Takes(value = SentClick.class, example = SentClick.EXAMPLE)
    @Refuses(notFound = "link_not_found", conflict = "click_id_taken")
    ResponseEntity<Recorded> record(Caller caller, @RequestBody(required = false) byte @Nullable [] sent) {
        long nowMs = clock.millis();
        ReportedClick click = ReportedClick.read(BodyReader.of(sent), nowMs);
        KnownLink link = (PathId.isPlausible(click.linkKey()) ? links.find(click.linkKey()) : Optional.<KnownLink>empty())
                .filter(found -> found.tenant().equals(caller.tenant()))
                .orElseThrow(() -> Refused.notFound("link_not_found", "There is no link with this linkKey."));
        Outcome<Boolean> outcome = commands.send(new RecordClick(
                caller.tenant(),
                click.id(),
                link.linkKey(),
                link.partnerId(),
                link.campaignId(),
                click.clickedAtMs(),
                click.ipHash(),
                click.visit().toJson(),
                click.utm(),
                click.country(),
                flags(click),
                "api",
                nowMs));
        return outcome.result()
                ? Answers.of(HttpStatus.OK, outcome, new Recorded(true, click.id(), true))
                : Answers.of(HttpStatus.CREATED, outcome, new Recorded(true, click.id(), false));
    }

    private List<String> flags(ReportedClick click) {
        List<String> flags = new ArrayList<>();
        if (click.fraudFlag() != null) {
            flags.add(click.fraudFlag());
        }
        boolean tooFast = click.ipHash() != null && velocity.exceededBy(click.linkKey(), click.ipHash(), click.clickedAtMs());
        if (tooFast && !flags.contains("velocity")) {
            flags.add("velocity");
        }
        return List.copyOf(flags);
    }

    /**
     * The answer.
     *
     * @param replayed whether a click with this id was recorded before, and nothing was recorded now
     */
    record Recorded(boolean ok, String id, boolean replayed) {}
}
