/**
 * How people get in and stay in: links, passkeys, sessions. A session names an account and nothing else; who that is and what they
 * may do is asked of the log with every request, so that a revocation ends every session at once.
 *
 * <p>Only on nodes that play both roles: the console reads what it writes.
 */
@NullMarked
package dev.openpartner.server.signin;

import org.jspecify.annotations.NullMarked;
