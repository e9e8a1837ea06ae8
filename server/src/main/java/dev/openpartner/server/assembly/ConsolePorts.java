package dev.openpartner.server.assembly;

import dev.openpartner.console.page.ProblemPages;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.console.port.Troubles;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.Query;
import dev.openpartner.query.audit.Audits;
import dev.openpartner.query.projection.Projection;
import dev.openpartner.query.projection.Projections;
import dev.openpartner.query.projection.Rebuilds;
import dev.openpartner.query.projection.position.ProjectionPositions;
import dev.openpartner.query.read.Questions;
import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.http.ProblemPage;
import dev.openpartner.server.http.RequestIds;
import dev.openpartner.server.security.CurrentCaller;
import dev.openpartner.server.security.PagePolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Joins the console's ports to the side that answers. */
@Configuration(proxyBeanMethods = false)
@Profile("role-query")
class ConsolePorts {

    /** As long as somebody waits for a page without wondering. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    @Bean
    ReadSide readSide(Questions questions, ProjectionPositions positions, Projections projections, Rebuilds rebuilds, Audits audits) {
        List<String> names = projections.all().stream().map(Projection::name).toList();
        return new ReadSide() {
            @Override
            public <T> T ask(Query<T> query) {
                return questions.ask(query).value();
            }

            @Override
            public void catchUp(long position) {
                positions.await(names, position, LONGEST_WAIT);
            }

            @Override
            public Map<String, Long> positions() {
                return positions.all();
            }

            @Override
            public void awaitNews(Duration atMost) {
                positions.awaitNews(atMost);
            }

            @Override
            public void rebuild(String name) {
                rebuilds.start(name);
            }

            @Override
            public void stopRebuild() {
                rebuilds.stop(Projections.ALL);
            }

            @Override
            public void audit(Caller caller) {
                audits.start(caller.tenant(), caller.actor());
            }
        };
    }

    @Bean
    Troubles troubles(ProblemAnswers answers, HttpServletRequest request) {
        return thrown -> {
            return trouble(answers.problem(thrown, request), request);
        };
    }

    @Bean
    ProblemPage problemPage(ProblemPages pages) {
        return (problem, request, response) -> {
            // A request that no security chain took has none of its headers.
            response.setHeader(PagePolicy.HEADER, PagePolicy.CONTENT);
            response.setHeader("Cache-Control", "no-store");
            pages.write(trouble(problem, request), CurrentCaller.get(), request, response);
        };
    }

    private static Troubles.Trouble trouble(Problem problem, HttpServletRequest request) {
        return new Troubles.Trouble(problem.status(), problem.code(), problem.detail(), problem.faults(), RequestIds.of(request));
    }
}
