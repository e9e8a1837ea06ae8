package dev.openpartner.query.admin;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.admin.AdminView;
import dev.openpartner.kernel.query.admin.FindAdmins;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.ReadTransaction;
import dev.openpartner.query.read.Select;
import dev.openpartner.query.read.Show;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Finds admins. */
@Component
@Profile("role-query")
final class AdminFinder {

    private static final String LIST = "admins";
    private static final Set<String> PROJECTIONS = Set.of(AdminsProjection.NAME);

    private final ReadTransaction reads;

    AdminFinder(ReadTransaction reads) {
        this.reads = reads;
    }

    @QueryHandler
    Answer<Page<AdminView>> on(FindAdmins query) {
        Cursor cursor = Cursor.read(LIST, query.page().cursor(), 2);
        Select select = Select.from("select * from admin")
                .where("tenant = ?", query.tenant())
                .after(cursor, "(created_at_ms, admin_id) < (?, ?)", after -> new Object[] {after.number(0), after.text(1)});
        return reads.read(query.tenant(), PROJECTIONS, jdbc -> select.page(
                jdbc, "created_at_ms desc, admin_id desc", query.page().limit(), (row, number) -> view(row),
                last -> Cursor.after(LIST, last.createdAt().toEpochMilli(), last.id())));
    }

    private static AdminView view(ResultSet row) throws SQLException {
        return new AdminView(
                row.getString("admin_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("status"),
                Show.time(row.getLong("created_at_ms")),
                Show.time(Show.number(row, "revoked_at_ms")),
                row.getString("revoke_reason"));
    }
}
