/**
 * What lets people in: one-time tokens, the mail that carries them, invitations, and the set-up link for the first admin. Mail is
 * sent because of a request's row and never because of an event, so a replay sends none.
 */
@NullMarked
package dev.openpartner.command.signin;

import org.jspecify.annotations.NullMarked;
