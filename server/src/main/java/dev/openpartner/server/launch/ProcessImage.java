package dev.openpartner.server.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the program that this process runs, by the {@code execv} of POSIX: what started it sees no difference. */
final class ProcessImage {

    /** Its options are on the new command line already. */
    private static final String OPTIONS_VARIABLE = "JDK_JAVA_OPTIONS";

    private ProcessImage() {}

    /** Does not return, unless the system has no such call or refuses it. */
    @SuppressWarnings("restricted")
    static void replaceBy(JvmCommand command) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        try (Arena memory = Arena.ofConfined()) {
            MethodHandle unsetenv = linker.downcallHandle(
                    library.findOrThrow("unsetenv"), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MethodHandle execv = linker.downcallHandle(
                    library.findOrThrow("execv"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            int ignored = (int) unsetenv.invokeExact(memory.allocateFrom(OPTIONS_VARIABLE));
            MemorySegment program = memory.allocateFrom(command.words().getFirst());
            int refused = (int) execv.invokeExact(program, wordsIn(memory, command.words()));
            log().debug("execv answered {} after unsetenv {}", refused, ignored);
        } catch (Throwable unsupported) {
            log().debug("This system cannot replace a process", unsupported);
        }
        log().warn("The JVM keeps the settings it was started with; docs/operations.md names those that were measured");
    }

    /** Loaded late: a JVM that is replaced needs no logging. */
    private static Logger log() {
        return LoggerFactory.getLogger(ProcessImage.class);
    }

    private static MemorySegment wordsIn(Arena memory, List<String> words) {
        MemorySegment list = memory.allocate(ValueLayout.ADDRESS, words.size() + 1L);
        for (int i = 0; i < words.size(); i++) {
            list.setAtIndex(ValueLayout.ADDRESS, i, memory.allocateFrom(words.get(i)));
        }
        list.setAtIndex(ValueLayout.ADDRESS, words.size(), MemorySegment.NULL);
        return list;
    }
}
