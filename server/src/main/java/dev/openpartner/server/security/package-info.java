/**
 * Who calls and what they may do: keys become callers, and one table of routes says who may use which. What has no row is denied.
 *
 * <p>Failed keys are not counted or delayed: a key carries 256 random bits, so guessing is hopeless at any rate, while a lock would
 * hand anyone a way to shut a customer's integration out.
 */
@NullMarked
package dev.openpartner.server.security;

import org.jspecify.annotations.NullMarked;
