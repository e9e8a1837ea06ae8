package dev.openpartner.server.scenario;

import dev.openpartner.command.http.Takes;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every text in the compiled command side that can be the name of a field: whatever its readers ask for is among them. */
final class FieldNames {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,39}");

    private FieldNames() {}

    static Set<String> ofTheCommandSide() throws IOException {
        Path home = home();
        if (Files.isDirectory(home)) {
            return in(home);
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return in(jar.getPath("/"));
        }
    }

    private static Path home() {
        try {
            return Path.of(Takes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> in(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(found -> found.toString().endsWith(".class")).toList()) {
                ClassFile.of().parse(Files.readAllBytes(file)).constantPool().forEach(entry -> {
                    if (entry instanceof StringEntry text && NAME.matcher(text.stringValue()).matches()) {
                        names.add(text.stringValue());
                    }
                });
            }
        }
        return names;
    }
}
