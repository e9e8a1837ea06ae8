package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.database.OwnPostgres;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Node;
import dev.openpartner.server.scenario.Program;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Pages of two nodes that answer, while a third takes what comes in. One of the two projects it, so the other shows what neither it
 * nor its own projections did.
 */
@ResourceLock(OwnPostgres.LOCK)
class LiveAcrossNodesTest {

    @TempDir
    Path directory;

    @Test
    void aListOnTheScreenChangesWhicheverProcessDidTheWork() throws IOException, InterruptedException {
        try (Node taking = Node.start(directory.resolve("taking"), "command");
                Node one = Node.start(directory.resolve("one"), "query");
                Node other = Node.start(directory.resolve("other"), "query");
                LiveStream toldByOne = LiveStream.following("conversions", one.port());
                LiveStream toldByOther = LiveStream.following("conversions", other.port())) {
            String buyer = Program.uniqueBuyer();
            String list = "/conversions?userId=" + buyer;
            assertThat(Reader.admin(one.port()).open(list).expect(200).html().select("tr[data-row]")).isEmpty();
            assertThat(Reader.admin(other.port()).open(list).expect(200).html().select("tr[data-row]")).isEmpty();

            taking.callers().admin().post(Conversions.EVENTS, Conversions.won(buyer, "10")).expect(200);

            awaitOnScreen(buyer, Reader.admin(one.port()), list, toldByOne);
            awaitOnScreen(buyer, Reader.admin(other.port()), list, toldByOther);
        }
    }

    /** As a page does it: it fetches its list when it was told that it moved, and at no other time. */
    private static void awaitOnScreen(String text, Reader reader, String list, LiveStream told) throws InterruptedException {
        do {
            told.awaitMove();
        } while (!reader.open(list).expect(200).html().select("tr[data-row]").text().contains(text));
    }
}
