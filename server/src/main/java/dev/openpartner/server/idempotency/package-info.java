/**
 * The same request twice, one effect: a write that carries an {@code Idempotency-Key} is answered from the stored answer when it
 * comes again. Conversions do not pass here: their keys live in the log itself, in the transaction of the conversion.
 *
 * <p>The answer is stored after the effect is committed, not with it. Should the process die in between, the retry runs again once
 * the lease is over; what must not exist twice (an e-mail, a link key, a decided commission) is refused then by its own rule.
 */
@NullMarked
package dev.openpartner.server.idempotency;

import org.jspecify.annotations.NullMarked;
