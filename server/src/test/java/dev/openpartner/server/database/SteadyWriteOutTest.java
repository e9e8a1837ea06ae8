package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyWriteOutTest {

    private final List<String> begun = new ArrayList<>();

    @TempDir
    private Path relations;

    private SteadyWriteOut steady = new SteadyWriteOut(Path.of("nowhere"));
    private Path database = Path.of("nowhere");

    @BeforeEach
    void makeDatabase() throws IOException {
        database = Files.createDirectory(relations.resolve("16384"));
        steady = new SteadyWriteOut(relations);
    }

    @Test
    void whatFilesGrewByIsBegunOnce() throws IOException {
        write("2600", 8_192);
        write("2601", 8_192);
        look();
        assertThat(begun).isEmpty();

        write("2600", 16_384);
        write("2600.1", 100);
        look();
        look();

        assertThat(begun).containsExactlyInAnyOrder("2600 from 8192", "2600.1 from 0");
        assertThat(steady.begunBytes()).isEqualTo(16_384 + 100);
    }

    @Test
    void whatTheSystemDoesNotTakeIsCountedAndLeft() throws IOException {
        write("2600", 8_192);
        steady.look((file, from) -> false);
        write("2600", 16_384);
        steady.look((file, from) -> false);
        look();

        assertThat(begun).isEmpty();
        assertThat(steady.refusedBytes()).isEqualTo(16_384);
        assertThat(steady.begunBytes()).isZero();
    }

    @Test
    void whatIsWrittenAnewInItsPlaceAndWhatShrinksStaysInMemory() throws IOException {
        write("2600", 8_192);
        look();
        Files.write(database.resolve("2600"), new byte[8_192]);
        look();
        Files.write(database.resolve("2600"), new byte[100]);
        look();

        assertThat(begun).isEmpty();
    }

    @Test
    void aFileThatWentAndCameBackIsANewOne() throws IOException {
        write("2600", 8_192);
        look();
        Files.delete(database.resolve("2600"));
        look();
        write("2600", 16_384);
        look();

        assertThat(begun).containsExactly("2600 from 0");
    }

    @Test
    void onlyTablesOfDatabasesThatWereMadeAreLookedAt() throws IOException {
        look();
        write("pg_internal.init", 8_192);
        write("t3_16400", 8_192);
        Path temporary = Files.createDirectory(relations.resolve("pgsql_tmp"));
        Files.write(temporary.resolve("1"), new byte[8_192]);
        Path template = Files.createDirectory(relations.resolve("4"));
        Files.write(template.resolve("2600"), new byte[8_192]);
        look();

        assertThat(begun).isEmpty();
    }

    @Test
    void linuxTakesARangeOfAFileAndNoneOfOneThatIsGone() throws IOException {
        assumeTrue(System.getProperty("os.name").contains("Linux"), "other systems are not told");
        LinuxWriteOut linux = LinuxWriteOut.ofThisSystem().orElseThrow();
        write("2600", 65_536);

        assertThat(linux.begin(database.resolve("2600"), 8_192)).isTrue();
        assertThat(linux.begin(database.resolve("2600"), 0)).isTrue();
        assertThat(linux.begin(database.resolve("2602"), 0)).isFalse();
        assertThat(linux.begin(database.resolve("2600"), -1)).as("a range that no kernel takes").isFalse();
    }

    private void look() throws IOException {
        steady.look((file, from) -> begun.add(file.getFileName() + " from " + from));
    }

    private void write(String file, int bytes) throws IOException {
        Files.write(database.resolve(file), new byte[bytes], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
