/**
 * Reading your own writes without asking for it: what a key wrote through this node, the same key finds when it reads here next.
 */
@NullMarked
package dev.openpartner.server.consistency;

import org.jspecify.annotations.NullMarked;
