package dev.openpartner.query.unattributed;

import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.UnattributedView.Candidate;
import dev.openpartner.query.read.Show;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Guesses what the missing link of waiting conversions may be: somebody who was identified under nearly the same e-mail address
 * or one of the same company, or a click of an unknown visitor in the day before.
 */
final class Candidates {

    private static final String SEARCH =
            """
            with waiting as (
                select conversion_id, user_key, user_alias, user_domain, occurred_at_ms
                from conversion where tenant = ? and conversion_id = any(?) and status = 'no_identity'
            )
            select w.conversion_id, found.*
            from waiting w, lateral (
                (select 1 as rank, 'similar_user' as kind, i.user_id, i.click_id, i.partner_id, i.campaign_id, i.clicked_at_ms
                 from identity i
                 where i.tenant = ? and i.user_alias = w.user_alias and i.user_key <> w.user_key
                 order by i.stitched_at_ms desc limit 2)
                union all
                (select 2, 'same_domain', i.user_id, i.click_id, i.partner_id, i.campaign_id, i.clicked_at_ms
                 from identity i
                 where i.tenant = ? and i.user_domain = w.user_domain and i.user_alias <> w.user_alias
                 order by i.stitched_at_ms desc limit 2)
                union all
                (select 3, 'nearby_click', null, k.click_id, k.partner_id, k.campaign_id, k.clicked_at_ms
                 from click k
                 where k.tenant = ? and k.claims = 0
                   and k.clicked_at_ms between w.occurred_at_ms - 86400000 and w.occurred_at_ms
                 order by k.clicked_at_ms desc limit 2)
            ) found
            order by w.conversion_id, found.rank, found.clicked_at_ms desc, found.click_id
            """;

    private Candidates() {}

    /** Candidates per conversion, the likeliest first; conversions without any are left out. */
    static Map<String, List<Candidate>> of(JdbcClient jdbc, String tenant, List<ConversionView> waiting) {
        Map<String, List<Candidate>> candidates = new HashMap<>();
        if (waiting.isEmpty()) {
            return candidates;
        }
        String[] ids = waiting.stream().map(ConversionView::eventId).toArray(String[]::new);
        jdbc.sql(SEARCH)
                .params(tenant, ids, tenant, tenant, tenant)
                .query(row -> {
                    Candidate candidate = new Candidate(
                            row.getString("kind"),
                            row.getString("user_id"),
                            row.getString("click_id"),
                            row.getString("partner_id"),
                            row.getString("campaign_id"),
                            Show.time(row.getLong("clicked_at_ms")));
                    candidates
                            .computeIfAbsent(row.getString("conversion_id"), id -> new ArrayList<>())
                            .add(candidate);
                });
        return candidates;
    }
}
