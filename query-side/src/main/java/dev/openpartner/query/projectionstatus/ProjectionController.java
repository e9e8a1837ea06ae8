package dev.openpartner.query.projectionstatus;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.projection.FindProjections;
import dev.openpartner.kernel.query.projection.ProjectionView;
import dev.openpartner.query.projection.Rebuilds;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projections over HTTP. */
@RestController
@Profile("role-query")
final class ProjectionController {

    private final Questions questions;
    private final Rebuilds rebuilds;

    ProjectionController(Questions questions, Rebuilds rebuilds) {
        this.questions = questions;
        this.rebuilds = rebuilds;
    }

    @GetMapping("/api/projections")
    @Operation(operationId = "listProjections", tags = "Operations", summary = "List projections", description = "How far each is.")
    ResponseEntity<Page<ProjectionView>> list(Caller caller, HttpServletRequest request) {
        QueryParameters.of(request).check();
        Answer<List<ProjectionView>> answer = questions.ask(new FindProjections(caller.tenant()));
        return Questions.answer(new Answer<>(new Page<>(answer.value(), null), answer.position()));
    }

    /** Begins a rebuild; answers the projection or, for {@code all}, the list of them. */
    @PostMapping("/api/projections/{name}/rebuild")
    @Operation(
            operationId = "rebuildProjection",
            tags = "Operations",
            summary = "Rebuild a projection",
            description = "From the log, beside the live one, which answers until the new one takes its place. `all` rebuilds every one.")
    @ApiResponse(
            responseCode = "202",
            description = "Begun: the projection or, for `all`, the list of them.",
            content = @Content(schema = @Schema(oneOf = {ProjectionView.class, Page.class})))
    @Refuses(notFound = "projection_not_found", conflict = "rebuild_running")
    ResponseEntity<Object> rebuild(Caller caller, @PathVariable("name") String name, HttpServletRequest request) {
        QueryParameters.of(request).check();
        rebuilds.start(name);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(named(caller, name));
    }

    /** Stops a rebuild; answers the projection or, for {@code all}, the list of them. */
    @DeleteMapping("/api/projections/{name}/rebuild")
    @Operation(
            operationId = "stopRebuild",
            tags = "Operations",
            summary = "Stop a rebuild",
            description = "The one that the projection is a part of, with all that are rebuilt together; `all` stops any. Lists stay as"
                    + " they are. One that is needed, because there is nothing to read before its end, is not stopped.")
    @ApiResponse(
            responseCode = "200",
            description = "Stopped: the projection or, for `all`, the list of them.",
            content = @Content(schema = @Schema(oneOf = {ProjectionView.class, Page.class})))
    @Refuses(notFound = "projection_not_found", conflict = {"rebuild_not_running", "rebuild_needed"})
    ResponseEntity<Object> stop(Caller caller, @PathVariable("name") String name, HttpServletRequest request) {
        QueryParameters.of(request).check();
        rebuilds.stop(name);
        return ResponseEntity.ok(named(caller, name));
    }

    private Object named(Caller caller, String name) {
        List<ProjectionView> views = questions.ask(new FindProjections(caller.tenant())).value();
        return views.stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .<Object>map(view -> view)
                .orElseGet(() -> new Page<>(views, null));
    }
}
