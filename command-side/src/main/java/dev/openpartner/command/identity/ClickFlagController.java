package dev.openpartner.command.identity;

import dev.openpartner.command.http.Answers;
import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.PathId;
import dev.openpartner.command.http.Reason;
import dev.openpartner.command.http.Takes;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.click.ClickFlagCommand;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.click.ClickState;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The verdicts of fraud review about clicks. */
@RestController
@RequestMapping("/api/clicks/{id}")
@Profile("role-command")
class ClickFlagController {

    private final CommandDispatch dispatch;
    private final Clock clock;

    ClickFlagController(CommandDispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** The click as it stands after the verdict. */
    record FlaggedClick(
            String id,
            String linkKey,
            String partnerId,
            String campaignId,
            Instant ts,
            List<String> flags,
            int claimedBy) {

        static FlaggedClick of(ClickState click) {
            return new FlaggedClick(
                    click.clickId(),
                    click.linkKey(),
                    click.partnerId(),
                    click.campaignId(),
                    Instant.ofEpochMilli(click.clickedAtMs()),
                    click.flags(),
                    click.customerIds().size());
        }
    }

    @PostMapping("/flag")
    @Operation(
            operationId = "flagClick",
            tags = "Clicks",
            summary = "Flag a click as fraud",
            description = "It no longer earns. Conversions whose commissions nobody has reviewed are decided again.")
    @Takes(value = Reason.class, example = Reason.EXAMPLE, optional = true)
    @Refuses(notFound = "click_not_found")
    ResponseEntity<FlaggedClick> flag(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        return answer(new FlagClick(caller.tenant(), known(id), reason(body), caller.actor(), clock.millis()));
    }

    @PostMapping("/unflag")
    @Operation(
            operationId = "unflagClick",
            tags = "Clicks",
            summary = "Take the flags off a click",
            description = "It earns again. Conversions whose commissions nobody has reviewed are decided again.")
    @Takes(value = Reason.class, example = Reason.EXAMPLE, optional = true)
    @Refuses(notFound = "click_not_found")
    ResponseEntity<FlaggedClick> unflag(
            Caller caller, @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        return answer(new UnflagClick(caller.tenant(), known(id), reason(body), caller.actor(), clock.millis()));
    }

    private static String known(String id) {
        return PathId.require(id, ClickState::notFound);
    }

    private static @Nullable String reason(byte @Nullable [] body) {
        BodyReader reader = BodyReader.ofOptional(body);
        String reason = reader.optionalText("reason", 1, Reason.MAX_LENGTH);
        reader.finish();
        return reason;
    }

    private ResponseEntity<FlaggedClick> answer(ClickFlagCommand command) {
        Outcome<ClickState> outcome = dispatch.send(command);
        return Answers.of(HttpStatus.OK, outcome, FlaggedClick.of(outcome.result()));
    }
}
