package dev.openpartner.server.database;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code sync_file_range(2)}, which Java has no word for: the kernel begins to write dirty pages of a range and nobody waits for the end.
 * Nothing becomes durable by it, and no error of the disk is reported to it.
 */
final class LinuxWriteOut implements SteadyWriteOut.WriteOut {

    /** {@code O_RDONLY | O_CLOEXEC}: the programs that this process starts are not to inherit the file. */
    private static final int READ_ONLY = 0x80000;

    private static final int SYNC_FILE_RANGE_WRITE = 2;
    private static final long TO_THE_END = 0;

    private final MethodHandle open;
    private final MethodHandle syncFileRange;
    private final MethodHandle close;

    private LinuxWriteOut(MethodHandle open, MethodHandle syncFileRange, MethodHandle close) {
        this.open = open;
        this.syncFileRange = syncFileRange;
        this.close = close;
    }

    /** Empty on a system without it, which is any but Linux. The server is started with native access. */
    @SuppressWarnings("restricted")
    static Optional<LinuxWriteOut> ofThisSystem() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        // The mode of open is its only argument after the dots, and left out by whoever makes no file.
        Linker.Option noMode = Linker.Option.firstVariadicArg(2);
        FunctionDescriptor ofOpen = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        FunctionDescriptor ofRange = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
        FunctionDescriptor ofClose = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return library.find("open").flatMap(open -> library.find("sync_file_range").flatMap(range -> library.find("close")
                .map(close -> new LinuxWriteOut(
                        linker.downcallHandle(open, ofOpen, noMode),
                        linker.downcallHandle(range, ofRange),
                        linker.downcallHandle(close, ofClose)))));
    }

    @Override
    public boolean begin(Path file, long from) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(file.toString());
            int descriptor = (int) open.invokeExact(path, READ_ONLY);
            if (descriptor < 0) {
                return false;
            }
            try {
                return (int) syncFileRange.invokeExact(descriptor, from, TO_THE_END, SYNC_FILE_RANGE_WRITE) == 0;
            } finally {
                int ignored = (int) close.invokeExact(descriptor);
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call of the operating system failed in Java", impossible);
        }
    }
}
