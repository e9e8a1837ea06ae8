package dev.openpartner.console.page;

import dev.openpartner.console.port.Troubles;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a page where a page failed; before the advice of the API, which would answer with JSON. */
@ControllerAdvice(annotations = ConsolePage.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile("role-query")
final class PageProblems {

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    private final Troubles troubles;

    PageProblems(Troubles troubles) {
        this.troubles = troubles;
    }

    /** The reader left before the end of a page, a file or a stream: nobody is there to be told. */
    @ExceptionHandler
    void gone(IOException left, HttpServletResponse unusable) {
        LOG.debug("The reader left before the end", left);
    }

    @ExceptionHandler
    ModelAndView anything(Exception thrown, Caller caller) {
        Troubles.Trouble trouble = troubles.of(thrown);
        ModelAndView page = new ModelAndView(ProblemPages.name(caller), ProblemPages.model(trouble, caller));
        page.setStatus(HttpStatusCode.valueOf(trouble.status()));
        return page;
    }
}
