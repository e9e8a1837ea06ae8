package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerCommand.SetPartnerTerms;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsRemoved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerTermsSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SetPartnerTermsTest {

    private static final PartnerTermsSet FOR_ALL =
            new PartnerTermsSet("t", "p", null, 1, List.of(Rules.percent("30")), 7, 2, "a");

    @Test
    void own_terms_are_in_force_for_all_campaigns() {
        assertThat(Partners.joined().setTerms(terms(null, "30", 7))).contains(FOR_ALL);
        assertThat(withTerms().termsFor(null)).contains(FOR_ALL);
        assertThat(withTerms().termsFor("c")).isEmpty();
    }

    @Test
    void those_of_one_campaign_stand_beside_them_and_versions_count_over_all() {
        PartnerTermsSet forOne = (PartnerTermsSet) withTerms().setTerms(terms("c", "40", null)).orElseThrow();

        assertThat(forOne.version()).isEqualTo(2);
        PartnerState both = PartnerState.evolve(withTerms(), forOne);
        assertThat(both.termsFor("c")).contains(forOne);
        assertThat(both.termsFor(null)).contains(FOR_ALL);
    }

    @Test
    void the_very_same_terms_again_make_no_version() {
        assertThat(withTerms().setTerms(terms(null, "30", 7))).isEmpty();
    }

    @Test
    void any_other_rule_holdback_or_campaign_makes_a_version() {
        assertThat(withTerms().setTerms(terms(null, "31", 7))).isPresent();
        assertThat(withTerms().setTerms(terms(null, "30", 8))).isPresent();
        assertThat(withTerms().setTerms(terms(null, "30", null))).isPresent();
        assertThat(withTerms().setTerms(terms("c", "30", 7))).isPresent();
    }

    @Test
    void terms_that_were_removed_are_set_anew() {
        PartnerState removed = PartnerState.evolve(withTerms(), new PartnerTermsRemoved("t", "p", null, 3, "a"));

        assertThat(removed.setTerms(terms(null, "30", 7)))
                .hasValueSatisfying(event -> assertThat(((PartnerTermsSet) event).version()).isEqualTo(2));
    }

    @Test
    void an_erased_partner_gets_no_terms() {
        assertThat(Refusals.of(() -> Partners.erased().setTerms(terms(null, "30", 7)))).isEqualTo("CONFLICT partner_erased");
    }

    @Test
    void another_tenants_partner_is_not_found() {
        SetPartnerTerms command = new SetPartnerTerms("other", "p", null, List.of(Rules.percent("30")), 7, 2, "a");

        assertThat(Refusals.of(() -> Partners.joined().setTerms(command))).isEqualTo("NOT_FOUND partner_not_found");
    }

    private static PartnerState withTerms() {
        return Partners.after(Partners.REGISTERED, FOR_ALL);
    }

    private static SetPartnerTerms terms(@Nullable String campaignId, String percent, @Nullable Integer holdbackDays) {
        return new SetPartnerTerms("t", "p", campaignId, List.of(Rules.percent(percent)), holdbackDays, 2, "a");
    }
}
