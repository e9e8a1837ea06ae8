package dev.openpartner.query.click;

import dev.openpartner.kernel.click.ClickEvent;
import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Folds clicks. What a visitor's browser said about itself stays sealed in the log: no list needs it. */
final class ClicksProjector implements Projector {

    private static final String ALL_PARTNERS = "";

    private final Rows clicks;
    private final Rows perDay;

    ClicksProjector(Batch batch) {
        this.clicks = batch.rows(ClickTable.TABLE);
        this.perDay = batch.rows(ClickDayTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof ClickRecorded e) {
            perDay.want(e.tenant(), e.partnerId(), day(e.clickedAtMs()));
            perDay.want(e.tenant(), ALL_PARTNERS, day(e.clickedAtMs()));
        } else if (recorded.event() instanceof ClickEvent e) {
            clicks.want(e.clickId());
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ClickRecorded e -> record(e, recorded.position());
            case ClickClaimed e -> {
                Row row = clicks.require(e.clickId());
                row.set(ClickTable.CLAIMS, row.get(ClickTable.CLAIMS) + 1);
            }
            case ClickFlagged e -> flag(e);
            case ClickUnflagged e -> clicks.require(e.clickId())
                    .set(ClickTable.FLAGS, List.of())
                    .set(ClickTable.FLAG_REASON, null)
                    .set(ClickTable.FLAGGED_AT, null);
            default -> {
                // Not about a click.
            }
        }
    }

    private void record(ClickRecorded e, long position) {
        clicks.insert(e.clickId())
                .set(ClickTable.TENANT, e.tenant())
                .set(ClickTable.LINK_KEY, e.linkKey())
                .set(ClickTable.PARTNER, e.partnerId())
                .set(ClickTable.CAMPAIGN, e.campaignId())
                .set(ClickTable.CLICKED_AT, e.clickedAtMs())
                .set(ClickTable.IP_HASH, e.ipHash())
                .set(ClickTable.COUNTRY, e.country())
                .set(ClickTable.ORIGIN, e.origin())
                .set(ClickTable.FLAGS, e.flags())
                .set(ClickTable.FLAGGED_AT, e.flags().isEmpty() ? null : e.recordedAtMs())
                .set(ClickTable.CLAIMS, 0)
                .set(ClickTable.POSITION, position);
        for (String partner : List.of(e.partnerId(), ALL_PARTNERS)) {
            perDay.findOrInsert(row -> row.set(ClickDayTable.CLICKS, 0L), e.tenant(), partner, day(e.clickedAtMs()))
                    .add(ClickDayTable.CLICKS, 1);
        }
    }

    private void flag(ClickFlagged e) {
        Row row = clicks.require(e.clickId());
        if (!row.get(ClickTable.FLAGS).contains(e.flag())) {
            row.append(ClickTable.FLAGS, e.flag());
        }
        row.set(ClickTable.FLAG_REASON, e.reason()).set(ClickTable.FLAGGED_AT, e.atMs());
    }

    private static int day(long atMs) {
        return Math.toIntExact(Math.floorDiv(atMs, TimeUnit.DAYS.toMillis(1)));
    }
}
