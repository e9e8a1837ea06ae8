package dev.openpartner.server.database;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what the tables of a database grow by written to the disk a little at a time. Linux keeps new pages in memory for half a minute and
 * then writes hundreds of megabytes in one go, and whoever commits meanwhile waits for a quarter of a second. PostgreSQL paces what a
 * checkpoint writes, but not this.
 *
 * <p>It only lets the kernel begin earlier. What is safe when is up to PostgreSQL alone, which is also the only one that hears of an error
 * of the disk: an fsync of ours would take that message from it. Pages that are written again and again stay in memory as before, because
 * it looks at the ends of files only.
 */
final class SteadyWriteOut {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyWriteOut.class);

    /** A server that starts has other things to do. */
    private static final long FIRST_AFTER_MS = 10_000;

    private static final long PAUSE_MS = 1_000;

    /** PostgreSQL numbers what it brings itself below 16384; of its own databases nothing grows. */
    private static final String MADE_DATABASES = "[1-9][0-9][0-9][0-9][0-9]*";

    private final Path relations;
    private final LongAdder begun = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<Path, Long> sizes = new HashMap<>();
    private boolean looked;

    /**
     * One that has not begun.
     *
     * @param relations directory with a directory of files for each database
     */
    SteadyWriteOut(Path relations) {
        this.relations = relations;
    }

    /** Lets the operating system begin to write a file's content from a place on. */
    @FunctionalInterface
    interface WriteOut {

        /**
         * Begins, and waits for no end.
         *
         * @param from offset in bytes
         * @return whether the system took it; not for a file that went meanwhile
         */
        boolean begin(Path file, long from);
    }

    /** Bytes that the system was let begin with. */
    long begunBytes() {
        return begun.sum();
    }

    /** Bytes that the system would not begin with. */
    long refusedBytes() {
        return refused.sum();
    }

    /**
     * Begins, on a thread of its own that ends by itself; does nothing where the operating system cannot be told.
     *
     * @param wanted ends it when it holds no more
     */
    void begin(BooleanSupplier wanted) {
        Thread.ofPlatform().daemon().name("write-out").start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(FIRST_AFTER_MS);
                WriteOut writeOut = LinuxWriteOut.ofThisSystem().orElse(null);
                if (writeOut != null) {
                    goOn(writeOut, wanted);
                }
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void goOn(WriteOut writeOut, BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            try {
                look(writeOut);
            } catch (IOException | DirectoryIteratorException unreadable) {
                LOG.debug("The database's files cannot be looked at", unreadable);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    /** Lets the system begin with whatever files grew by since the last look; the first look takes note of their sizes. */
    void look(WriteOut writeOut) throws IOException {
        Set<Path> seen = HashSet.newHashSet(sizes.size());
        try (DirectoryStream<Path> databases = Files.newDirectoryStream(relations, MADE_DATABASES)) {
            for (Path database : databases) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(database, "[0-9]*")) {
                    files.forEach(file -> look(file, writeOut, seen));
                }
            }
        }
        sizes.keySet().retainAll(seen);
        looked = true;
    }

    private void look(Path file, WriteOut writeOut, Set<Path> seen) {
        try {
            long size = Files.readAttributes(file, BasicFileAttributes.class).size();
            long before = sizes.getOrDefault(file, 0L);
            if (looked && size > before) {
                (writeOut.begin(file, before) ? begun : refused).add(size - before);
            }
            if (size != before) {
                sizes.put(file, size);
            }
            seen.add(file);
        } catch (NoSuchFileException dropped) {
            LOG.trace("A table went while its files were looked at: {}", file);
        } catch (IOException unreadable) {
            LOG.debug("A file of the database cannot be looked at", unreadable);
        }
    }
}
