package dev.openpartner.server.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the JVM that is to run the server: the options of the jar's manifest, then what the operator gave, which
 * therefore counts where both say something.
 *
 * @param words the program and its arguments
 */
record JvmCommand(List<String> words) {

    /** Attribute of the manifest: options, separated by spaces. */
    static final String OPTIONS_ATTRIBUTE = "JVM-Options";

    private static final String MARK = "-Dopenpartner.launched=true";

    /** The command that this JVM should have been started with; empty when it was, or when it is better left alone. */
    static Optional<JvmCommand> ofThisJvm(String[] arguments) {
        Path jar = Path.of(System.getProperty("java.class.path"));
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (given.contains(MARK) || !jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        String options = optionsOf(jar);
        return options == null
                ? Optional.empty()
                : of(Path.of(System.getProperty("java.home"), "bin", "java"), jar, options, given, List.of(arguments));
    }

    private static @Nullable String optionsOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(OPTIONS_ATTRIBUTE);
        } catch (IOException unreadable) {
            return null;
        }
    }

    static Optional<JvmCommand> of(Path java, Path jar, String options, List<String> given, List<String> arguments) {
        // An agent, such as a debugger, has begun its work in this JVM and may hold a port.
        if (given.stream().anyMatch(option -> option.startsWith("-agent") || option.startsWith("-javaagent"))) {
            return Optional.empty();
        }
        boolean collectorChosen = given.stream().anyMatch(JvmCommand::choosesCollector);
        List<String> words = new ArrayList<>();
        words.add(java.toString());
        Stream.of(options.split("\\s+"))
                .filter(option -> !(collectorChosen && choosesCollector(option)))
                .forEach(words::add);
        Path cache = classCacheOf(jar);
        if (Files.exists(cache) && given.stream().noneMatch(option -> option.startsWith("-XX:AOT"))) {
            words.add("-XX:AOTCache=" + cache);
        }
        words.addAll(given);
        words.add(MARK);
        words.add("-jar");
        words.add(jar.toString());
        words.addAll(arguments);
        return Optional.of(new JvmCommand(List.copyOf(words)));
    }

    /** The JVM refuses to start with two collectors. */
    private static boolean choosesCollector(String option) {
        return option.matches("-XX:\\+Use\\w+GC");
    }

    /** Where the class cache of a jar is looked for: {@code openpartner.aot} beside {@code openpartner.jar}. */
    static Path classCacheOf(Path jar) {
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - ".jar".length()) + ".aot");
    }
}
