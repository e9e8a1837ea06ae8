/** Whether this server can take conversions right now, in a form that a load balancer can ask for many times a second. */
@NullMarked
package dev.openpartner.server.health;

import org.jspecify.annotations.NullMarked;
