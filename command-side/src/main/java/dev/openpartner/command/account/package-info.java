/**
 * Who can sign in: admins and partners, as the log tells at the moment of asking. No projection is asked, so a revocation counts
 * from its commit on, on every node.
 */
@NullMarked
package dev.openpartner.command.account;

import org.jspecify.annotations.NullMarked;
