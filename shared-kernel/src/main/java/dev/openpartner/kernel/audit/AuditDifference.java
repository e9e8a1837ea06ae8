package dev.openpartner.kernel.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that the log says and a replay does not, or the other way round.
 *
 * @param position where the log says it, or where the evidence is that asks for it
 * @param conversionId the conversion it is about; absent where a replay cannot tell
 * @param recorded what the log says, in words; absent where it says nothing
 * @param replayed what follows from the evidence, in words; absent where nothing does
 */
public record AuditDifference(
        long position, @Nullable String conversionId, @Nullable String recorded, @Nullable String replayed) {}
