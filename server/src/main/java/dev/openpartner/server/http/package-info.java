/**
 * What every answer of the server has in common whichever side gives it: problem details for all that goes wrong, request ids,
 * limits on bodies, and the client's own address behind proxies.
 */
@NullMarked
package dev.openpartner.server.http;

import org.jspecify.annotations.NullMarked;
