package dev.openpartner.query.projection;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.table.Changes;
import dev.openpartner.query.table.JoinedQuery;
import dev.openpartner.query.table.RowMemory;
import dev.openpartner.query.table.Rows;
import dev.openpartner.query.table.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies pages of the log to tables under construction. A page is folded in memory while the one before it is being written, and
 * what it needs to know of earlier rows is mostly remembered. A page that cannot be applied like that is applied with care, so
 * that what is to blame is put aside.
 */
final class BulkFold {

    private static final Logger LOG = LoggerFactory.getLogger(BulkFold.class);

    private final List<Projection> projections;
    private final RebuildTables tables;
    private final PersonalData personalData;
    private final BuildTransactions transactions;
    private final Map<String, RowMemory> memories = new HashMap<>();
    private final Set<String> parkedStreams = new HashSet<>();
    private @Nullable Writing writing;
    private boolean told;

    BulkFold(
            List<Projection> projections,
            RebuildTables tables,
            PersonalData personalData,
            BuildTransactions transactions,
            RebuildRun.Bounds bounds) {
        this.projections = projections;
        this.tables = tables;
        this.personalData = personalData;
        this.transactions = transactions;
        projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .forEach(table -> memories.put(table.name(), new RowMemory(table, bounds.remembered())));
    }

    /**
     * Takes a page; it is written when {@link #finish} returns.
     *
     * @param head of the log, as far as it is known
     */
    void apply(List<RecordedEvent> page, long head) {
        try {
            Folding folding = parkedStreams.isEmpty() || page.stream().noneMatch(e -> parkedStreams.contains(e.aggregateId()))
                    ? folded(page)
                    : null;
            if (folding != null) {
                List<Rows> updated = folding.updated();
                Changes changes = folding.addTo(new Changes(true));
                forget(folding.changingUnseenRows());
                awaitWriting();
                key(updated);
                write(page, head, changes);
                return;
            }
        } catch (RuntimeException failure) {
            if (Failure.endsTheBuild(failure)) {
                throw failure;
            }
            if (!(failure instanceof Overtaken)) {
                tellWhy(page, failure);
            }
        }
        forget(projections);
        finish();
        withCare(page, head);
    }

    /** Waits until everything is written. */
    void finish() {
        try {
            awaitWriting();
        } catch (Overtaken written) {
            // With care, and nothing has been folded since.
        }
    }

    private void awaitWriting() {
        Writing last = writing;
        writing = null;
        if (last == null) {
            return;
        }
        try {
            last.done().join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RuntimeException failure) || Failure.endsTheBuild(failure)) {
                throw e;
            }
            tellWhy(last.page(), failure);
            forget(projections);
            withCare(last.page(), last.head());
            throw new Overtaken(failure);
        }
    }

    private void write(List<RecordedEvent> page, long head, Changes changes) {
        writing = new Writing(page, head, transactions.start(connection -> {
            changes.send(connection);
            tables.progress(connection, page.getLast().position(), head);
        }));
    }

    private Folding folded(List<RecordedEvent> page) {
        personalData.prefetch(PersonalSubjects.of(page));
        Folding folding = new Folding(personalData, work(page), memories);
        load(folding);
        folding.wantFurther();
        load(folding);
        folding.apply();
        return folding;
    }

    private void load(Folding folding) {
        List<Rows> wanted = folding.wanted();
        if (wanted.isEmpty()) {
            return;
        }
        awaitWriting();
        key(wanted);
        transactions.run(connection -> folding.load(new JoinedQuery()).run(connection));
    }

    private void key(List<Rows> rows) {
        rows.stream().map(Rows::table).forEach(table -> tables.key(table, transactions));
    }

    /** Once per rebuild: what follows in the same streams takes the same way, and what it puts aside is logged each time. */
    private void tellWhy(List<RecordedEvent> page, RuntimeException failure) {
        if (!told) {
            told = true;
            LOG.warn("events {} to {} are applied with care, which is slow, and so is every page that cannot be applied in bulk: {}",
                    page.getFirst().position(), page.getLast().position(), Failure.reason(failure));
        }
    }

    private void withCare(List<RecordedEvent> page, long head) {
        projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .forEach(table -> tables.key(table, transactions));
        transactions.run(connection -> {
            new Fold(connection, personalData, true).apply(page, work(page));
            new ParkedEvents(connection, "next").allStreams().values().forEach(parkedStreams::addAll);
            tables.progress(connection, page.getLast().position(), head);
        });
    }

    private Map<Projection, List<RecordedEvent>> work(List<RecordedEvent> page) {
        return projections.stream().collect(Collectors.toMap(Function.identity(), projection -> page));
    }

    private void forget(List<Projection> changed) {
        for (Projection projection : changed) {
            projection.tables().forEach(table -> memory(table).clear());
        }
    }

    private RowMemory memory(Table table) {
        RowMemory memory = memories.get(table.name());
        if (memory == null) {
            throw new IllegalArgumentException(table.name());
        }
        return memory;
    }

    /** A page on its way into the tables. */
    private record Writing(List<RecordedEvent> page, long head, CompletableFuture<Void> done) {}

    /** What was folded meanwhile built on rows that were not written: it has to be folded again. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(RuntimeException cause) {
            super(cause);
        }
    }
}
