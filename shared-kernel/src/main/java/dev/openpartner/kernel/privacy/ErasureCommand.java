package dev.openpartner.kernel.privacy;

import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.message.Command;
import java.util.Set;

/** The wish of a person to be forgotten. Amounts and decisions stay; a repeat changes nothing. */
public sealed interface ErasureCommand extends Command {

    /** Whose data key is destroyed, see {@link PersonalData}. */
    default String subject() {
        return aggregateId();
    }

    /**
     * Forget the person behind a userId, with the visits of the clicks that were theirs.
     *
     * @param clickIds their clicks
     * @param by who asks for it
     */
    record EraseCustomer(String tenant, String customerId, Set<String> clickIds, String by, long nowMs)
            implements ErasureCommand {

        @Override
        public String aggregateId() {
            return Streams.customer(customerId);
        }
    }

    /**
     * Forget a partner, and free their e-mail address.
     *
     * @param by who asks for it
     */
    record ErasePartner(String tenant, String partnerId, String by, long nowMs) implements ErasureCommand {

        @Override
        public String aggregateId() {
            return Streams.partner(partnerId);
        }
    }

    /**
     * Forget an admin, and free their e-mail address.
     *
     * @param by who asks for it
     */
    record EraseAdmin(String tenant, String adminId, String by, long nowMs) implements ErasureCommand {

        @Override
        public String aggregateId() {
            return Streams.admins(tenant);
        }

        @Override
        public String subject() {
            return Streams.admin(adminId);
        }
    }
}
