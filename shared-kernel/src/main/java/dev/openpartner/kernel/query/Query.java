package dev.openpartner.kernel.query;

/**
 * A question to the read side.
 *
 * @param <R> the answer's type, wrapped in {@link Answer}
 */
public interface Query<R> {

    /** The tenant whose data may answer it; never taken from a request. */
    String tenant();

    /** The answer as its asker should see it; for typed gateways. */
    @SuppressWarnings("unchecked")
    default Answer<R> typed(Answer<?> answer) {
        return (Answer<R>) answer;
    }
}
