package dev.openpartner.command.commission;

import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.query.Answer;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.CommissionView;
import dev.openpartner.kernel.query.commission.FindCommissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Asks the read side which commissions a filter means. */
@Component
@Profile("role-command")
class CommissionSelection {

    /** More than anybody reviews in one go; narrower filters and repeats reach the rest. */
    static final int MAX_SELECTED = 10_000;

    private final QueryGateway queries;

    CommissionSelection(QueryGateway queries) {
        this.queries = queries;
    }

    /**
     * The ids of the commissions that a review is about: those it lists, or those that its filter selects now.
     *
     * @throws Refused {@code too_many_selected} beyond 10,000
     */
    List<String> of(String tenant, BulkReview review) {
        if (review.filter() != null) {
            return select(tenant, review.filter());
        }
        return review.ids() == null ? List.of() : review.ids();
    }

    /**
     * The ids of the commissions that a filter selects now.
     *
     * @throws Refused {@code too_many_selected} beyond 10,000
     */
    private List<String> select(String tenant, CommissionFilter filter) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Page<CommissionView> page = page(tenant, filter, cursor);
            page.data().forEach(commission -> ids.add(commission.id()));
            if (ids.size() > MAX_SELECTED) {
                throw Refused.invalid(
                        "too_many_selected",
                        "The filter selects more than %d commissions. Narrow it, for example by partnerId or until."
                                .formatted(MAX_SELECTED));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return ids;
    }

    private Page<CommissionView> page(String tenant, CommissionFilter filter, @Nullable String cursor) {
        FindCommissions query = new FindCommissions(tenant, filter, new PageRequest(Page.MAX_LIMIT, cursor));
        try {
            return query.typed(queries.query(query, Answer.class).join()).value();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
