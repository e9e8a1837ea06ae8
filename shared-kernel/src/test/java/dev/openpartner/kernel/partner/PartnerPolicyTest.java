package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.RuleSet;
import dev.openpartner.kernel.commission.RuleSource;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerErased;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerReinstated;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerPolicyTest {

    private static final PartnerRegistered REGISTERED =
            new PartnerRegistered("t", "p1", "s", "h", "s", null, false, 0, "admin");
    private static final PartnerRevoked REVOKED = new PartnerRevoked("t", "p1", null, 1, "admin");
    private static final PartnerReinstated REINSTATED = new PartnerReinstated("t", "p1", 2, "admin");
    private static final PartnerErased ERASED = new PartnerErased("t", "p1", 3, "admin");

    @Test
    void a_partner_is_in_standing_unless_revoked_or_erased() {
        assertThat(after(REGISTERED).isInStanding()).isTrue();
        assertThat(after(REGISTERED, REVOKED).isInStanding()).isFalse();
        assertThat(after(REGISTERED, REVOKED, REINSTATED).isInStanding()).isTrue();
        assertThat(after(REGISTERED, ERASED).isInStanding()).isFalse();
        assertThat(after(REGISTERED, ERASED, REVOKED, REINSTATED).isInStanding()).isFalse();
        assertThat(after(REGISTERED, REVOKED, ERASED).revoked()).isTrue();
        assertThat(after(REGISTERED).partnerId()).isEqualTo("p1");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "c1, 99, -",
        "c1, 100, 1",
        "c2, 150, 1",
        "c1, 199, 1",
        "c1, 200, 2",
        "c2, 200, 1",
        "c1, 300, 3",
        "c2, 300, 3",
        "c1, 400, 3",
        "c2, 500, -",
        "c1, 600, 4",
    })
    void terms_for_the_campaign_win_over_terms_for_all_and_both_end(String campaignId, long atMs, @Nullable Integer version) {
        PartnerPolicy policy = after(
                REGISTERED,
                set(null, 1, 100),
                set("c1", 2, 200),
                set(null, 3, 300),
                new PartnerTermsRemoved("t", "p1", "c1", 300, "admin"),
                new PartnerTermsRemoved("t", "p1", null, 500, "admin"),
                set("c1", 4, 600));

        RuleSet terms = policy.termsInForce(campaignId, atMs);

        assertThat(terms == null ? null : terms.version()).isEqualTo(version);
    }

    @Test
    void terms_survive_a_change_of_standing_and_name_their_owner() {
        RuleSet terms = Objects.requireNonNull(after(set(null, 1, 100), REVOKED, REINSTATED).termsInForce("c9", 100));

        assertThat(terms.ownerId()).isEqualTo("p1");
        assertThat(terms.source().code()).isEqualTo("partner_terms");
        assertThat(terms.holdbackDays()).isEqualTo(30);
    }

    @Test
    void a_holdback_of_the_terms_wins_over_the_campaigns() {
        RuleSet withOwn = new RuleSet(RuleSource.PARTNER_TERMS, "p1", 1, List.of(), 30);
        RuleSet without = new RuleSet(RuleSource.PARTNER_TERMS, "p1", 1, List.of(), null);

        assertThat(withOwn.withHoldbackOr(14).holdbackDays()).isEqualTo(30);
        assertThat(without.withHoldbackOr(14).holdbackDays()).isEqualTo(14);
        assertThat(without.withHoldbackOr(null).holdbackDays()).isNull();
    }

    private static PartnerTermsSet set(@Nullable String campaignId, int version, long atMs) {
        return new PartnerTermsSet("t", "p1", campaignId, version, List.of(Rules.percent("20")), 30, atMs, "admin");
    }

    private static PartnerPolicy after(PartnerEvent... events) {
        PartnerPolicy policy = null;
        for (PartnerEvent event : events) {
            policy = PartnerPolicy.evolve(policy, event);
        }
        return Objects.requireNonNull(policy);
    }
}
