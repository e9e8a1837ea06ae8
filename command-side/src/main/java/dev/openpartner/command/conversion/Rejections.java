package dev.openpartner.command.conversion;

import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.customer.UserIds;
import dev.openpartner.kernel.id.IdSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps submissions that were refused for their body, and forgets those of a person who is erased. */
@Component
@Profile("role-command")
public class Rejections {

    private static final int SCAN_PAGE = 100;

    private final RejectedTable table;
    private final SubmissionIdentity identity;
    private final IdSource ids;

    Rejections(RejectedTable table, SubmissionIdentity identity, IdSource ids) {
        this.table = table;
        this.identity = identity;
        this.ids = ids;
    }

    /**
     * Keeps a single submission. Where that fails the client is told to try again, because a 400 would be the end of it.
     *
     * @return the same refusal, naming what it was kept under
     */
    InvalidRequest keep(
            Caller caller,
            @Nullable String key,
            @Nullable String contentType,
            byte[] body,
            Instant receivedAt,
            InvalidRequest refusal) {
        UUID keyEventId = key == null ? null : identity.ofKey(caller.tenant(), caller.source(), key);
        RejectedTable.Entry entry = entry(caller, keyEventId, contentType, RawText.of(body), receivedAt, refusal.faults());
        table.insert(List.of(entry));
        return refusal.with(Map.of("rejectedId", entry.submission().id()));
    }

    /** An entry to be kept with others. */
    RejectedTable.Entry entry(
            Caller caller,
            @Nullable UUID keyEventId,
            @Nullable String contentType,
            RawText body,
            Instant receivedAt,
            List<Fault> faults) {
        RejectedSubmission submission = new RejectedSubmission(
                ids.next(),
                caller.tenant(),
                caller.source(),
                caller.keyLabel(),
                caller.keyId(),
                receivedAt,
                contentType,
                body.sizeBytes(),
                faults,
                keyEventId,
                customerOf(caller.tenant(), body.bytes()),
                null,
                null);
        return new RejectedTable.Entry(submission, body);
    }

    void keepAll(List<RejectedTable.Entry> entries) {
        if (!entries.isEmpty()) {
            table.insert(entries);
        }
    }

    /** Deletes every kept submission that mentions a userId. Takes part in the transaction. */
    public void forget(String tenant, String userId) {
        table.deleteOf(tenant, identity.customerId(tenant, userId));
        // What could not be parsed may hold the userId all the same. Bounded by what a tenant may keep.
        String wanted = UserIds.canonical(userId).toLowerCase(Locale.ROOT);
        List<String> mentioning = new ArrayList<>();
        String after = "";
        List<RejectedTable.Unread> page;
        do {
            page = table.unreadable(tenant, after, SCAN_PAGE);
            for (RejectedTable.Unread unread : page) {
                if (unread.body().readable().toLowerCase(Locale.ROOT).contains(wanted)) {
                    mentioning.add(unread.id());
                }
                after = unread.id();
            }
        } while (page.size() == SCAN_PAGE);
        table.delete(mentioning);
    }

    /** For whom the kept submissions of a tenant are sealed: without that key, all of them are unreadable. */
    public static String subject(String tenant) {
        return RejectedTable.subject(tenant);
    }

    private @Nullable String customerOf(String tenant, byte[] body) {
        if (body.length > BatchReader.MAX_ITEM_BYTES) {
            return null;
        }
        try {
            String userId = SubmissionReader.userIdOf(StrictJson.parse(body));
            return userId == null ? null : identity.customerId(tenant, userId);
        } catch (InvalidRequest unreadable) {
            return null;
        }
    }
}
