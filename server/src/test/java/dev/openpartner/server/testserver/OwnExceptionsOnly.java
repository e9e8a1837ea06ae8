package dev.openpartner.server.testserver;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has a test that waits not fail by an exception of another test's thread: Awaitility would take any that nobody catches in the whole JVM
 * for the waiting test's own, and tests run side by side. Found by JUnit itself.
 */
public final class OwnExceptionsOnly implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
