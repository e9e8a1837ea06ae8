package dev.openpartner.console.demo;

import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * The demo program of an admin's company. All of it is for people: what a visit changes is the session, and a key has none. While
 * somebody visits, whatever they ask here is about the demo of their own company still.
 */
public interface DemoProgram {

    /** Where the demo is in its life. */
    Standing standing(Caller caller);

    /**
     * Loads one unless there is one. What somebody left half done is removed first.
     *
     * @return where it is when it was loaded, or after that time
     */
    Standing load(Caller caller, Duration atMost);

    /**
     * Makes this session a visit: from its next request on it sees and does in the demo what it saw and did in its own program.
     *
     * @throws dev.openpartner.kernel.message.Refused {@code demo_not_found}
     */
    void visit(Caller caller, HttpServletRequest request, HttpServletResponse response);

    /** Ends the visit; a repeat changes nothing. */
    void leave(HttpServletRequest request, HttpServletResponse response);

    /** Removes the demo, for every admin who visits it; a repeat changes nothing. */
    void remove(Caller caller, HttpServletRequest request, HttpServletResponse response);

    /**
     * Where a demo is.
     *
     * @param state {@code none}, {@code loading}, {@code interrupted} (somebody began to load or remove it and is gone),
     *     {@code ready} or {@code removing}
     * @param percent how much is loaded
     */
    record Standing(String state, int percent) {

        /** None was loaded. */
        public static final Standing NONE = new Standing("none", 0);

        /** Whether it can be visited. */
        public boolean isReady() {
            return state.equals("ready");
        }
    }
}
