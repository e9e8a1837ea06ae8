package dev.openpartner.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets people in. */
public interface SignIn {

    /** Whether people can sign in at this node; not where it plays one role alone. */
    boolean isPossible();

    /** Whether links are mailed; otherwise they are printed where the server runs. */
    boolean linksAreMailed();

    /** Has a link sent to this address if it is somebody's. Whether it is, nobody is told. */
    void sendLink(String email);

    /**
     * Makes the bearer of a set-up link an admin, and begins their session.
     *
     * @throws dev.openpartner.kernel.message.Refused when the link is not valid any more, or the address is none
     */
    void setUp(String token, String email, String name, HttpServletRequest request, HttpServletResponse response);
}
