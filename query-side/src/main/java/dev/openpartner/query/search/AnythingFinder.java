package dev.openpartner.query.search;

import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.search.FindAnything;
import dev.openpartner.kernel.query.search.Hit;
import dev.openpartner.query.conversion.UserKey;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks every table by its ids and names; what is found twice is told once, by what was asked first. */
@Component
@Profile("role-query")
final class AnythingFinder {

    private static final Set<String> PROJECTIONS = Set.of("clicks", "conversions", "commissions", "partners", "campaigns", "links");

    static final String OF_DEAL = conversion("deal", "deal = left(:text, 255) order by occurred_at_ms desc");

    private static final List<String> SEARCHES = List.of(
            conversion("event id", "conversion_id = :text"),
            search("commission", "commission_id", "status || ' commission'", "commission id", "accrued_at_ms", "commission_id = :text"),
            search("click", "click_id", "'click on ' || link_key", "click id", "clicked_at_ms", "click_id = :text"),
            partner("partner id", "partner_id = :text"),
            campaign("campaign id", "campaign_id = :text"),
            partner("e-mail", "email_key = :user"),
            conversion("user", "user_key = :user order by occurred_at_ms desc"),
            OF_DEAL,
            partner("link", "partner_id in (select partner_id from link where tenant = :tenant and link_key = :text)"),
            partner("name", "lower(name) like :like order by created_at_ms desc"),
            campaign("name", "lower(name) like :like order by created_at_ms desc"));

    private final ReadTransaction reads;

    AnythingFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    private static String conversion(String why, String condition) {
        return search("conversion", "conversion_id", "type || ' of ' || user_id", why, "occurred_at_ms", condition);
    }

    private static String partner(String why, String condition) {
        return search("partner", "partner_id", "name || ', ' || email", why, "created_at_ms", condition);
    }

    private static String campaign(String why, String condition) {
        return search("campaign", "campaign_id", "name", why, "created_at_ms", condition);
    }

    private static String search(String table, String id, String title, String why, String time, String condition) {
        return "select '%s', %s, %s, '%s', %s from %s where tenant = :tenant and %s limit %d"
                .formatted(table, id, title, why, time, table, condition, FindAnything.MOST);
    }

    @QueryHandler
    Answer<List<Hit>> on(FindAnything query) {
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> {
            Map<String, Hit> found = new LinkedHashMap<>();
            for (String search : SEARCHES) {
                hits(jdbc, search, query).forEach(hit -> found.putIfAbsent(hit.kind() + " " + hit.id(), hit));
            }
            return List.copyOf(found.values());
        });
    }

    private static List<Hit> hits(JdbcClient jdbc, String search, FindAnything query) {
        String text = query.text().strip();
        return jdbc.sql(search)
                .param("tenant", query.tenant())
                .param("text", text)
                .param("user", UserKey.of(text).canonical())
                .param("like", "%" + literally(text.toLowerCase(Locale.ROOT)) + "%")
                .query((row, number) -> hit(row))
                .list();
    }

    /** Text that a pattern takes for itself. */
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(
                Hit.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Show.time(row.getLong(5)));
    }
}
