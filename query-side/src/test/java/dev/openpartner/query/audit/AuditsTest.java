package dev.openpartner.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.audit.AuditView;
import dev.openpartner.kernel.query.audit.FindAudit;
import dev.openpartner.query.projection.TenantRows;
import dev.openpartner.query.support.History;
import dev.openpartner.query.support.Journey;
import dev.openpartner.query.support.ReadSide;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class AuditsTest {

    private final ReadSide side = new ReadSide();
    private final Audits audits = side.bean(Audits.class);

    @AfterEach
    void close() {
        side.close();
        side.dataSource().close();
    }

    private Optional<AuditView> newest(String tenant) {
        return side.bean(AuditFinder.class).on(new FindAudit(tenant)).value();
    }

    private AuditView audited(String tenant) {
        audits.start(tenant, "admin:1");
        await().until(() -> newest(tenant).filter(audit -> !audit.running()).isPresent());
        return newest(tenant).orElseThrow();
    }

    @Test
    void whatNoEvidenceGivesIsFoundAndToldWithItsConversion() {
        side.history.partner("t1", "P1", "p@agency.example");
        side.history.campaign("t1", "camp");
        Journey jane = side.history.journey("t1", "jane@acme.example");
        Journey.Sale sale = jane.record("S1", 20_000L, "USD", History.START_MS);
        jane.attributed(sale, 1, "P1");

        AuditView audit = audited("t1");

        assertThat(audit.state()).isEqualTo("finished");
        assertThat(audit.startedBy()).isEqualTo("admin:1");
        assertThat(audit.progress()).isEqualByComparingTo("1");
        assertThat(audit.position()).isEqualTo(side.log.head());
        AuditView.Findings found = Objects.requireNonNull(audit.found());
        assertThat(found.conversions()).isOne();
        assertThat(found.differences()).isOne();
        assertThat(found.first()).singleElement().satisfies(difference -> {
            assertThat(difference.eventId()).isEqualTo("S1");
            assertThat(difference.recorded()).startsWith("decided: attributed: partner P1");
            assertThat(difference.replayed()).isEqualTo("decided: no_identity");
        });
        assertThat(newest("t2")).isEmpty();
    }

    @Test
    void oneOfATenantRunsAtATimeAndOneWhoseServerIsGoneIsToldAndTakenOver() {
        AuditStore store = side.bean(AuditStore.class);
        assertThat(store.begin("t1", "admin:1", 0, 1)).isTrue();

        assertThatThrownBy(() -> audits.start("t1", "admin:2"))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo("audit_running"));

        side.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            side.jdbc().execute("set local openpartner.tenant = 't1'");
            side.jdbc().update("update read_model.audit set moved_at = now() - interval '1 hour'");
        });
        assertThat(newest("t1").map(AuditView::state)).contains("interrupted");
        assertThat(audited("t1").startedBy()).isEqualTo("admin:1");
        assertThat(newest("t1").map(AuditView::state)).contains("finished");

        AuditView.Findings stale = new AuditView.Findings(9, 9, 9, 9, 9, List.of());
        assertThat(store.progress("t1", 1, 0.5)).isFalse();
        assertThat(store.finished("t1", 1, stale, 2)).isFalse();
        assertThat(store.failed("t1", 1, 2)).isFalse();
        assertThat(newest("t1").map(AuditView::state)).contains("finished");
        assertThat(newest("t1").map(AuditView::found)).isNotEqualTo(Optional.of(stale));
    }

    @Test
    void aFailedOneIsToldAndTheNextMayBegin() {
        CampaignVersion unknownModel = new CampaignVersion(
                1, "From the future", "https://shop.example/", List.of(), "no_such_model", 60, null, null, null, List.of());
        side.log.append("campaign:c", new CampaignCreated("t1", "c", unknownModel, History.START_MS, "admin:1"));

        assertThat(audited("t1").state()).isEqualTo("failed");
        assertThat(audited("t1").found()).isNull();
    }

    @Test
    void aTenantThatGoesTakesItsAuditAlong() {
        audited("t1");

        side.bean(TenantRows.class).delete("t1");

        assertThat(newest("t1")).isEmpty();
    }
}
