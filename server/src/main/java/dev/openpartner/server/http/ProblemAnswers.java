package dev.openpartner.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems: the one place that does. A program gets {@code application/problem+json}, whatever it says it accepts; a browser
 * that asks for a page, or for a part of one, gets a page.
 */
@Component
public final class ProblemAnswers {

    /** Content type of every problem. */
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private static final List<String> OF_PROGRAMS = List.of("/api/", "/r/", "/assets/");

    private final JsonMapper json;
    private final ObjectProvider<ProblemPage> pages;

    ProblemAnswers(JsonMapper json, ObjectProvider<ProblemPage> pages) {
        this.json = json;
        this.pages = pages;
    }

    /** Answers what was thrown. */
    public void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AsyncRequestNotUsableException || isGone(thrown)) {
            LOG.debug("The client left before its answer", thrown);
            return;
        }
        write(problem(thrown, request), request, response);
    }

    /** What to answer to what was thrown, whoever writes it. Faults of ours are logged here, once. */
    public Problem problem(Throwable thrown, HttpServletRequest request) {
        Problem problem = ProblemTranslation.of(thrown);
        if (problem.status() == 500) {
            LOG.error("{} {} failed", request.getMethod(), instance(request), thrown);
        } else if (problem.status() == 503) {
            LOG.warn("{} {} is unavailable: {}", request.getMethod(), instance(request), thrown.toString());
        }
        return problem;
    }

    /** Answers a problem that is known already; leaves an answer alone that has begun. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        // The headers stay: request id, rate limit and CORS are as true for a problem as for a success.
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        if (!isWrittenAsPage(problem, request, response)) {
            writeJson(problem, request, response);
        }
    }

    private void writeJson(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(CONTENT_TYPE);
        byte[] body = json.writeValueAsBytes(problem.body(instance(request), RequestIds.of(request)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** A page that cannot be drawn is no reason to say nothing. */
    private boolean isWrittenAsPage(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemPage page = pages.getIfAvailable();
        if (page == null || !wantsPage(request)) {
            return false;
        }
        try {
            page.write(problem, request, response);
            return true;
        } catch (IOException gone) {
            throw gone;
        } catch (Exception undrawn) {
            LOG.error("The page of the problem {} cannot be drawn", problem.code(), undrawn);
            return response.isCommitted();
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String path = instance(request);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean partOfPage = request.getHeader("HX-Request") != null;
        boolean wholePage = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        return (partOfPage || wholePage) && OF_PROGRAMS.stream().noneMatch(path::startsWith);
    }

    /** The path without its query, which may hold what no answer should repeat. */
    private static String instance(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }

    private static boolean isGone(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.catalina.connector.ClientAbortException) {
                return true;
            }
        }
        return false;
    }
}
