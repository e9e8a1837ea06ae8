package dev.openpartner.query.projection;

/**
 * Where a projection stands.
 *
 * @param state {@code live} or {@code building}
 * @param position the last event that its tables reflect
 * @param definitionHash of the tables as they are
 */
record ProjectionState(String name, String state, long position, String definitionHash) {

    static final String LIVE = "live";
    static final String BUILDING = "building";

    boolean isLive() {
        return state.equals(LIVE);
    }
}
