/**
 * What every writing route shares: a body reader that names each fault with its pointer, the way a command reaches its aggregate
 * and its answer comes back, and the checks of addresses and times that clients send.
 */
@NullMarked
package dev.openpartner.command.http;

import org.jspecify.annotations.NullMarked;
