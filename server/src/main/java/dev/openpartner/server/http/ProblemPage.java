package dev.openpartner.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells a problem to a person. The status and the headers of the answer have been set. */
@FunctionalInterface
public interface ProblemPage {

    /**
     * Writes the page.
     *
     * @throws Exception when it cannot be drawn; the problem is told as a program is told it then
     */
    void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws Exception;
}
