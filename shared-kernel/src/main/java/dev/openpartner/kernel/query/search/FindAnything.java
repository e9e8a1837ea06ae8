package dev.openpartner.kernel.query.search;

import dev.openpartner.kernel.query.Query;
import java.util.List;

/**
 * Whatever goes by that text: a deal id, an e-mail address or userId, a click, event, commission, partner or campaign id, a link's key
 * or the name of a partner or campaign. At most {@link #MOST} of each kind, exact ones first.
 */
public record FindAnything(String tenant, String text) implements Query<List<Hit>> {

    /** Most finds of one kind. */
    public static final int MOST = 20;
}
