package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.profile.Profile;
import dev.openpartner.benchmarks.program.Conversions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;

/** Where the time of a server goes that takes single conversions as fast as it can; promises nothing. */
final class ProfileBar implements Bar {

    private static final String NAME = "profile";

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.fresh(bench, NAME);
        Path recording = installation.data().resolveSibling("server.jfr");
        Instant measuredFrom;
        try (Session session = installation.start(bench.options().commandsOnly().withJavaOption(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording))) {
            long warmUpMs = bench.settings().warmUpMs();
            measuredFrom = Instant.now().plusMillis(warmUpMs);
            session.conversions(NAME, Conversions.spread(NAME, installation.program()), session.closedLoop());
        }
        if (Files.exists(recording)) {
            String text = Profile.of(recording, measuredFrom);
            bench.report().attach("profile-conversions", text);
            System.out.println(text);
        }
        installation.checkBooks(NAME);
    }
}
