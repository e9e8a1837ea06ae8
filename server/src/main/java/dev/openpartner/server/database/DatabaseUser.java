package dev.openpartner.server.database;

import dev.openpartner.server.database.Programs.Outcome;
import dev.openpartner.server.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user that PostgreSQL's programs run as. PostgreSQL refuses to be root, so a server that is root hands it to a user with
 * fewer rights, and where no such user can enter the data directory (below {@code /root}, say) to a user namespace in which it
 * is nobody.
 *
 * @param commandPrefix what is put before a program's own command line; the process itself becomes that program
 * @param userId numeric owner of the database's files
 * @param groupId numeric group of the database's files
 */
record DatabaseUser(List<String> commandPrefix, int userId, int groupId) {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final Path ACCOUNTS = Path.of("/etc/passwd");
    private static final List<String> ACCOUNT_NAMES = List.of("openpartner", "postgres", "nobody");

    /** The first user that can enter the directory and run the program there. */
    static DatabaseUser ableToRun(Path program, Path directory) throws IOException {
        int self = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        List<String> refusals = new ArrayList<>();
        for (DatabaseUser candidate : candidates(self)) {
            Outcome probe = Programs.run(
                    Path.of("/"),
                    PROBE_LIMIT,
                    candidate.command("/bin/sh", "-c", "cd \"$1\" && exec \"$2\" -V", "sh", directory.toString(), program.toString()));
            if (probe.succeeded()) {
                return candidate;
            }
            refusals.add(String.join(" ", candidate.commandPrefix()) + ": " + probe.output());
        }
        throw new StartupProblem(
                "The embedded PostgreSQL cannot be run in " + directory + ": " + String.join("; ", refusals).strip() + ".",
                self == 0
                        ? "Start the server as a user other than root, or put OPENPARTNER_DATA_DIR where every user may enter."
                        : "Put OPENPARTNER_DATA_DIR on a file system that allows programs to be run.");
    }

    private static List<DatabaseUser> candidates(int self) throws IOException {
        if (self != 0) {
            return List.of(new DatabaseUser(List.of(), self, (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid")));
        }
        List<DatabaseUser> candidates = new ArrayList<>();
        for (Account account : accounts()) {
            String user = String.valueOf(account.userId());
            String group = String.valueOf(account.groupId());
            candidates.add(new DatabaseUser(
                    List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"),
                    account.userId(),
                    account.groupId()));
            candidates.add(new DatabaseUser(List.of("runuser", "-u", account.name(), "--"), account.userId(), account.groupId()));
        }
        candidates.add(new DatabaseUser(List.of("unshare", "-U"), 0, 0));
        return candidates;
    }

    /** A line of the accounts file: name, password, user id, group id. */
    private record Account(String name, int userId, int groupId) {}

    private static List<Account> accounts() throws IOException {
        if (!Files.exists(ACCOUNTS)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(ACCOUNTS)) {
            List<Account> known = lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && ACCOUNT_NAMES.contains(fields[0]))
                    .map(fields -> new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .toList();
            return ACCOUNT_NAMES.stream()
                    .flatMap(name -> known.stream().filter(account -> account.name().equals(name)))
                    .toList();
        }
    }

    /** A command line that runs a program as this user. */
    List<String> command(String... programAndArguments) {
        return Stream.concat(commandPrefix.stream(), Stream.of(programAndArguments)).toList();
    }

    /** Makes a file or a whole tree this user's own; the way the server is started may change from one run to the next. */
    void own(Path tree) throws IOException {
        if ((int) Files.getAttribute(tree, "unix:uid", LinkOption.NOFOLLOW_LINKS) == userId) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault)
                    throws IOException {
                // The root comes last, so that a walk that was cut short is repeated.
                return give(directory);
            }
        });
    }

    private FileVisitResult give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", userId, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", groupId, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }
}
