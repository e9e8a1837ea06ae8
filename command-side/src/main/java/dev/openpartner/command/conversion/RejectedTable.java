package dev.openpartner.command.conversion;

import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.privacy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code command.rejected_submission}. Bodies are sealed for the tenant on the way in and opened on the way out. */
@Component
@Profile("role-command")
class RejectedTable {

    /** How long a submission is kept. */
    static final Duration KEPT = Duration.ofDays(30);

    /** What one tenant may keep; beyond it the oldest go first, so that a broken integration cannot fill the disk. */
    static final long MAX_BYTES_PER_TENANT = 1L << 30;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS =
            """
            id, tenant, source, source_label, key_id, received_at, content_type, size_bytes, faults, key_event_id, customer_id,
            resubmitted_as, resubmitted_at
            """;

    private final JdbcTemplate jdbc;
    private final PersonalData personalData;

    RejectedTable(JdbcTemplate jdbc, PersonalData personalData) {
        this.jdbc = jdbc;
        this.personalData = personalData;
    }

    /** A submission with its bytes, on its way into the table. */
    record Entry(RejectedSubmission submission, RawText body) {}

    void insert(List<Entry> entries) {
        jdbc.batchUpdate(
                """
                insert into command.rejected_submission (id, tenant, source, source_label, key_id, received_at, content_type,
                    size_bytes, faults, key_event_id, customer_id, sealed_body)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)
                """,
                entries.stream().map(this::row).toList());
    }

    private Object[] row(Entry entry) {
        RejectedSubmission submission = entry.submission();
        return new Object[] {
            submission.id(),
            submission.tenant(),
            submission.source(),
            submission.sourceLabel(),
            submission.keyId(),
            Timestamp.from(submission.receivedAt()),
            submission.contentType(),
            submission.sizeBytes(),
            JSON.writeValueAsString(submission.faults()),
            submission.keyEventId(),
            submission.customerId(),
            personalData.seal(subject(submission.tenant()), entry.body().characters())
        };
    }

    /** Newest first, after the id given. */
    List<RejectedSubmission> page(String tenant, @Nullable String afterId, int limit) {
        return jdbc.query(
                "select " + COLUMNS + """
                from command.rejected_submission
                where tenant = ? and (?::text is null or id < ?)
                order by id desc limit ?
                """,
                RejectedTable::map,
                tenant,
                afterId,
                afterId,
                limit);
    }

    Optional<RejectedSubmission> find(String tenant, String id) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from command.rejected_submission where tenant = ? and id = ?",
                        RejectedTable::map,
                        tenant,
                        id)
                .stream()
                .findFirst();
    }

    /** The bytes as they came. */
    RawText body(String tenant, String id) {
        return jdbc
                .query(
                        "select sealed_body from command.rejected_submission where tenant = ? and id = ?",
                        (row, index) -> open(tenant, row.getString("sealed_body")),
                        tenant,
                        id)
                .stream()
                .findFirst()
                .orElseGet(() -> new RawText(""));
    }

    void markResubmitted(String tenant, String id, String conversionId, Instant at) {
        jdbc.update(
                """
                update command.rejected_submission set resubmitted_as = ?, resubmitted_at = ?
                where tenant = ? and id = ? and resubmitted_as is null
                """,
                conversionId,
                Timestamp.from(at),
                tenant,
                id);
    }

    /** Deletes what lies longer than allowed or beyond what a tenant may keep. Returns how many rows went. */
    int purge(Instant before) {
        int old = jdbc.update("delete from command.rejected_submission where received_at < ?", Timestamp.from(before));
        return old
                + jdbc.update(
                        """
                        delete from command.rejected_submission where id in (
                            select id from (
                                select id, sum(size_bytes) over (partition by tenant order by id desc) as kept_bytes
                                from command.rejected_submission) newest_first
                            where kept_bytes > ?)
                        """,
                        MAX_BYTES_PER_TENANT);
    }

    void deleteOf(String tenant, String customerId) {
        jdbc.update("delete from command.rejected_submission where tenant = ? and customer_id = ?", tenant, customerId);
    }

    /** Bodies in which no userId could be read, oldest first, after the id given. */
    List<Unread> unreadable(String tenant, String afterId, int limit) {
        return jdbc.query(
                """
                select id, sealed_body from command.rejected_submission
                where tenant = ? and customer_id is null and id > ? order by id limit ?
                """,
                (row, index) -> new Unread(row.getString("id"), open(tenant, row.getString("sealed_body"))),
                tenant,
                afterId,
                limit);
    }

    /** A body that nobody could read a userId in. */
    record Unread(String id, RawText body) {}

    void delete(List<String> ids) {
        jdbc.update("delete from command.rejected_submission where id = any (?)", (Object) ids.toArray(String[]::new));
    }

    private RawText open(String tenant, String sealed) {
        return new RawText(personalData.open(subject(tenant), sealed).orElse(""));
    }

    /** For whom the bodies of a tenant are sealed. */
    static String subject(String tenant) {
        return "rejected-submissions:" + tenant;
    }

    private static RejectedSubmission map(ResultSet row, int index) throws SQLException {
        Timestamp resubmittedAt = row.getTimestamp("resubmitted_at");
        return new RejectedSubmission(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("source"),
                row.getString("source_label"),
                row.getString("key_id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("content_type"),
                row.getInt("size_bytes"),
                Arrays.asList(JSON.readValue(row.getString("faults"), Fault[].class)),
                row.getObject("key_event_id", UUID.class),
                row.getString("customer_id"),
                row.getString("resubmitted_as"),
                resubmittedAt == null ? null : resubmittedAt.toInstant());
    }
}
