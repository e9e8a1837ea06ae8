package dev.openpartner.kernel.attribution;

/**
 * The policies that decide one conversion: each campaign's as in force at the conversion's time, each partner's standing as of
 * the decision. Asked only about campaigns and partners that a considered click names.
 */
public interface AttributionPolicies {

    AttributionModel model(String campaignId);

    /** How many days before the conversion a click of this campaign may lie. */
    int windowDays(String campaignId);

    /** Whether the partner has lost their standing. */
    boolean isRevoked(String partnerId);
}
