package dev.openpartner.server.signin;

/** The paths of sign-in that filters answer; the rest is the console's pages'. */
final class SignInPaths {

    static final String SIGN_IN = "/sign-in";

    /** Shows a button; the same path with POST takes the token. */
    static final String LINK = "/sign-in/link";

    static final String SIGN_OUT = "/sign-out";

    static final String PASSKEY_CHALLENGE = "/sign-in/passkey/challenge";
    static final String PASSKEY = "/sign-in/passkey";
    static final String NEW_PASSKEY_CHALLENGE = "/account/passkeys/challenge";
    static final String PASSKEYS = "/account/passkeys";
    static final String ONE_PASSKEY = "/account/passkeys/{id}";

    /** Where somebody lands who got in. */
    static final String HOME = "/";

    private SignInPaths() {}
}
