package dev.openpartner.kernel.click;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import org.jspecify.annotations.Nullable;

/** A verdict of fraud review about a click; the decisions of whoever claimed the click follow it in the same commit. */
public sealed interface ClickFlagCommand extends Command {

    String clickId();

    @Override
    default String aggregateId() {
        return Streams.click(clickId());
    }

    /** Let the click no longer count. */
    record FlagClick(String tenant, String clickId, @Nullable String reason, String by, long nowMs) implements ClickFlagCommand {}

    /** Take all flags off the click. */
    record UnflagClick(String tenant, String clickId, @Nullable String reason, String by, long nowMs)
            implements ClickFlagCommand {}
}
