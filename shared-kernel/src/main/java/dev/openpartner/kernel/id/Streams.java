package dev.openpartner.kernel.id;

/**
 * The stream (aggregate) ids of the event store. Each begins with its type, because the store's unique index over stream and
 * sequence has no type column: two kinds of things with the same id must not meet.
 */
public final class Streams {

    private Streams() {}

    /** The journey of one userId; the id is a keyed hash of tenant and canonical userId. */
    public static String customer(String customerId) {
        return "customer:" + customerId;
    }

    public static String partner(String partnerId) {
        return "partner:" + partnerId;
    }

    /** Makes an e-mail unique per tenant; named by the keyed hash of tenant and canonical e-mail. */
    public static String partnerEmail(String emailHash) {
        return "partner-email:" + emailHash;
    }

    public static String campaign(String campaignId) {
        return "campaign:" + campaignId;
    }

    public static String commission(String commissionId) {
        return "commission:" + commissionId;
    }

    /** A link by its key, unique over all tenants, because the click router sees nothing else. */
    public static String link(String linkKey) {
        return "link:" + linkKey;
    }

    /** A click, unique over all tenants, because an anonymous identify call sees nothing else. */
    public static String click(String clickId) {
        return "click:" + clickId;
    }

    public static String apiKey(String keyId) {
        return "api-key:" + keyId;
    }

    /** All admins of a tenant. */
    public static String admins(String tenant) {
        return "admins:" + tenant;
    }

    /** No stream, but the subject for which one admin's personal data is sealed: the stream is that of several people. */
    public static String admin(String adminId) {
        return "admin:" + adminId;
    }
}
