package dev.openpartner.server.launch;

import dev.openpartner.server.OpenPartnerServer;
import java.util.Optional;

/**
 * The main class of the packaged jar. A jar cannot carry settings of the JVM that runs it, so {@code java -jar} begins with the
 * defaults, and this puts a JVM with the right ones in its place: same process, same id, same console. Where that is not
 * possible, the server runs with what it was started with.
 */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        Optional<JvmCommand> better = JvmCommand.ofThisJvm(arguments);
        better.ifPresent(ProcessImage::replaceBy);
        OpenPartnerServer.main(arguments);
    }
}
