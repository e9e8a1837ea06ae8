package dev.openpartner.server.testserver;

import dev.openpartner.command.account.Tenants;
import dev.openpartner.command.signin.OneTimeTokens;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.admin.AdminEvent.AdminRegistered;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.privacy.PersonalData;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** People of every kind, and how they sign in on the {@link TestServer}. Not a component, so that no other server takes it in. */
public class TestPeople {

    /** The account of each kind of session, in the order of the matrix's columns. */
    public static final Map<String, String> SESSIONS = sessions();

    private static final Pattern COOKIE = Pattern.compile("(__Host-openpartner(?:-csrf)?)=([^;]*).*");

    private static Map<String, String> sessions() {
        Map<String, String> sessions = new LinkedHashMap<>();
        sessions.put("partner-session", "default/partner:" + TestKeys.PARTNER_ID);
        sessions.put("other-partner-session", "default/partner:partner-2");
        sessions.put("admin-session", "default/admin:admin-1");
        sessions.put("other-admin-session", "globex/admin:admin-2");
        return sessions;
    }

    @Bean
    Tenants tenants() {
        return new Tenants(Set.of("default", "globex"));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A log in which they have joined. */
    @Bean
    @Primary
    EventLog peopleInTheLog(PersonalData personalData) {
        return new EventLog() {
            @Override
            public long head() {
                return 0;
            }

            @Override
            public List<RecordedEvent> readAfter(long position, int limit) {
                return List.of();
            }

            @Override
            public List<RecordedEvent> readStream(String streamId) {
                return switch (streamId) {
                    case "admins:default" -> List.of(recorded(streamId, admin("default", "admin-1", personalData)));
                    case "admins:globex" -> List.of(recorded(streamId, admin("globex", "admin-2", personalData)));
                    case "partner:partner-1", "partner:partner-2" -> List.of(recorded(streamId, partner(streamId, personalData)));
                    default -> List.of();
                };
            }
        };
    }

    private static RecordedEvent recorded(String streamId, DomainEvent event) {
        return new RecordedEvent(1, streamId, 0, 0, event);
    }

    private static DomainEvent admin(String tenant, String id, PersonalData personalData) {
        String sealed = personalData.seal(Streams.admin(id), id);
        return new AdminRegistered(tenant, id, sealed, "hash", sealed, false, 1, "test");
    }

    private static DomainEvent partner(String streamId, PersonalData personalData) {
        String sealed = personalData.seal(streamId, streamId);
        String id = streamId.substring("partner:".length());
        return new PartnerRegistered(Caller.HOME_TENANT, id, sealed, "hash", sealed, null, false, 1, "test");
    }

    /** Signs somebody in by a link. The headers of a browser in which they are in: cookies, and the token of a page. */
    public static String[] signIn(Http http, OneTimeTokens tokens, String account) {
        Map<String, String> cookies = new LinkedHashMap<>();
        keep(http.get("/sign-in"), cookies);
        String token = tokens.issue(Purpose.SIGN_IN, account, Duration.ofMinutes(1));
        List<String> headers = new ArrayList<>(List.of(headers(cookies)));
        headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        keep(http.send("POST", "/sign-in/link", BodyPublishers.ofString("token=" + token), headers.toArray(String[]::new)), cookies);
        keep(http.get("/sign-in", headers(cookies)), cookies);
        return headers(cookies);
    }

    private static void keep(Http.Answer answer, Map<String, String> cookies) {
        for (String header : answer.response().headers().allValues("Set-Cookie")) {
            Matcher cookie = COOKIE.matcher(header);
            if (cookie.matches() && cookie.group(2).isEmpty()) {
                cookies.remove(cookie.group(1));
            } else if (cookie.matches()) {
                cookies.put(cookie.group(1), cookie.group(2));
            }
        }
    }

    /** Pages carry the cookie's token masked: a mask, then the token under it. This mask hides nothing. */
    private static String[] headers(Map<String, String> cookies) {
        byte[] token = cookies.getOrDefault("__Host-openpartner-csrf", "").getBytes(StandardCharsets.UTF_8);
        byte[] masked = new byte[2 * token.length];
        System.arraycopy(token, 0, masked, token.length, token.length);
        List<String> pairs = cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue()).toList();
        return new String[] {
            "Cookie", String.join("; ", pairs), "X-CSRF-Token", Base64.getUrlEncoder().encodeToString(masked)
        };
    }
}
