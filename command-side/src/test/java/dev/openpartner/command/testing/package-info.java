/** What the tests of the command side share: a durable database, and a small ledger to send commands to. */
@NullMarked
package dev.openpartner.command.testing;

import org.jspecify.annotations.NullMarked;
