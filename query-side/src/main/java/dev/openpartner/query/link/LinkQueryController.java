package dev.openpartner.query.link;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.api.Refuses;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.link.FindLinks;
import dev.openpartner.kernel.query.link.LinkView;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Filter;
import dev.openpartner.query.read.QueryParameters;
import dev.openpartner.query.read.Questions;
import dev.openpartner.query.read.Reads;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A partner's links over HTTP. */
@RestController
@Profile("role-query")
final class LinkQueryController {

    private final Questions questions;

    LinkQueryController(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/api/partners/{id}/links")
    @Reads({LinksProjection.NAME, "partners", "campaigns"})
    @Operation(operationId = "listLinks", tags = "Links", summary = "List a partner's links")
    @Filter.Paged
    @Refuses(notFound = "partner_not_found")
    ResponseEntity<Page<LinkView>> list(Caller caller, @PathVariable("id") String partnerId, HttpServletRequest request) {
        Access.toPartner(caller, partnerId);
        QueryParameters parameters = QueryParameters.of(request);
        PageRequest page = parameters.page();
        parameters.check();
        Answer<Page<LinkView>> answer = questions.ask(new FindLinks(caller.tenant(), partnerId, page));
        String server = ServletUriComponentsBuilder.fromContextPath(request).toUriString();
        List<LinkView> links = answer.value().data().stream().map(link -> absolute(link, server)).toList();
        return Questions.answer(new Answer<>(new Page<>(links, answer.value().nextCursor()), answer.position()));
    }

    private static LinkView absolute(LinkView link, String server) {
        return new LinkView(
                link.id(),
                link.linkKey(),
                link.partnerId(),
                link.campaignId(),
                link.destinationUrl(),
                server + link.url(),
                link.createdAt());
    }
}
