/**
 * Settles waiting conversions beyond what a customer's state keeps, in the background: evidence asks for it in its own transaction,
 * a worker looks through the customer's history and has the lane decide again what it finds.
 */
@NullMarked
package dev.openpartner.command.recall;

import org.jspecify.annotations.NullMarked;
