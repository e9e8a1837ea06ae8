/**
 * The story that a demo program tells, and telling it: three months of a made-up company, written by a fixed seed and told to the same
 * commands that everybody's requests become, each with the moment at which it happened.
 */
@NullMarked
package dev.openpartner.command.demo.load;

import org.jspecify.annotations.NullMarked;
