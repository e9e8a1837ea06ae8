package dev.openpartner.command.click;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells visits that nobody made: previews of mails and chats, crawlers, and browsers that load a page ahead of a click. */
final class AutomatedVisit {

    private static final List<String> PURPOSE_HEADERS = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|facebookexternalhit|whatsapp|skypeuripreview|link ?preview|embedly|headlesschrome|monitor");

    private AutomatedVisit() {}

    static boolean is(HttpServletRequest request) {
        return request.getMethod().equals("HEAD")
                || PURPOSE_HEADERS.stream().anyMatch(header -> isAhead(request.getHeader(header)))
                || isRobot(request.getHeader("User-Agent"));
    }

    private static boolean isAhead(@Nullable String purpose) {
        if (purpose == null) {
            return false;
        }
        String lower = purpose.toLowerCase(Locale.ROOT);
        return lower.contains("prefetch") || lower.contains("prerender") || lower.contains("preview");
    }

    private static boolean isRobot(@Nullable String userAgent) {
        return userAgent != null && ROBOT.matcher(userAgent.toLowerCase(Locale.ROOT)).find();
    }
}
