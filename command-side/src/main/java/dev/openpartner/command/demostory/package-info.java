/**
 * The story that a demo program tells, and telling it: three months of a made-up company, written by a fixed seed and told to the same
 * commands that everybody's requests become, each with the moment at which it happened. And taking away what that leaves.
 */
@NullMarked
package dev.openpartner.command.demostory;

import org.jspecify.annotations.NullMarked;
