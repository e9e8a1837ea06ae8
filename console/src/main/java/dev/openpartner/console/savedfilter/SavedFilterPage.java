package dev.openpartner.console.savedfilter;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;

/** Saves the filter of a list under a name, and removes it; the lists themselves show those that there are. */
@ConsolePage
final class SavedFilterPage {

    /** More do not fit above a list. */
    private static final int MOST = 20;

    private static final int LONGEST_NAME = 60;
    private static final Set<String> PAGES = Set.of("/review", "/conversions");
    private static final String OF_ONE_PERSON = "userId=";

    private final SavedFilters filters;

    SavedFilterPage(SavedFilters filters) {
        this.filters = filters;
    }

    @PostMapping("/saved-filters")
    String save(Caller caller, HttpServletRequest request) {
        Form form = Form.of(request);
        String page = page(form);
        String name = name(form);
        String query = form.text("query");
        String address = page + "?" + query;
        check(query, address);
        if (!filters.save(caller, page, name, query, MOST)) {
            throw Refused.conflict(
                    "too_many_filters", "You have %d saved filters for this list, which is the most. Remove one first.".formatted(MOST));
        }
        return Done.at(address, "filter-saved");
    }

    @PostMapping("/saved-filters/remove")
    String remove(Caller caller, HttpServletRequest request) {
        Form form = Form.of(request);
        String page = page(form);
        filters.remove(caller, page, name(form));
        return Done.at(page, "filter-removed");
    }

    private static String page(Form form) {
        if (!PAGES.contains(form.text("page"))) {
            throw fault("page", "invalid_value", "There are saved filters for the review queue and for conversions alone.");
        }
        return form.text("page");
    }

    private static String name(Form form) {
        String name = form.text("name");
        if (name.isBlank() || name.indexOf(0) >= 0) {
            throw fault("name", "required", "Give the filter a name that can be read.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw fault("name", "too_long", "The name is longer than %d characters. Shorten it.".formatted(LONGEST_NAME));
        }
        return name;
    }

    private static void check(String query, String address) {
        if (query.isEmpty()) {
            throw fault("query", "required", "Nothing narrows the list. Choose a filter, and save it then.");
        }
        if (!Here.inside(address, "").equals(address)) {
            throw fault("query", "invalid_value", "The filter is longer than 2,000 characters, or not as the list writes it.");
        }
        // What names a customer would stay here when they ask to be forgotten.
        if (query.startsWith(OF_ONE_PERSON) || query.contains("&" + OF_ONE_PERSON)) {
            throw fault("query", "invalid_value", "A filter for one user is not kept, because it names a person. Take the user out of it.");
        }
    }

    private static InvalidRequest fault(String field, String code, String message) {
        return InvalidRequest.body(List.of(new Fault("/" + field, code, message)));
    }
}
