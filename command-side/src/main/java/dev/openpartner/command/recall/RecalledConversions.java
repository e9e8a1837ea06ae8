package dev.openpartner.command.recall;

/**
 * What became of a recall.
 *
 * @param recalled how many conversions found their partner
 * @param stillLetGo how many waiting conversions of the customer are not kept in its state now
 */
public record RecalledConversions(int recalled, long stillLetGo) {}
