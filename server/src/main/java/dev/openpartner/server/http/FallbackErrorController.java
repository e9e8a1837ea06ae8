package dev.openpartner.server.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers where the container itself was told of an error, by its status alone. Reached by its error dispatch only. */
@Controller
final class FallbackErrorController implements ErrorController {

    private final ProblemAnswers answers;

    FallbackErrorController(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        answers.write(ProblemTranslation.ofStatus(status), request, response);
    }
}
