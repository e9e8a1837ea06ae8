package dev.openpartner.query.partner;

import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.partner.PartnerEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import dev.openpartner.kernel.privacy.PersonalData;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Rows;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Folds the standing of partners and their own terms. */
final class PartnersProjector implements Projector {

    private final Batch batch;
    private final Rows partners;
    private final Rows terms;

    PartnersProjector(Batch batch) {
        this.batch = batch;
        this.partners = batch.rows(PartnerTable.TABLE);
        this.terms = batch.rows(PartnerTermsTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        switch (recorded.event()) {
            case PartnerRegistered _ -> {
                // Its row is new.
            }
            case PartnerTermsSet e -> terms.want(e.partnerId(), campaign(e.campaignId()));
            case PartnerTermsRemoved e -> terms.want(e.partnerId(), campaign(e.campaignId()));
            case PartnerEvent e -> partners.want(e.partnerId());
            default -> {
                // Nothing that a partner's rows show.
            }
        }
    }

    @Override
    public void apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case PartnerRegistered e -> register(recorded.aggregateId(), e);
            case PartnerRevoked e -> partners.require(e.partnerId())
                    .set(PartnerTable.STATUS, "revoked")
                    .set(PartnerTable.REVOKED_AT, e.atMs())
                    .set(PartnerTable.REVOKE_REASON, e.reason());
            case PartnerReinstated e -> partners.require(e.partnerId())
                    .set(PartnerTable.STATUS, "active")
                    .set(PartnerTable.REVOKED_AT, null)
                    .set(PartnerTable.REVOKE_REASON, null);
            case PartnerErased e -> partners.require(e.partnerId())
                    .set(PartnerTable.EMAIL, PersonalData.ERASED)
                    .set(PartnerTable.EMAIL_KEY, PersonalData.ERASED)
                    .set(PartnerTable.EMAIL_DOMAIN, null)
                    .set(PartnerTable.NAME, PersonalData.ERASED)
                    .set(PartnerTable.METADATA, null);
            case PartnerTermsSet e -> terms.findOrInsert(row -> row.set(PartnerTermsTable.TENANT, e.tenant()),
                            e.partnerId(), campaign(e.campaignId()))
                    .set(PartnerTermsTable.VERSION, e.version())
                    .set(PartnerTermsTable.RULES, Json.write(e.commissionRules()))
                    .set(PartnerTermsTable.HOLDBACK_DAYS, e.holdbackDays())
                    .set(PartnerTermsTable.EFFECTIVE_AT, e.atMs())
                    .set(PartnerTermsTable.CHANGED_BY, e.by());
            case PartnerTermsRemoved e -> terms.require(e.partnerId(), campaign(e.campaignId()))
                    .set(PartnerTermsTable.RULES, null)
                    .set(PartnerTermsTable.EFFECTIVE_AT, e.atMs())
                    .set(PartnerTermsTable.CHANGED_BY, e.by());
            default -> {
                // Nothing that a partner's rows show.
            }
        }
    }

    private static String campaign(@Nullable String campaignId) {
        return campaignId == null ? PartnerTermsTable.ALL_CAMPAIGNS : campaignId;
    }

    private void register(String subject, PartnerRegistered e) {
        String email = batch.open(subject, e.sealedEmail());
        String key = email.trim().toLowerCase(Locale.ROOT);
        String metadata = e.sealedMetadata();
        partners.insert(e.partnerId())
                .set(PartnerTable.TENANT, e.tenant())
                .set(PartnerTable.EMAIL, email)
                .set(PartnerTable.EMAIL_KEY, key)
                .set(PartnerTable.EMAIL_DOMAIN, key.contains("@") ? key.substring(key.lastIndexOf('@') + 1) : null)
                .set(PartnerTable.NAME, batch.open(subject, e.sealedName()))
                .set(PartnerTable.METADATA, metadata == null ? null : openJson(subject, metadata))
                .set(PartnerTable.STATUS, "active")
                .set(PartnerTable.CREATED_AT, e.atMs());
    }

    private @Nullable String openJson(String subject, String sealed) {
        String text = batch.open(subject, sealed);
        return text.equals(PersonalData.ERASED) ? null : text;
    }
}
