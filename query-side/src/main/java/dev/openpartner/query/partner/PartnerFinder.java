package dev.openpartner.query.partner;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.partner.FindPartner;
import dev.openpartner.kernel.query.partner.FindPartners;
import dev.openpartner.kernel.query.partner.PartnerView;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.read.Access;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds partners. */
@Component
@Profile("role-query")
final class PartnerFinder {

    private static final String LIST = "partners";
    private static final Set<String> PROJECTIONS = Set.of(PartnersProjection.NAME);

    private final ReadTransaction reads;

    PartnerFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<PartnerView>> on(FindPartners query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        String email = query.email();
        Select select = Select.from("select * from partner")
                .where("tenant = ?", query.tenant())
                .maybe("status = ?", query.status())
                .maybe("email_key = ?", email == null ? null : email.strip().toLowerCase(Locale.ROOT))
                .after(cursor, "(created_at_ms, partner_id) < (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, "created_at_ms desc, partner_id desc", query.page().limit(), (row, number) -> view(row),
                last -> Cursor.after(LIST, last.createdAt().toEpochMilli(), last.id())));
    }

    @QueryHandler
    Answer<PartnerView> on(FindPartner query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> jdbc.sql("select * from partner where tenant = ? and partner_id = ?")
                .params(query.tenant(), query.partnerId())
                .query((row, number) -> view(row))
                .optional()
                .orElseThrow(Access.noPartner()));
    }

    private static PartnerView view(ResultSet row) throws SQLException {
        return new PartnerView(
                row.getString("partner_id"),
                row.getString("email"),
                row.getString("name"),
                Json.readFree(row.getString("metadata")),
                row.getString("status"),
                Show.time(row.getLong("created_at_ms")),
                Show.time(Show.number(row, "revoked_at_ms")),
                row.getString("revoke_reason"));
    }
}
