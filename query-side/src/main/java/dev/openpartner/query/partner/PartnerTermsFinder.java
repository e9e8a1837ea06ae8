package dev.openpartner.query.partner;

import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.partner.FindPartnerTerms;
import dev.openpartner.kernel.query.partner.PartnerTermsView;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Finds the own terms of partners. */
@Component
@Profile("role-query")
final class PartnerTermsFinder {

    private static final Set<String> PROJECTIONS = Set.of(PartnersProjection.NAME);
    private static final TypeReference<List<RuleTerms>> RULES = new TypeReference<>() {};

    private final ReadTransaction reads;

    PartnerTermsFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<List<PartnerTermsView>> on(FindPartnerTerms query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Access.requirePartner(jdbc, query.tenant(), query.partnerId());
            return jdbc.sql("select * from partner_terms where tenant = ? and partner_id = ? and rules is not null order by campaign_id")
                    .params(query.tenant(), query.partnerId())
                    .query((row, number) -> view(row))
                    .list();
        });
    }

    private static PartnerTermsView view(ResultSet row) throws SQLException {
        String campaignId = row.getString("campaign_id");
        return new PartnerTermsView(
                campaignId.equals(PartnerTermsTable.ALL_CAMPAIGNS) ? null : campaignId,
                row.getInt("version"),
                Json.read(row.getString("rules"), RULES),
                row.getObject("holdback_days", Integer.class),
                Show.time(row.getLong("effective_at_ms")),
                row.getString("changed_by"));
    }
}
