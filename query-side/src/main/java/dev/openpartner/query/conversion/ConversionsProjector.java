package dev.openpartner.query.conversion;

import dev.openpartner.kernel.customer.CustomerEvent;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.EventNames;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds customers' journeys into conversions, attributions and identities. */
final class ConversionsProjector implements Projector {

    /** Log entries shown per conversion; decisions that flap more often than this are explained by their first ones. */
    private static final int MOST_SOURCES = 200;

    private static final String FORGET =
            " set user_id = 'erased', user_key = 'erased', user_alias = null, user_domain = null";

    private final Batch batch;
    private final Rows conversions;
    private final Rows identities;
    private final Decisions decisions;

    ConversionsProjector(Batch batch) {
        this.batch = batch;
        this.conversions = batch.rows(ConversionTable.TABLE);
        this.identities = batch.rows(IdentityTable.TABLE);
        this.decisions = new Decisions(batch);
    }

    @Override
    public void want(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ConversionRecorded e -> decisions.wantCounters(e);
            case LateEvidenceNoted e -> conversions.want(e.conversionId());
            case WaitingConversionRecalled e -> conversions.want(e.conversionId());
            case CustomerEvent e -> Decided.of(e).ifPresent(decisions::want);
            default -> {
                // Not about a customer.
            }
        }
    }

    @Override
    public void wantFurther(RecordedEvent recorded) {
        if (recorded.event() instanceof CustomerEvent event) {
            Decided.of(event).ifPresent(decisions::wantFurther);
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ConversionRecorded e -> record(recorded, e);
            case LateEvidenceNoted e -> note(recorded, e);
            case ClickStitched e -> identify(recorded, e);
            case CustomerErased e -> forget(recorded, e);
            case WaitingConversionRecalled e -> prove(conversions.require(e.conversionId()), recorded, e.recalledAtMs());
            case CustomerEvent e -> Decided.of(e).ifPresent(decided -> decide(recorded, decided));
            default -> {
                // Not about a customer.
            }
        }
    }

    private void record(RecordedEvent recorded, ConversionRecorded e) {
        String userId = batch.open(recorded.aggregateId(), e.sealedUserId());
        UserKey key = UserKey.of(userId);
        String metadata = e.sealedMetadata();
        Row row = conversions.insert(e.conversionId())
                .set(ConversionTable.TENANT, e.tenant())
                .set(ConversionTable.CUSTOMER, e.customerId())
                .set(ConversionTable.SOURCE, e.source())
                .set(ConversionTable.SOURCE_LABEL, e.sourceLabel())
                .set(ConversionTable.TYPE, e.type())
                .set(ConversionTable.VALUE_MINOR, e.valueMinor())
                .set(ConversionTable.CURRENCY, e.currency())
                .set(ConversionTable.USER_ID, userId)
                .set(ConversionTable.USER_KEY, key.canonical())
                .set(ConversionTable.USER_ALIAS, key.alias())
                .set(ConversionTable.USER_DOMAIN, key.domain())
                .set(ConversionTable.METADATA, metadata == null ? null : openJson(recorded.aggregateId(), metadata))
                .set(ConversionTable.OCCURRED_AT, e.occurredAtMs())
                .set(ConversionTable.RECEIVED_AT, e.receivedAtMs())
                .set(ConversionTable.POSITION, recorded.position())
                .set(ConversionTable.STATUS, "undecided")
                .set(ConversionTable.FLAGGED_CLICKS, false)
                .set(ConversionTable.SETTLED_LATE, false)
                .set(ConversionTable.ATTRIBUTIONS, List.of())
                .set(ConversionTable.PARTNERS, List.of())
                .set(ConversionTable.SOURCE_POSITIONS, List.of())
                .set(ConversionTable.SOURCE_EVENTS, List.of())
                .set(ConversionTable.SOURCE_TIMES, List.of())
                .set(ConversionTable.LATE_POSITIONS, List.of())
                .set(ConversionTable.LATE_CAUSES, List.of())
                .set(ConversionTable.LATE_CLICKS, List.of())
                .set(ConversionTable.LATE_TIMES, List.of());
        prove(row, recorded, e.receivedAtMs());
        decisions.count(e);
    }

    private @Nullable String openJson(String subject, String sealed) {
        String text = batch.open(subject, sealed);
        return text.equals(PersonalData.ERASED) ? null : text;
    }

    private void decide(RecordedEvent recorded, Decided decided) {
        Row row = conversions.require(decided.conversionId());
        decisions.apply(row, decided, recorded.position());
        prove(row, recorded, decided.atMs());
    }

    private static void prove(Row row, RecordedEvent recorded, long atMs) {
        if (row.get(ConversionTable.SOURCE_POSITIONS).size() < MOST_SOURCES) {
            row.append(ConversionTable.SOURCE_POSITIONS, recorded.position())
                    .append(ConversionTable.SOURCE_EVENTS, EventNames.of(recorded.event()))
                    .append(ConversionTable.SOURCE_TIMES, atMs);
        }
    }

    private void note(RecordedEvent recorded, LateEvidenceNoted e) {
        Row row = conversions.require(e.conversionId());
        if (row.get(ConversionTable.LATE_POSITIONS).size() < MOST_SOURCES) {
            String clickId = e.clickId();
            row.append(ConversionTable.LATE_POSITIONS, recorded.position())
                    .append(ConversionTable.LATE_CAUSES, e.cause())
                    .append(ConversionTable.LATE_CLICKS, clickId == null ? "" : clickId)
                    .append(ConversionTable.LATE_TIMES, e.notedAtMs());
        }
        prove(row, recorded, e.notedAtMs());
    }

    private void identify(RecordedEvent recorded, ClickStitched e) {
        String userId = batch.open(recorded.aggregateId(), e.sealedUserId());
        UserKey key = UserKey.of(userId);
        identities
                .insert(e.identityId())
                .set(IdentityTable.TENANT, e.tenant())
                .set(IdentityTable.CUSTOMER, e.customerId())
                .set(IdentityTable.CLICK, e.clickId())
                .set(IdentityTable.PARTNER, e.partnerId())
                .set(IdentityTable.CAMPAIGN, e.campaignId())
                .set(IdentityTable.USER_ID, userId)
                .set(IdentityTable.USER_KEY, key.canonical())
                .set(IdentityTable.USER_ALIAS, key.alias())
                .set(IdentityTable.USER_DOMAIN, key.domain())
                .set(IdentityTable.CLICKED_AT, e.clickedAtMs())
                .set(IdentityTable.STITCHED_AT, e.stitchedAtMs())
                .set(IdentityTable.POSITION, recorded.position());
    }

    /** Up to the erasure only: whoever comes back afterwards is a new person, with a new key. */
    private void forget(RecordedEvent recorded, CustomerErased e) {
        String who = " where customer_id = ? and position < ?";
        batch.afterwards("update conversion" + FORGET + ", metadata = null" + who, e.customerId(), recorded.position());
        batch.afterwards("update identity" + FORGET + who, e.customerId(), recorded.position());
    }
}
