/**
 * How Axon is wired: on the real transaction manager and meter registry, with JSON everywhere, with processors that stop at an
 * error instead of going on, and with our own event store and command lane in place of its defaults.
 */
@NullMarked
package dev.openpartner.command.axon;

import org.jspecify.annotations.NullMarked;
