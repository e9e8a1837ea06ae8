package dev.openpartner.kernel.attribution;

import java.util.Map;
import java.util.Set;

/** Policies of a test: a model and a window per campaign, last click and 60 days for the others, and who is revoked. */
record FixedPolicies(Map<String, AttributionModel> models, Map<String, Integer> windows, Set<String> revoked)
        implements AttributionPolicies {

    static FixedPolicies all(AttributionModel model) {
        return new FixedPolicies(Map.of("c1", model, "c2", model), Map.of(), Set.of());
    }

    FixedPolicies withWindow(String campaignId, int days) {
        return new FixedPolicies(models, Map.of(campaignId, days), revoked);
    }

    FixedPolicies withRevoked(String... partnerIds) {
        return new FixedPolicies(models, windows, Set.of(partnerIds));
    }

    @Override
    public AttributionModel model(String campaignId) {
        return models.getOrDefault(campaignId, AttributionModel.LAST_CLICK);
    }

    @Override
    public int windowDays(String campaignId) {
        return windows.getOrDefault(campaignId, 60);
    }

    @Override
    public boolean isRevoked(String partnerId) {
        return revoked.contains(partnerId);
    }
}
