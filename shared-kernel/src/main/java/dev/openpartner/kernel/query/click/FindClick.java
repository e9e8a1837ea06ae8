package dev.openpartner.kernel.query.click;

import dev.openpartner.kernel.query.Query;

/** One click, flagged or not; refused as {@code click_not_found}. */
public record FindClick(String tenant, String clickId) implements Query<FlaggedClickView> {}
