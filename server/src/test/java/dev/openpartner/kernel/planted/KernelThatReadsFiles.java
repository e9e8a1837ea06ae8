package dev.openpartner.kernel.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule that the kernel does no input or output. */
public class KernelThatReadsFiles {

    String read(Path path) throws IOException {
        return Files.readString(path);
    }
}
