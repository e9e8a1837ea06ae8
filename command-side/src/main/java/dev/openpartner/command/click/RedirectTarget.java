package dev.openpartner.command.click;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor is sent: the destination with its own parameters, those of the visit (which win where both have one of the same
 * name), and {@code cref}. Parameters are carried over as they were written, not decoded and written anew.
 */
final class RedirectTarget {

    /** Keeps the Location header within what servers and browsers carry. */
    private static final int MAX_VISIT_QUERY_LENGTH = 4_096;

    private static final String CREF = "cref";

    /** Characters that no query has, and a percent sign that encodes nothing. */
    private static final Pattern NOT_OF_A_QUERY = Pattern.compile("[^A-Za-z0-9._~!$'()*+,;=:@/?%&-]|%(?![0-9A-Fa-f]{2})");

    private static final String UTM_PREFIX = "utm_";
    private static final Set<String> UTM_NAMES = Set.of("source", "medium", "campaign", "term", "content");
    private static final int MAX_UTM_LENGTH = 255;

    private RedirectTarget() {}

    /**
     * The address to send a visitor to.
     *
     * @param visitQuery the query of the visit as written; absent: none
     * @param clickId absent: the visit is not recorded, and the address carries no {@code cref}
     */
    static String of(String destinationUrl, @Nullable String visitQuery, @Nullable String clickId) {
        int hash = destinationUrl.indexOf('#');
        String fragment = hash < 0 ? "" : destinationUrl.substring(hash);
        String beforeFragment = hash < 0 ? destinationUrl : destinationUrl.substring(0, hash);
        int mark = beforeFragment.indexOf('?');
        String page = mark < 0 ? beforeFragment : beforeFragment.substring(0, mark);
        String ownQuery = mark < 0 ? "" : beforeFragment.substring(mark + 1);

        String visit = visitQuery == null || visitQuery.length() > MAX_VISIT_QUERY_LENGTH ? "" : visitQuery;
        Set<String> visitNames = new HashSet<>();
        visitNames.add(CREF);
        for (String parameter : parameters(visit)) {
            visitNames.add(name(parameter));
        }
        StringJoiner query = new StringJoiner("&");
        for (String parameter : parameters(ownQuery)) {
            if (!visitNames.contains(name(parameter))) {
                query.add(parameter);
            }
        }
        for (String parameter : parameters(visit)) {
            if (!name(parameter).equals(CREF)) {
                query.add(NOT_OF_A_QUERY.matcher(parameter).replaceAll(""));
            }
        }
        if (clickId != null) {
            query.add(CREF + "=" + clickId);
        }
        return page + (query.length() == 0 ? "" : "?" + query) + fragment;
    }

    /** The campaign parameters of a visit, without their prefix; the first of each name counts. */
    static Map<String, String> utm(@Nullable String visitQuery) {
        Map<String, String> utm = new LinkedHashMap<>();
        for (String parameter : parameters(visitQuery == null ? "" : visitQuery)) {
            String name = name(parameter);
            if (name.startsWith(UTM_PREFIX) && UTM_NAMES.contains(name.substring(UTM_PREFIX.length()))) {
                int equals = parameter.indexOf('=');
                String value = VisitText.clean(equals < 0 ? "" : decoded(parameter.substring(equals + 1)), MAX_UTM_LENGTH);
                if (value != null) {
                    utm.putIfAbsent(name.substring(UTM_PREFIX.length()), value);
                }
            }
        }
        return utm;
    }

    private static String[] parameters(String query) {
        return query.isEmpty() ? new String[0] : query.split("&", 200);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return decoded(equals < 0 ? parameter : parameter.substring(0, equals));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badlyEncoded) {
            return text;
        }
    }
}
