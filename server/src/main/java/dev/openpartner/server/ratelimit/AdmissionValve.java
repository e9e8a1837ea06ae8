package dev.openpartner.server.ratelimit;

import dev.openpartner.server.http.PreparedProblem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Refuses what there is no room for, before any filter, before a body is read or a key looked up. Each request has a virtual
 * thread, so nothing else bounds how many wait inside: thousands would hold more memory than the heap has, and every one of
 * them would wait longer than its client does. A refused conversion was not taken, so its client sends it again.
 */
final class AdmissionValve extends ValveBase {

    /** A load balancer that asks a busy server must not be told that it is dead. */
    private static final String HEALTH = "/api/health";

    private static final String CONVERSIONS = "/api/attribution/events";

    private final Admission admission;
    private final PreparedProblem overloaded;

    AdmissionValve(Admission admission, PreparedProblem overloaded) {
        super(true);
        this.admission = admission;
        this.overloaded = overloaded;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Whoever is refused has passed the door as well: reading what is left of their body may take its time.
        long waitedNs = Door.passed();
        String path = request.getRequestURI();
        // What is dispatched again was let in when it came.
        if (HEALTH.equals(path) || request.isAsyncDispatching()) {
            getNext().invoke(request, response);
            return;
        }
        boolean conversion = CONVERSIONS.equals(path) && "POST".equals(request.getMethod());
        long sinceNs = System.nanoTime();
        if (!admission.enter(conversion, waitedNs, sinceNs)) {
            overloaded.answer(request, response);
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            admission.leave(conversion, sinceNs, System.nanoTime());
        }
    }
}
