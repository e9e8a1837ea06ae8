package dev.openpartner.server.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before any filter sees it: a broken request line, header or percent-encoding. Public, with a public
 * constructor, because Tomcat makes it by name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        // Below 400 nothing went wrong; with content written, or without the right to write (the report was claimed), it is too late.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String id = RequestIds.saneOrMade(response.getHeader(RequestIds.HEADER));
        Problem problem = ProblemTranslation.ofStatus(status);
        if (problem.status() == 500) {
            LOG.error("Request {} failed before it reached a handler", id, thrown);
        }
        try {
            response.setStatus(problem.status());
            response.setHeader(RequestIds.HEADER, id);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(ProblemAnswers.CONTENT_TYPE);
            // The path of a request that could not be parsed is not known; what is there may hold anything.
            byte[] body = JSON.writeValueAsBytes(problem.body("/", id));
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The client left before its answer", gone);
        }
    }
}
